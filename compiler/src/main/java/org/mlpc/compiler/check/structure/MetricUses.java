package org.mlpc.compiler.check.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.mlpc.compiler.check.library.KnownMetrics;
import org.mlpc.compiler.check.library.KnownMetrics.Description;
import org.mlpc.compiler.check.term.Arguments;
import org.mlpc.compiler.check.term.Counts;
import org.mlpc.compiler.check.term.DeclaredParameters;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.network.Target.Kind;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Use;

/** Resolves the {@code metrics} line: which measures of the runtime a network is judged by. */
final class MetricUses {
    private static final String THRESHOLDS = "thresholds";
    private static final int MOST_THRESHOLDS = 1_000_000;

    private final Diagnostics diagnostics;
    private final Arguments arguments;
    private final Target target;
    private final int outputs;
    /** What is measured already, as name and value of the argument. */
    private final Map<String, Span> seen = new HashMap<>();

    MetricUses(Diagnostics diagnostics, Arguments arguments, Target target, int outputs) {
        this.diagnostics = diagnostics;
        this.arguments = arguments;
        this.target = target;
        this.outputs = outputs;
    }

    /** The metrics in order, each as the runtime reads it: {@code auc}, {@code top_k_accuracy(k = 3)}. */
    List<String> resolve(Part.Metrics part) {
        List<String> texts = new ArrayList<>();
        if (!Counts.few(diagnostics, part.metrics().stream().map(Use::span).toList(), "metrics", Counts.METRICS)) {
            return texts;
        }
        part.metrics()
                .forEach(use -> require(use.name(), diagnostics)
                        .flatMap(m -> text(use, m))
                        .ifPresent(texts::add));
        return texts;
    }

    /** The metric of a name; reports when there is none. */
    static Optional<Description> require(Name name, Diagnostics diagnostics) {
        Optional<Description> known = KnownMetrics.find(name.text());
        if (known.isEmpty()) {
            Diagnostic unknown =
                    Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, name.span(), "there is no metric `" + name + "`");
            diagnostics.report(KnownMetrics.help(name.text()).map(unknown::help).orElse(unknown));
        }
        return known;
    }

    private Optional<String> text(Use use, Description metric) {
        int before = diagnostics.errors();
        fits(use, metric);
        if (diagnostics.errors() != before) {
            return Optional.empty();
        }
        List<Parameter> parameters = parameters(use, metric);
        Optional<Map<String, Expr.Constant>> bound = arguments.bind(use, use.arguments(), parameters, true);
        if (diagnostics.errors() == before) {
            bound.orElseThrow().forEach((name, value) -> range(use, metric, name, value));
            once(use, metric, bound.orElseThrow());
        }
        if (diagnostics.errors() != before) {
            return Optional.empty();
        }
        return Optional.of(
                use.arguments().isEmpty() ? metric.name() : metric.name() + "(" + spelled(bound.orElseThrow()) + ")");
    }

    private static String spelled(Map<String, Expr.Constant> values) {
        List<String> texts = new ArrayList<>();
        values.forEach((name, value) -> texts.add(name + " = " + value.spelling()));
        return String.join(", ", texts);
    }

    /** What may be set in this use; {@code thresholds} have no number that stands for none, so only if it is set. */
    private List<Parameter> parameters(Use use, Description metric) {
        List<Parameter> parameters = new ArrayList<>();
        if (!metric.parameter().isEmpty()) {
            OptionalDouble standard =
                    metric.standard().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(standard(metric));
            parameters.add(DeclaredParameters.builtIn(use, metric.parameter(), standard));
        }
        boolean more = use.arguments().size() > parameters.size()
                || use.arguments().stream()
                        .anyMatch(a -> a.name()
                                .filter(n -> n.text().equals(THRESHOLDS))
                                .isPresent());
        if (metric.thresholds() && more) {
            parameters.add(DeclaredParameters.builtIn(use, THRESHOLDS, OptionalDouble.empty()));
        }
        return parameters;
    }

    /** What the runtime takes for an argument that is not written: for a decision where the target turns to yes. */
    private double standard(Description metric) {
        return metric.parameter().equals("threshold")
                ? target.boundary()
                : metric.standard().orElseThrow();
    }

    private void range(Use use, Description metric, String name, Expr.Constant value) {
        Span place = place(use, name);
        problem(metric, name, value.value(), !use.arguments().isEmpty())
                .ifPresent(problem -> diagnostics.report(Diagnostic.of(
                        DiagnosticCode.OUT_OF_RANGE,
                        place,
                        "`" + name + "` is " + value.spelling() + ", but " + problem)));
        if (metric.count() && target.kind() == Kind.CLASSES && value.value() >= outputs) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.OUT_OF_RANGE,
                            place,
                            "`" + metric.name() + "` with `k = " + value.spelling() + "` is always 100 % for " + outputs
                                    + " classes")
                    .help(outputs > 2 ? "write `" + metric.name() + "(k = 2)`" : "write `accuracy`"));
        }
    }

    /** Where an argument stands: named, or the first or the last. */
    private static Span place(Use use, String name) {
        List<Use.Argument> given = use.arguments();
        if (given.isEmpty()) {
            return use.span();
        }
        int last = name.equals(THRESHOLDS) ? given.size() - 1 : 0;
        return given.stream()
                .filter(a -> a.name().filter(n -> n.text().equals(name)).isPresent())
                .findFirst()
                .orElse(given.get(last))
                .value()
                .span();
    }

    private Optional<String> problem(Description metric, String name, double value, boolean written) {
        boolean spaced = metric.thresholds() && name.equals(THRESHOLDS);
        if (spaced && !(value >= 2 && value <= MOST_THRESHOLDS && value == Math.rint(value))) {
            return Optional.of("it must be a whole number from 2 to " + MOST_THRESHOLDS);
        }
        if (metric.count() && !(value >= 1 && value == Math.rint(value))) {
            return Optional.of("it must be a whole number from 1");
        }
        boolean any = spaced || metric.count() || !written || name.equals("threshold") && target.boundary() == 0;
        return any || value >= 0 && value <= 1 ? Optional.empty() : Optional.of("it must be between 0 and 1");
    }

    private void fits(Use use, Description metric) {
        if (!metric.targets().contains(target.kind())) {
            Diagnostic mismatch = Diagnostic.of(
                    DiagnosticCode.TARGET_MISMATCH,
                    use.span(),
                    "`" + metric.name() + "` needs " + needed(metric.targets()) + ", but the target is " + given());
            diagnostics.report(
                    fitting(metric).map(m -> mismatch.help("write `" + m + "`")).orElse(mismatch));
        }
    }

    /** The metric that means the same for the target. */
    private Optional<String> fitting(Description metric) {
        String other = switch (metric.name()) {
            case "binary_accuracy", "categorical_accuracy" -> "accuracy";
            case "binary_cross_entropy" -> "cross_entropy";
            case "cross_entropy" -> "binary_cross_entropy";
            default -> metric.name();
        };
        boolean fits = KnownMetrics.find(other).orElseThrow().targets().contains(target.kind());
        return fits ? Optional.of(other) : Optional.empty();
    }

    private static String needed(Set<Kind> targets) {
        boolean numbers = targets.contains(Kind.REGRESSION);
        if (targets.size() == 1) {
            return numbers ? "real numbers" : "classes with an output each";
        }
        if (!numbers) {
            return "classes";
        }
        return targets.contains(Kind.BINARY) ? "outputs that are right or wrong one by one" : "several outputs";
    }

    private String given() {
        return switch (target.kind()) {
            case REGRESSION -> "real numbers";
            case BINARY -> "yes or no";
            case CLASSES -> "one of " + outputs + " classes";
        };
    }

    private void once(Use use, Description metric, Map<String, Expr.Constant> values) {
        StringBuilder text = new StringBuilder(metric.name());
        values.forEach(
                (name, value) -> text.append(' ').append(name).append(' ').append(Literals.shortest(value.value())));
        String meaning = text.toString();
        Span first = seen.putIfAbsent(meaning, use.span());
        if (first != null) {
            diagnostics.report(
                    Diagnostic.of(DiagnosticCode.DUPLICATE, use.span(), "the metric `" + use.name() + "` stands twice")
                            .also(first, "the first one"));
        }
    }
}
