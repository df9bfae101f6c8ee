package org.mlpc.runtime;

import static org.mlpc.runtime.Target.Kind.BINARY;
import static org.mlpc.runtime.Target.Kind.CLASSES;
import static org.mlpc.runtime.Target.Kind.REGRESSION;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics by their text, which is a name and at most one argument: {@code accuracy}, {@code top_k_accuracy(k = 3)}.
 *
 * <p>They follow the definitions of Keras 3 (keras.io/api/metrics); where this class or the class of a metric says
 * nothing else, an argument means what it means there. A further metric is a line of the table here, and its formula in
 * the class that accumulates what it needs.
 */
public final class Metrics {
    /**
     * What a metric is, and what may be set of it.
     *
     * @param name as it is written
     * @param share whether its value is a share, 0 to 1, best shown in percent
     * @param targets the kinds of target that it can measure
     * @param parameter as it is written before the {@code =}; empty if nothing may be set
     * @param standard the parameter's value when it is not written; empty if it must be written
     * @param count whether the parameter's value is a whole number from 1; otherwise it is between 0 and 1
     */
    public record Description(
            String name,
            boolean share,
            Set<Target.Kind> targets,
            String parameter,
            OptionalDouble standard,
            boolean count) {}

    private static final Set<Target.Kind> ANY = Set.of(BINARY, CLASSES, REGRESSION);
    private static final Set<Target.Kind> YES_NO = Set.of(BINARY, REGRESSION);
    private static final Set<Target.Kind> ROWS = Set.of(CLASSES, REGRESSION);
    private static final Set<Target.Kind> NUMBERS = Set.of(REGRESSION);
    private static final Set<Target.Kind> ONE_OF = Set.of(CLASSES);

    private static final List<Description> ALL = List.of(
            of("accuracy", true, Set.of(BINARY, CLASSES)),
            of("binary_accuracy", true, YES_NO, "threshold", 0.5),
            of("categorical_accuracy", true, ONE_OF),
            of("top_k_accuracy", true, ONE_OF, "k", 5),
            of("mse", false, ANY),
            of("rmse", false, ANY),
            of("mae", false, ANY),
            of("mape", false, NUMBERS),
            of("msle", false, NUMBERS),
            of("r2", false, NUMBERS),
            of("cosine_similarity", false, ROWS),
            of("poisson", false, NUMBERS),
            of("binary_cross_entropy", false, YES_NO),
            of("cross_entropy", false, ROWS),
            of("kl_divergence", false, ROWS),
            of("true_positives", false, ANY, "threshold", 0.5),
            of("true_negatives", false, ANY, "threshold", 0.5),
            of("false_positives", false, ANY, "threshold", 0.5),
            of("false_negatives", false, ANY, "threshold", 0.5),
            of("precision", true, ANY, "threshold", 0.5),
            of("recall", true, ANY, "threshold", 0.5),
            of("f1", true, ANY),
            of("auc", true, ANY),
            of("precision_at_recall", true, ANY, "recall"),
            of("recall_at_precision", true, ANY, "precision"),
            of("sensitivity_at_specificity", true, ANY, "specificity"),
            of("specificity_at_sensitivity", true, ANY, "sensitivity"));

    /** A name, then an argument in brackets or none. */
    private static final Pattern TEXT = Pattern.compile(
            "\\s*(\\w+)\\s*(?:\\(\\s*(?:(\\w+)\\s*=\\s*(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)\\s*)?\\)\\s*)?");

    private Metrics() {}

    private static Description of(String name, boolean share, Set<Target.Kind> targets) {
        return of(name, share, targets, "");
    }

    private static Description of(String name, boolean share, Set<Target.Kind> targets, String required) {
        return new Description(name, share, targets, required, OptionalDouble.empty(), false);
    }

    private static Description of(
            String name, boolean share, Set<Target.Kind> targets, String parameter, double standard) {
        return new Description(name, share, targets, parameter, OptionalDouble.of(standard), standard > 1);
    }

    /** All metrics. */
    public static List<Description> all() {
        return ALL;
    }

    /**
     * A fresh metric.
     *
     * @param text name and argument, such as {@code precision_at_recall(recall = 0.8)}
     * @throws IllegalArgumentException for an unknown name, a wrong argument, and a target that the metric does not fit
     */
    public static Metric named(String text, Target target) {
        Matcher parts = parts(text);
        Description metric = description(parts);
        double argument = argument(metric, parts, target);
        if (!metric.targets().contains(target.kind())) {
            throw new IllegalArgumentException("`" + metric.name() + "` is not for a target of "
                    + (target.kind() == REGRESSION
                            ? "real numbers"
                            : target.kind() == BINARY ? "yes and no" : "classes"));
        }
        return switch (metric.name()) {
            case "accuracy" ->
                new ExampleMean(
                        target.kind() == BINARY ? "binary_accuracy" : "categorical_accuracy", target.boundary());
            case "r2" -> new Determination();
            case "f1" -> new Decisions("f1", target.kind() == CLASSES ? Double.NaN : target.boundary());
            case "precision", "recall", "true_positives", "true_negatives", "false_positives", "false_negatives" ->
                new Decisions(metric.name(), argument);
            case "auc",
                    "precision_at_recall",
                    "recall_at_precision",
                    "sensitivity_at_specificity",
                    "specificity_at_sensitivity" -> new Curve(metric.name(), argument, Curve.THRESHOLDS);
            default -> new ExampleMean(metric.name(), argument);
        };
    }

    /** Whether a metric is a share, 0 to 1, best shown in percent. */
    public static boolean isShare(String text) {
        return description(parts(text)).share();
    }

    private static Matcher parts(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the metric `" + text
                    + "` cannot be read; write its name, or its name and argument as in `top_k_accuracy(k = 3)`");
        }
        return parts;
    }

    private static Description description(Matcher parts) {
        List<String> names = new ArrayList<>();
        for (Description metric : ALL) {
            if (metric.name().equals(parts.group(1))) {
                return metric;
            }
            names.add(metric.name());
        }
        throw new IllegalArgumentException(
                "unknown metric `" + parts.group(1) + "`; known are " + String.join(", ", names));
    }

    private static double argument(Description metric, Matcher parts, Target target) {
        String name = parts.group(2);
        if (name == null) {
            if (metric.parameter().isEmpty()) {
                return 0;
            }
            if (metric.parameter().equals("threshold")) {
                return target.boundary();
            }
            if (metric.standard().isEmpty()) {
                throw new IllegalArgumentException("`" + metric.name() + "` needs its argument; write `" + metric.name()
                        + "(" + metric.parameter() + " = 0.9)`");
            }
            return metric.standard().getAsDouble();
        }
        if (!name.equals(metric.parameter())) {
            throw new IllegalArgumentException("`" + metric.name() + "` has no parameter `" + name + "`"
                    + (metric.parameter().isEmpty() ? "" : "; it has `" + metric.parameter() + "`"));
        }
        double value = Double.parseDouble(parts.group(3));
        if (metric.count() ? !(value >= 1 && value == Math.rint(value)) : !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("`" + name + "` of `" + metric.name() + "` is " + parts.group(3)
                    + "; it must be " + (metric.count() ? "a whole number from 1" : "between 0 and 1"));
        }
        return value;
    }
}
