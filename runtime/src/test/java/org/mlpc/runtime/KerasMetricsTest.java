package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples that the documentation of Keras 3 gives for its metrics, with the values it prints (keras.io/api/metrics;
 * the same numbers stand in the documentation of TensorFlow 2). They were computed in float, so they hold to 1e-6.
 */
class KerasMetricsTest {
    private static final double[][] ROWS = {{0, 1}, {0, 0}};
    private static final double[][] ONES = {{1, 1}, {0, 0}};
    private static final double[][] SHARES = {{0.6, 0.4}, {0.4, 0.6}};
    private static final double[][] LAST = {{0, 0, 1}, {0, 1, 0}};
    private static final double[][] SCORES = {{0.1, 0.9, 0.8}, {0.05, 0.95, 0}};
    private static final double[][] PROBABILITIES = {{0.05, 0.95, 0}, {0.1, 0.8, 0.1}};

    /** One example of the documentation. */
    record Vector(String metric, Target.Kind kind, double[][] target, double[][] output, double value) {
        @Override
        public String toString() {
            return metric + " is " + value;
        }
    }

    private static Vector numbers(String metric, double[][] target, double[][] output, double value) {
        return new Vector(metric, Target.Kind.REGRESSION, target, output, value);
    }

    private static Vector classes(String metric, double[][] target, double[][] output, double value) {
        return new Vector(metric, Target.Kind.CLASSES, target, output, value);
    }

    private static Vector yesNo(String metric, double[] target, double[] output, double value) {
        return new Vector(metric, Target.Kind.BINARY, column(target), column(output), value);
    }

    private static double[][] column(double... values) {
        double[][] column = new double[values.length][];
        for (int i = 0; i < column.length; i++) {
            column[i] = new double[] {values[i]};
        }
        return column;
    }

    static Stream<Vector> vectors() {
        double[] three = {0, 1, 1, 1};
        double[] four = {0, 0, 1, 1};
        double[] five = {0, 0, 0, 1, 1};
        double[] scores = {0, 0.5, 0.3, 0.9};
        double[] pairs = {0, 0.3, 0.8, 0.3, 0.8};
        return Stream.of(
                yesNo("accuracy", new double[] {1, 1, 0, 0}, new double[] {0.98, 1, 0, 0.6}, 0.75),
                classes("accuracy", LAST, SCORES, 0.5),
                yesNo("binary_accuracy", new double[] {1, 1, 0, 0}, new double[] {0.98, 1, 0, 0.6}, 0.75),
                classes("categorical_accuracy", LAST, SCORES, 0.5),
                classes("top_k_accuracy(k = 1)", LAST, SCORES, 0.5),
                numbers("mse", ROWS, ONES, 0.25),
                numbers("rmse", ROWS, ONES, 0.5),
                numbers("mae", ROWS, ONES, 0.25),
                numbers("mape", ROWS, ONES, 250000000),
                numbers("msle", ROWS, ONES, 0.12011322),
                numbers("r2", column(1, 4, 3), column(2, 4, 4), 0.57142854),
                numbers(
                        "cosine_similarity",
                        new double[][] {{0, 1}, {1, 1}},
                        new double[][] {{1, 0}, {1, 1}},
                        0.49999997),
                numbers("kl_divergence", ROWS, SHARES, 0.45814306),
                numbers("poisson", ROWS, ONES, 0.49999997),
                numbers("binary_cross_entropy", ROWS, SHARES, 0.81492424),
                classes("cross_entropy", new double[][] {{0, 1, 0}, {0, 0, 1}}, PROBABILITIES, 1.1769392),
                yesNo("false_positives", new double[] {0, 1, 0, 0}, new double[] {0, 0, 1, 1}, 2),
                yesNo("false_negatives", three, new double[] {0, 1, 0, 0}, 2),
                yesNo("true_negatives", new double[] {0, 1, 0, 0}, new double[] {1, 1, 0, 0}, 2),
                yesNo("true_positives", three, new double[] {1, 0, 1, 1}, 2),
                yesNo("precision", three, new double[] {1, 0, 1, 1}, 0.6666667),
                yesNo("recall", three, new double[] {1, 0, 1, 1}, 0.6666667),
                numbers(
                        "f1",
                        new double[][] {{1, 1, 1}, {1, 0, 0}, {1, 1, 0}},
                        new double[][] {{0.2, 0.6, 0.7}, {0.2, 0.6, 0.6}, {0.6, 0.8, 0}},
                        (0.5 + 0.8 + 0.6666667) / 3),
                yesNo("auc", four, scores, 0.75),
                yesNo("auc(thresholds = 3)", four, scores, 0.75),
                yesNo("sensitivity_at_specificity(specificity = 0.5)", five, pairs, 0.5),
                yesNo("specificity_at_sensitivity(sensitivity = 0.5)", five, pairs, 0.66666667),
                yesNo("precision_at_recall(recall = 0.5)", five, pairs, 0.5),
                yesNo("recall_at_precision(precision = 0.8)", four, scores, 0.5));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void givesWhatKerasPrints(Vector vector) {
        Metric metric = Metrics.named(vector.metric(), new Target(vector.kind(), List.of(), List.of()));
        for (int i = 0; i < vector.target().length; i++) {
            metric.add(vector.output()[i], vector.target()[i]);
        }
        assertEquals(vector.value(), metric.value(), 1e-6 * Math.max(1, vector.value()));
    }

    @Test
    void thereIsAnExampleForEveryMetricOfKeras() {
        Set<String> tested = vectors()
                .map(vector -> vector.metric().replaceFirst("\\(.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known =
                Metrics.all().stream().map(Metrics.Description::name).collect(Collectors.toCollection(TreeSet::new));
        known.removeAll(Set.of("pr_auc", "average_precision")); // Keras has no example of the one, and not the other
        assertEquals(known, tested);
    }
}
