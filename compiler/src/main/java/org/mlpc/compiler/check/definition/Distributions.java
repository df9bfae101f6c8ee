package org.mlpc.compiler.check.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.check.term.DeclaredParameters;
import org.mlpc.compiler.check.term.Resolver;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Start;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Use;

/** The initializers that no expression says, since they draw: all others come down to one of them or to a number. */
public final class Distributions {
    private static final String UNIFORM = "uniform";
    private static final String ORTHOGONAL = "orthogonal";
    private static final String TRUNCATED = "truncated_normal";

    private final Diagnostics diagnostics;
    private final Activations activations;

    Distributions(Diagnostics diagnostics, Activations activations) {
        this.diagnostics = diagnostics;
        this.activations = activations;
    }

    /** How a tensor starts; nothing after a report. */
    Optional<Start> start(Use use, Scope scope, int fanIn, int fanOut) {
        int before = diagnostics.errors();
        List<Expr> written = new ArrayList<>();
        List<Parameter> parameters = parameters(use);
        Map<String, Use.Argument> chosen = activations.arguments().chosen(use, use.arguments(), parameters, true);
        for (Parameter parameter : parameters) {
            Use.Argument argument = chosen.get(parameter.name().text());
            if (argument != null) {
                written.add(activations.resolver().number(argument.value(), scope));
            } else {
                parameter
                        .value()
                        .ifPresent(v -> written.add(activations.resolver().number(v, Scope.empty())));
            }
        }
        List<Double> numbers =
                written.stream().flatMap(expr -> value(expr).stream()).toList();
        if (diagnostics.errors() != before || numbers.size() != parameters.size()) {
            return Optional.empty();
        }
        Optional<String> problem = problem(use.name().text(), numbers);
        problem.ifPresent(p -> diagnostics.report(Diagnostic.of(DiagnosticCode.OUT_OF_RANGE, use.span(), p)));
        List<String> texts = written.stream().map(MathPrinter::print).toList();
        return problem.isPresent()
                ? Optional.empty()
                : Optional.of(start(use.name().text(), numbers, texts, fanOut <= fanIn));
    }

    public static List<Parameter> parameters(Use use) {
        return switch (use.name().text()) {
            case ORTHOGONAL -> List.of(DeclaredParameters.builtIn(use, "gain", OptionalDouble.of(1)));
            case UNIFORM -> required(use, "low", "high");
            default -> required(use, "mean", "stddev");
        };
    }

    private static List<Parameter> required(Use use, String first, String second) {
        return List.of(
                DeclaredParameters.builtIn(use, first, OptionalDouble.empty()),
                DeclaredParameters.builtIn(use, second, OptionalDouble.empty()));
    }

    private static Optional<Double> value(Expr expr) {
        Expr simple = expr == Resolver.POISON ? expr : Simplifier.simplify(expr);
        return simple instanceof Expr.Constant c ? Optional.of(c.value()) : Optional.empty();
    }

    private static Optional<String> problem(String name, List<Double> numbers) {
        if (!numbers.stream().allMatch(Double::isFinite)) {
            return Optional.of("the arguments must be finite numbers");
        }
        return switch (name) {
            case ORTHOGONAL -> numbers.get(0) > 0 ? Optional.empty() : Optional.of("the gain must be greater than 0");
            case UNIFORM ->
                numbers.get(0) <= numbers.get(1)
                        ? Optional.empty()
                        : Optional.of("the lower bound must not be above the upper");
            default -> numbers.get(1) >= 0 ? Optional.empty() : Optional.of("the spread must not be negative");
        };
    }

    private static Start start(String name, List<Double> numbers, List<String> texts, boolean wide) {
        double first = numbers.get(0);
        double last = numbers.get(numbers.size() - 1);
        return switch (name) {
            case ORTHOGONAL ->
                new Start.Orthogonal("orthogonal " + (wide ? "rows" : "columns") + " of length " + texts.get(0), first);
            case UNIFORM -> new Start.Uniform("U(" + String.join(", ", texts) + ")", first, last);
            case TRUNCATED -> new Start.TruncatedNormal(normal(texts) + " within two deviations", first, last);
            default -> new Start.Normal(normal(texts), first, last);
        };
    }

    private static String normal(List<String> texts) {
        return "N(" + texts.get(0) + ", (" + texts.get(1) + ")²)";
    }
}
