package org.mlpc.compiler.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.network.Start;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Resolves initializers down to the distributions that are built in: {@code uniform} and {@code normal}. */
final class Initializers {
    private final Library library;
    private final Diagnostics diagnostics;
    private final Activations activations;
    private final Deque<Declaration> open = new ArrayDeque<>();

    Initializers(Library library, Diagnostics diagnostics, Activations activations) {
        this.library = library;
        this.diagnostics = diagnostics;
        this.activations = activations;
    }

    /** How a tensor starts, from the initializer of its use. */
    Optional<Start> use(Use use, int fanIn, int fanOut) {
        return use(use, Scope.empty(), fanIn, fanOut).map(start -> display(start, use));
    }

    private static Start display(Start start, Use use) {
        String name = use.name().text();
        boolean builtIn = start.notation().startsWith(name + "(")
                || start.notation().equals(use.span().text());
        return builtIn ? start : renamed(start, name + ", " + start.notation());
    }

    private static Start renamed(Start start, String notation) {
        if (start instanceof Start.Uniform u) {
            return new Start.Uniform(notation, u.low(), u.high());
        }
        if (start instanceof Start.Normal n) {
            return new Start.Normal(notation, n.mean(), n.deviation());
        }
        return start instanceof Start.Constant c ? new Start.Constant(notation, c.value()) : start;
    }

    /** The start of a name without arguments, such as a default. */
    Start standard(String name, int fanIn, int fanOut) {
        Declaration declaration = library.find(Library.Kind.INITIALIZER, name).orElseThrow();
        Use use = new Use(declaration.name().span(), declaration.name(), List.of());
        return use(use, fanIn, fanOut).orElseThrow();
    }

    /** Resolves a declaration, used or not, and reports what is wrong with it. */
    void check(Declaration.Initializer declaration) {
        Map<String, Expr.Constant> values = new LinkedHashMap<>();
        declaration.parameters().forEach(p -> values.put(p.name().text(), Exprs.constant("0.5")));
        resolve(declaration, values, 3, 2);
    }

    private Optional<Start> use(Use use, Scope scope, int fanIn, int fanOut) {
        String name = use.name().text();
        if (name.equals("uniform") || name.equals("normal")) {
            return distribution(use, scope);
        }
        return library.require(Library.Kind.INITIALIZER, use.name(), diagnostics)
                .map(Declaration.Initializer.class::cast)
                .flatMap(declaration -> activations
                        .arguments()
                        .bind(use, use.arguments(), declaration.parameters(), true)
                        .flatMap(values -> resolve(declaration, values, fanIn, fanOut)));
    }

    private Optional<Start> resolve(
            Declaration.Initializer declaration, Map<String, Expr.Constant> values, int fanIn, int fanOut) {
        if (open.contains(declaration)) {
            diagnostics.report(Diagnostic.of(
                    Code.CIRCULAR,
                    declaration.name().span(),
                    "the initializer `" + declaration.name() + "` is defined by itself"));
            return Optional.empty();
        }
        Parameters.check(declaration.parameters(), List.of("fan_in", "fan_out"), diagnostics);
        Scope scope = new Scope(new LinkedHashMap<>(values), "")
                .with("fan_in", Exprs.constant(fanIn))
                .with("fan_out", Exprs.constant(fanOut));
        open.push(declaration);
        try {
            return start(declaration.body(), scope, fanIn, fanOut);
        } finally {
            open.pop();
        }
    }

    private Optional<Start> start(Term body, Scope scope, int fanIn, int fanOut) {
        if (body instanceof Term.Call call && (drawn(call.use().name()))) {
            return use(call.use(), scope, fanIn, fanOut);
        }
        if (body instanceof Term.Reference reference && drawn(new Name(reference.span(), reference.name()))) {
            return use(new Use(body.span(), new Name(body.span(), reference.name()), List.of()), scope, fanIn, fanOut);
        }
        return activations
                .resolver()
                .constant(body, scope)
                .map(value -> new Start.Constant(value.spelling(), value.value()));
    }

    private boolean drawn(Name name) {
        return name.text().equals("uniform")
                || name.text().equals("normal")
                || library.find(Library.Kind.INITIALIZER, name.text()).isPresent();
    }

    private Optional<Start> distribution(Use use, Scope scope) {
        String name = use.name().text();
        List<String> names = name.equals("uniform") ? List.of("low", "high") : List.of("mean", "stddev");
        if (use.arguments().size() != 2) {
            diagnostics.report(Diagnostic.of(
                            Code.ARGUMENT,
                            use.span(),
                            "`" + name + "` takes 2 arguments, not "
                                    + use.arguments().size())
                    .help("write `" + name + "(" + String.join(", ", names) + ")`"));
            return Optional.empty();
        }
        List<Double> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Use.Argument argument = use.arguments().get(i);
            boolean misnamed =
                    argument.name().isPresent() && !argument.name().get().text().equals(names.get(i));
            if (misnamed) {
                Name wrong = argument.name().get();
                diagnostics.report(Diagnostic.of(
                                Code.ARGUMENT, wrong.span(), "`" + name + "` has no argument `" + wrong + "` here")
                        .help("write `" + name + "(" + String.join(", ", names) + ")`"));
            }
            Expr written = activations.resolver().number(argument.value(), scope);
            texts.add(MathPrinter.print(written));
            value(written).ifPresent(numbers::add);
        }
        return numbers.size() == 2 ? checked(use.span(), name, numbers, texts) : Optional.empty();
    }

    private static Optional<Double> value(Expr expr) {
        Expr simple = expr == Resolver.POISON ? expr : Simplifier.simplify(expr);
        return simple instanceof Expr.Constant c ? Optional.of(c.value()) : Optional.empty();
    }

    private Optional<Start> checked(Span span, String name, List<Double> numbers, List<String> texts) {
        double first = numbers.get(0);
        double second = numbers.get(1);
        boolean uniform = name.equals("uniform");
        boolean finite = Double.isFinite(first) && Double.isFinite(second);
        if (!finite || (uniform ? first > second : second < 0)) {
            String problem =
                    uniform ? "the lower bound must not be above the upper" : "the spread must not be negative";
            diagnostics.report(
                    Diagnostic.of(Code.OUT_OF_RANGE, span, finite ? problem : "the arguments must be finite numbers"));
            return Optional.empty();
        }
        return Optional.of(
                uniform
                        ? new Start.Uniform("U(" + String.join(", ", texts) + ")", first, second)
                        : new Start.Normal("N(" + texts.get(0) + ", (" + texts.get(1) + ")²)", first, second));
    }
}
