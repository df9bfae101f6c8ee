package org.mlpc.compiler.check.term;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Ranges;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Printer;
import org.mlpc.compiler.syntax.Use;

/** Gives the parameters of a declaration their values at one use. */
public final class Arguments {
    /** Missing arguments that a message lists. */
    private static final int SHOWN = 8;

    private final Diagnostics diagnostics;
    private final Resolver resolver;

    public Arguments(Diagnostics diagnostics, Resolver resolver) {
        this.diagnostics = diagnostics;
        this.resolver = resolver;
    }

    /**
     * The value of every parameter, in order of declaration.
     *
     * @param use for its name and place
     * @param given the arguments
     * @param parameters of the declaration
     * @param byPosition whether arguments may come without names
     * @return empty after a report
     */
    public Optional<Map<String, Expr.Constant>> bind(
            Use use, List<Use.Argument> given, List<Parameter> parameters, boolean byPosition) {
        return bind(use, given, parameters, byPosition, Scope.empty());
    }

    /** The same where names may stand among the arguments, which mean what they mean at the place of the use. */
    public Optional<Map<String, Expr.Constant>> bind(
            Use use, List<Use.Argument> given, List<Parameter> parameters, boolean byPosition, Scope around) {
        int before = diagnostics.errors();
        Map<String, Use.Argument> chosen = chosen(use, given, parameters, byPosition);
        Map<String, Expr.Constant> values = values(use, chosen, parameters, around);
        return diagnostics.errors() == before ? Optional.of(values) : Optional.empty();
    }

    /**
     * How a use is shown: without the named arguments that only say what holds anyway, so that a text in which every
     * default is written out becomes the same Java.
     *
     * @param values what {@link #bind} found
     */
    public String shown(Use use, List<Parameter> parameters, Map<String, Expr.Constant> values) {
        List<Use.Argument> telling = use.arguments().stream()
                .filter(a -> a.name().isEmpty() || !holdsAnyway(a.name().get().text(), parameters, values))
                .toList();
        return Printer.print(new Use(use.span(), use.name(), telling));
    }

    private boolean holdsAnyway(String name, List<Parameter> parameters, Map<String, Expr.Constant> values) {
        Map<String, Expr> before = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.name().text().equals(name)) {
                return parameter
                        .value()
                        .flatMap(v -> resolver.constant(v, new Scope(before, "")))
                        .filter(v -> v.value()
                                == Objects.requireNonNull(values.get(name)).value())
                        .isPresent();
            }
            before.put(parameter.name().text(), values.get(parameter.name().text()));
        }
        return false;
    }

    /** The arguments by the names of their parameters; one that is needed and not given is reported. */
    public Map<String, Use.Argument> chosen(
            Use use, List<Use.Argument> given, List<Parameter> parameters, boolean byPosition) {
        int before = diagnostics.errors();
        Map<String, Use.Argument> chosen = new LinkedHashMap<>();
        boolean named = false;
        for (int i = 0; i < given.size(); i++) {
            Use.Argument argument = given.get(i);
            if (i > 0 && isDecimals(given.get(i - 1), argument)) {
                decimalComma(given.get(i - 1), argument, diagnostics.errors() > before);
                continue;
            }
            named |= argument.name().isPresent();
            Optional<String> name = argument.name().isPresent()
                    ? known(use, argument.name().get(), parameters)
                    : position(use, argument, i, parameters, byPosition && !named);
            name.ifPresent(n -> choose(chosen, n, argument));
        }
        if (diagnostics.errors() == before) {
            missing(use, chosen, parameters);
        }
        return chosen;
    }

    /** Whether a number is the decimals of the one before, as in {@code learning_rate = 0,01}. */
    private static boolean isDecimals(Use.Argument before, Use.Argument argument) {
        Span whole = before.value().span();
        Span part = argument.span();
        return before.name().isPresent()
                && argument.name().isEmpty()
                && whole.text().matches("-?[0-9]+")
                && part.text().matches("[0-9]+")
                && part.start() == whole.end() + 1;
    }

    private void decimalComma(Use.Argument before, Use.Argument argument, boolean quiet) {
        Span whole = before.value().span();
        Span number = whole.to(argument.span());
        String name = before.name().map(Name::text).orElse("");
        if (quiet) {
            diagnostics.follows();
        } else {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.ARGUMENT,
                            number,
                            "`" + number.text() + "` is not one number: decimals stand behind a point")
                    .help("write `" + name + " = " + whole.text() + "."
                            + argument.span().text() + "`"));
        }
    }

    private void choose(Map<String, Use.Argument> chosen, String name, Use.Argument argument) {
        Use.Argument first = chosen.putIfAbsent(name, argument);
        if (first != null) {
            diagnostics.report(Diagnostic.of(DiagnosticCode.ARGUMENT, argument.span(), "`" + name + "` is given twice")
                    .also(first.span(), "first given here"));
        }
    }

    private Optional<String> known(Use use, Name name, List<Parameter> parameters) {
        List<String> names = parameters.stream().map(p -> p.name().text()).toList();
        if (names.contains(name.text())) {
            return Optional.of(name.text());
        }
        Diagnostic unknown = Diagnostic.of(
                DiagnosticCode.ARGUMENT, name.span(), "`" + use.name() + "` has no argument `" + name + "`");
        String has = names.isEmpty() ? "it takes no arguments" : "it has: " + Quote.some(names);
        diagnostics.report(unknown.help(
                Suggestion.help(Habits.Kind.ARGUMENT, name.text(), names).orElse(has)));
        return Optional.empty();
    }

    private Optional<String> position(
            Use use, Use.Argument argument, int index, List<Parameter> parameters, boolean allowed) {
        if (index >= parameters.size()) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.ARGUMENT,
                    argument.span(),
                    "`" + use.name() + "` takes "
                            + (parameters.isEmpty()
                                    ? "no arguments"
                                    : "at most " + parameters.size()
                                            + (parameters.size() == 1 ? " argument" : " arguments"))));
            return Optional.empty();
        }
        String name = parameters.get(index).name().text();
        if (!allowed) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.ARGUMENT,
                            argument.span(),
                            "arguments of `" + use.name() + "` are given by name here")
                    .help("write `" + name + " = " + argument.span().text() + "`"));
        }
        return Optional.of(name);
    }

    private Map<String, Expr.Constant> values(
            Use use, Map<String, Use.Argument> chosen, List<Parameter> parameters, Scope around) {
        int before = diagnostics.errors();
        Map<String, Expr.Constant> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String name = parameter.name().text();
            Use.Argument argument = chosen.get(name);
            if (argument != null) {
                resolver.constant(argument.value(), around)
                        .ifPresent(v -> put(values, name, v, argument.value().span()));
            } else if (parameter.value().isPresent() && diagnostics.errors() == before) {
                // a default may be made of values before it, which must be right for that
                resolver.constant(parameter.value().get(), new Scope(new LinkedHashMap<>(values), ""))
                        .ifPresent(v -> put(values, name, v, use.span()));
            }
        }
        return values;
    }

    private void put(Map<String, Expr.Constant> values, String name, Expr.Constant value, Span place) {
        values.put(name, value);
        range(name, value, place);
    }

    /** The defaults of parameters, each made of those before it, as far as they can be found out. */
    public Map<String, Expr.Constant> defaults(List<Parameter> parameters) {
        int before = diagnostics.errors();
        Map<String, Expr.Constant> defaults = new LinkedHashMap<>();
        for (Parameter p : parameters) {
            p.value()
                    .filter(v -> diagnostics.errors() == before)
                    .flatMap(v -> resolver.constant(v, new Scope(new LinkedHashMap<>(defaults), "")))
                    .ifPresent(v -> put(defaults, p.name().text(), v, p.span()));
        }
        return defaults;
    }

    private void missing(Use use, Map<String, Use.Argument> chosen, List<Parameter> parameters) {
        List<String> missing = parameters.stream()
                .filter(p -> p.value().isEmpty())
                .map(p -> p.name().text())
                .filter(name -> !chosen.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            diagnostics.report(
                    Diagnostic.of(DiagnosticCode.ARGUMENT, use.span(), "`" + use.name() + "` needs " + missing(missing))
                            .help("write `" + use.name() + "(" + missing.get(0) + " = …)`"));
        }
    }

    private static String missing(List<String> names) {
        String first = names.stream().limit(SHOWN).map(n -> "`" + n + "`").collect(Collectors.joining(" and "));
        return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
    }

    private void range(String name, Expr.Constant value, Span span) {
        Ranges.problem(name, value.value())
                .ifPresent(problem -> diagnostics.report(Diagnostic.of(
                        DiagnosticCode.OUT_OF_RANGE,
                        span,
                        "`" + name + "` is " + value.spelling() + ", but " + problem)));
    }
}
