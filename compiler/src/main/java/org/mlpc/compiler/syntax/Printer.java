package org.mlpc.compiler.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints what was written as canonical text: one layout, brackets only where they are needed, doc comments kept, other
 * comments lost. Parsing the text gives the same records again, but for their places.
 */
public final class Printer {
    private static final String INDENT = "    ";

    private Printer() {}

    /** A whole file. */
    public static String print(ModelFile file) {
        String head = file.packageName().map(name -> "package " + name + "\n\n").orElse("");
        return head + file.declarations().stream().map(Printer::print).collect(Collectors.joining("\n"));
    }

    /** An expression on one line. */
    public static String print(Term term) {
        return TermPrinter.print(term);
    }

    /** A name and its arguments. */
    public static String print(Use use) {
        return TermPrinter.print(use);
    }

    /** An expression before {@code *} in a weighted sum. */
    public static String factor(Term term) {
        return PartPrinter.weight(term);
    }

    /** A declaration with its doc comment, ending in a line end. */
    public static String print(Declaration declaration) {
        return doc(declaration.doc()) + body(declaration);
    }

    private static String doc(Optional<String> doc) {
        if (doc.isEmpty()) {
            return "";
        }
        String text = doc.get();
        if (!text.contains("\n")) {
            return text.isEmpty() ? "/** */\n" : "/** " + text + " */\n";
        }
        String lines =
                text.lines().map(line -> (" * " + line).stripTrailing() + "\n").collect(Collectors.joining());
        return "/**\n" + lines + " */\n";
    }

    private static String body(Declaration declaration) {
        if (declaration instanceof Declaration.Network network) {
            return "network " + network.name() + " {\n" + PartPrinter.parts(network.parts(), INDENT) + "}\n";
        }
        if (declaration instanceof Declaration.Activation activation) {
            return "activation " + activation.name() + inputs(activation.inputs(), activation.parameters()) + " = "
                    + print(activation.body()) + "\n" + clause("derivative", activation.derivative())
                    + clause("surrogate", activation.surrogate()) + conditions("ensures", activation.ensures())
                    + activation
                            .initializer()
                            .map(use -> INDENT + "init " + TermPrinter.print(use) + "\n")
                            .orElse("");
        }
        if (declaration instanceof Declaration.Loss loss) {
            return "loss " + loss.name() + inputs(loss.inputs(), loss.parameters()) + " = " + print(loss.body()) + "\n"
                    + loss.after().stream().map(Printer::after).collect(Collectors.joining())
                    + clause("surrogate", loss.surrogate()) + conditions("expects", loss.expects())
                    + conditions("reaches", loss.reaches());
        }
        if (declaration instanceof Declaration.Optimizer optimizer) {
            return "optimizer " + optimizer.name() + parameters(optimizer.parameters())
                    + expects(optimizer.expects()) + " {\n"
                    + optimizer.statements().stream().map(Printer::statement).collect(Collectors.joining()) + "}\n";
        }
        if (declaration instanceof Declaration.Schedule schedule) {
            return "schedule " + schedule.name() + parameters(schedule.parameters()) + " = " + print(schedule.body())
                    + "\n";
        }
        if (declaration instanceof Declaration.Initializer initializer) {
            return "initializer " + initializer.name() + parameters(initializer.parameters()) + " = "
                    + print(initializer.body()) + "\n";
        }
        Declaration.Alias alias = (Declaration.Alias) declaration;
        return alias.kind().name().toLowerCase(Locale.ROOT) + " " + alias.name() + " = " + alias.original() + "\n";
    }

    private static String expects(List<Term> conditions) {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().map(Printer::print).collect(Collectors.joining(", ", " expects ", ""));
    }

    private static String inputs(List<Parameter> inputs, List<Parameter> parameters) {
        return "(" + list(inputs) + (parameters.isEmpty() ? "" : "; " + list(parameters)) + ")";
    }

    private static String parameters(List<Parameter> parameters) {
        return parameters.isEmpty() ? "" : "(" + list(parameters) + ")";
    }

    private static String list(List<Parameter> parameters) {
        return parameters.stream().map(Printer::parameter).collect(Collectors.joining(", "));
    }

    private static String parameter(Parameter parameter) {
        String learn = parameter.kind() == Parameter.Kind.LEARNED ? "learn " : "";
        String sign = parameter.kind() == Parameter.Kind.DRAWN ? " ~ " : " = ";
        return learn
                + parameter.name()
                + (parameter.vector() ? "[]" : "")
                + parameter.value().map(value -> sign + print(value)).orElse("");
    }

    private static String clause(String word, Optional<Term> term) {
        return term.map(value -> INDENT + word + " " + print(value) + "\n").orElse("");
    }

    private static String conditions(String word, List<Term> conditions) {
        return conditions.isEmpty()
                ? ""
                : conditions.stream().map(Printer::print).collect(Collectors.joining(", ", INDENT + word + " ", "\n"));
    }

    private static String after(Declaration.After after) {
        return INDENT + "after " + after.activation() + ":\n" + INDENT + clause("value", Optional.of(after.value()))
                + INDENT + clause("gradient", Optional.of(after.gradient()));
    }

    private static String statement(Declaration.Statement statement) {
        if (statement instanceof Declaration.Statement.State state) {
            return INDENT + "state "
                    + state.memories().stream()
                            .map(m -> m.name()
                                    + m.start()
                                            .map(start -> " = " + print(start))
                                            .orElse(""))
                            .collect(Collectors.joining(", "))
                    + "\n";
        }
        if (statement instanceof Declaration.Statement.Scalar scalar) {
            return INDENT + "scalar " + scalar.name() + " = " + print(scalar.start()) + "\n";
        }
        if (statement instanceof Declaration.Statement.Let let) {
            return INDENT + "let " + let.name() + " = " + print(let.value()) + "\n";
        }
        Declaration.Statement.Assign assign = (Declaration.Statement.Assign) statement;
        return INDENT + assign.name() + " = " + print(assign.value()) + "\n";
    }
}
