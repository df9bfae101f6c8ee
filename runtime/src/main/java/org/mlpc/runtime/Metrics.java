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
 * The metrics by their text, a name and arguments: {@code accuracy}, {@code top_k_accuracy(k = 3)}.
 *
 * <p>They follow the definitions of Keras 3 (keras.io/api/metrics); where this class or the class of a metric says
 * nothing else, an argument means what it means there. A further metric is a line of the table here, and its formula in
 * the class that accumulates what it needs.
 */
public final class Metrics {
    /** What a metric is, and what may be set of it. */
    public static final class Description {
        private final String name;
        private final boolean share;
        private final Set<Target.Kind> targets;
        private final String parameter;
        private final OptionalDouble standard;
        private final boolean thresholds;

        private Description(
                String name,
                boolean share,
                Set<Target.Kind> targets,
                String parameter,
                OptionalDouble standard,
                boolean thresholds) {
            this.name = name;
            this.share = share;
            this.targets = targets;
            this.parameter = parameter;
            this.standard = standard;
            this.thresholds = thresholds;
        }

        /** As it is written. */
        public String name() {
            return name;
        }

        /** Whether its value is a share, 0 to 1, best shown in percent. */
        public boolean share() {
            return share;
        }

        /** The kinds of target that it can measure. */
        public Set<Target.Kind> targets() {
            return targets;
        }

        /** Its parameter as it is written before the {@code =}; empty if nothing may be set. */
        public String parameter() {
            return parameter;
        }

        /** The parameter's value when it is not written; empty if it must be written. */
        public OptionalDouble standard() {
            return standard;
        }

        /**
         * Whether the parameter's value is a whole number from 1; otherwise it is between 0 and 1, and of a {@code
         * threshold} under a loss of margins any number.
         */
        public boolean count() {
            return standard.orElse(0) > 1;
        }

        /**
         * Whether also {@code thresholds} may be set, a whole number from 2 to 1000000: at how many evenly spaced ones, 0
         * to 1, it is measured, as in Keras, instead of at every score.
         */
        public boolean thresholds() {
            return thresholds;
        }
    }

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
            curve("auc", ""),
            curve("pr_auc", ""),
            of("average_precision", true, ANY),
            curve("precision_at_recall", "recall"),
            curve("recall_at_precision", "precision"),
            curve("sensitivity_at_specificity", "specificity"),
            curve("specificity_at_sensitivity", "sensitivity"));

    /** A name, then arguments in brackets or none. */
    private static final Pattern TEXT = Pattern.compile("\\s*(\\w+)\\s*(?:\\(\\s*([^()]*?)\\s*\\)\\s*)?");

    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)\\s*=\\s*(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)");

    private static final String THRESHOLDS = "thresholds";

    private Metrics() {}

    private static Description of(String name, boolean share, Set<Target.Kind> targets) {
        return new Description(name, share, targets, "", OptionalDouble.empty(), false);
    }

    private static Description of(
            String name, boolean share, Set<Target.Kind> targets, String parameter, double standard) {
        return new Description(name, share, targets, parameter, OptionalDouble.of(standard), false);
    }

    private static Description curve(String name, String required) {
        return new Description(name, true, ANY, required, OptionalDouble.empty(), true);
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
        return named(text, target, new Scores(0));
    }

    /** Fresh metrics that keep their scores together, and sort them once. */
    static List<Metric> named(List<String> texts, Target target) {
        Scores scores = new Scores(0);
        List<Metric> metrics = new ArrayList<>();
        for (String text : texts) {
            metrics.add(named(text, target, scores));
        }
        return metrics;
    }

    private static Metric named(String text, Target target, Scores every) {
        Matcher parts = parts(text);
        Description metric = description(parts);
        String name = metric.name();
        double[] arguments = arguments(metric, text, parts.group(2), target);
        double argument = arguments[0];
        if (!metric.targets().contains(target.kind())) {
            throw new IllegalArgumentException("`" + name + "` is not for a target of "
                    + (target.kind() == REGRESSION
                            ? "real numbers"
                            : target.kind() == BINARY ? "yes and no" : "classes"));
        }
        Scores scores = arguments[1] > 0 ? new Scores((int) arguments[1]) : every;
        return switch (name) {
            case "accuracy" ->
                new ExampleMean(
                        target.kind() == BINARY ? "binary_accuracy" : "categorical_accuracy", target.boundary());
            case "r2" -> new Determination();
            case "f1" -> new Decisions(name, target.kind() == CLASSES ? Double.NaN : target.boundary());
            case "precision", "recall", "true_positives", "true_negatives", "false_positives", "false_negatives" ->
                new Decisions(name, argument);
            case "average_precision" -> new Curve(name, argument, scores);
            default -> metric.thresholds() ? new Curve(name, argument, scores) : new ExampleMean(name, argument);
        };
    }

    /** Whether a metric is a share, 0 to 1, best shown in percent. */
    public static boolean isShare(String text) {
        return description(parts(text)).share();
    }

    private static Matcher parts(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw unreadable(text);
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

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("the metric `" + text
                + "` cannot be read; write its name, or its name and argument as in `top_k_accuracy(k = 3)`");
    }

    /** The value of the metric's parameter, 0 without one, and how many thresholds are asked for, NaN for none. */
    private static double[] arguments(Description metric, String text, String given, Target target) {
        double[] values = {Double.NaN, Double.NaN};
        String parameter = metric.parameter();
        if (given != null && !given.isEmpty()) {
            for (String one : given.split(",", -1)) {
                Matcher argument = ARGUMENT.matcher(one.strip());
                int at = argument.matches()
                                && metric.thresholds()
                                && argument.group(1).equals(THRESHOLDS)
                        ? 1
                        : 0;
                if (!argument.matches() || !Double.isNaN(values[at])) {
                    throw unreadable(text);
                }
                values[at] = argument(metric, argument, at == 1, target);
            }
        }
        if (Double.isNaN(values[0])) {
            boolean missing = !parameter.isEmpty() && metric.standard().isEmpty();
            if (missing) {
                throw new IllegalArgumentException("`" + metric.name() + "` needs its argument; write `" + metric.name()
                        + "(" + parameter + " = 0.9)`");
            }
            values[0] = parameter.equals("threshold")
                    ? target.boundary()
                    : metric.standard().orElse(0);
        }
        return values;
    }

    private static double argument(Description metric, Matcher argument, boolean spaced, Target target) {
        String name = argument.group(1);
        String parameter = metric.parameter();
        if (!spaced && !name.equals(parameter)) {
            String known = parameter.isEmpty() && metric.thresholds() ? THRESHOLDS : parameter;
            throw new IllegalArgumentException("`" + metric.name() + "` has no parameter `" + name + "`"
                    + (known.isEmpty() ? "" : "; it has `" + known + "`"));
        }
        double value = Double.parseDouble(argument.group(2));
        boolean whole = spaced || metric.count();
        boolean any = name.equals("threshold") && target.boundary() == 0;
        double least = spaced ? 2 : whole ? 1 : 0;
        double most = spaced ? 1e6 : whole ? Double.POSITIVE_INFINITY : 1;
        boolean within = value >= least && value <= most || any;
        if (!within || whole && value != Math.rint(value)) {
            throw new IllegalArgumentException(
                    "`" + name + "` of `" + metric.name() + "` is " + argument.group(2) + "; it must be "
                            + (spaced
                                    ? "a whole number from 2 to 1000000"
                                    : whole ? "a whole number from 1" : "between 0 and 1"));
        }
        return value;
    }
}
