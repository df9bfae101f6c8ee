package org.mlpc.compiler.check;

import static org.mlpc.compiler.network.Target.Kind.BINARY;
import static org.mlpc.compiler.network.Target.Kind.CLASSES;
import static org.mlpc.compiler.network.Target.Kind.REGRESSION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.network.Target.Kind;

/** The metrics that the runtime computes; a test compares this table with the runtime's. */
final class KnownMetrics {
    /**
     * A metric.
     *
     * @param name as it is written
     * @param targets the kinds of target that it can measure
     * @param parameter what may be set of it; empty for nothing
     * @param standard the parameter's value when it is not written; empty if it must be written
     * @param count whether the parameter is a whole number from 1; otherwise it is between 0 and 1, and of a threshold
     *     under a loss of margins any number
     * @param thresholds whether also {@code thresholds} may be set, a whole number from 2
     */
    record Description(
            String name,
            Set<Kind> targets,
            String parameter,
            OptionalDouble standard,
            boolean count,
            boolean thresholds) {}

    private static final Set<Kind> ANY = Set.of(BINARY, CLASSES, REGRESSION);
    private static final Set<Kind> YES_NO = Set.of(BINARY, REGRESSION);
    private static final Set<Kind> ROWS = Set.of(CLASSES, REGRESSION);
    private static final Set<Kind> NUMBERS = Set.of(REGRESSION);
    private static final Set<Kind> ONE_OF = Set.of(CLASSES);

    private static final Map<String, Description> ALL = byName(
            of("accuracy", Set.of(BINARY, CLASSES)),
            threshold("binary_accuracy", YES_NO),
            of("categorical_accuracy", ONE_OF),
            new Description("top_k_accuracy", ONE_OF, "k", OptionalDouble.of(5), true, false),
            of("mse", ANY),
            of("rmse", ANY),
            of("mae", ANY),
            of("mape", NUMBERS),
            of("msle", NUMBERS),
            of("r2", NUMBERS),
            of("cosine_similarity", ROWS),
            of("poisson", NUMBERS),
            of("binary_cross_entropy", YES_NO),
            of("cross_entropy", ROWS),
            of("kl_divergence", ROWS),
            threshold("true_positives", ANY),
            threshold("true_negatives", ANY),
            threshold("false_positives", ANY),
            threshold("false_negatives", ANY),
            threshold("precision", ANY),
            threshold("recall", ANY),
            of("f1", ANY),
            curve("auc", ""),
            curve("pr_auc", ""),
            of("average_precision", ANY),
            curve("precision_at_recall", "recall"),
            curve("recall_at_precision", "precision"),
            curve("sensitivity_at_specificity", "specificity"),
            curve("specificity_at_sensitivity", "sensitivity"));

    private KnownMetrics() {}

    private static Map<String, Description> byName(Description... metrics) {
        Map<String, Description> byName = new LinkedHashMap<>();
        for (Description metric : metrics) {
            byName.put(metric.name(), metric);
        }
        return byName;
    }

    private static Description of(String name, Set<Kind> targets) {
        return new Description(name, targets, "", OptionalDouble.empty(), false, false);
    }

    private static Description threshold(String name, Set<Kind> targets) {
        return new Description(name, targets, "threshold", OptionalDouble.of(0.5), false, false);
    }

    private static Description curve(String name, String parameter) {
        return new Description(name, ANY, parameter, OptionalDouble.empty(), false, true);
    }

    /** All of them. */
    static List<Description> all() {
        return List.copyOf(ALL.values());
    }

    /** The metric of a name. */
    static Optional<Description> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** What somebody probably meant who wrote an unknown name, as a help text. */
    static Optional<String> help(String unknown) {
        return Suggestion.help(Habits.Kind.METRIC, unknown, ALL.keySet());
    }
}
