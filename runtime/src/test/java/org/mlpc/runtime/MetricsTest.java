package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Target CLASSES = new Target(Target.Kind.CLASSES, List.of(), List.of());
    private static final Target BINARY = new Target(Target.Kind.BINARY, List.of(), List.of());
    private static final Target REGRESSION = new Target(Target.Kind.REGRESSION, List.of(), List.of());

    /** Three classes, six examples: classes 0 0 1 1 2 2 are taken for 0 1 1 1 0 2. */
    private static double classified(String metric) {
        double[][] output = {
            {0.7, 0.2, 0.1}, {0.3, 0.4, 0.3}, {0.1, 0.8, 0.1}, {0.2, 0.45, 0.35}, {0.6, 0, 0.4}, {0, 0.1, 0.9}
        };
        Metric measure = Metrics.named(metric, CLASSES);
        for (int i = 0; i < output.length; i++) {
            double[] target = new double[3];
            target[i / 2] = 1;
            measure.add(output[i], target);
        }
        return measure.value();
    }

    @Test
    void countsEveryOutputOfClassesAsADecision() {
        assertEquals(3, classified("true_positives"));
        assertEquals(1, classified("false_positives")); // the 0.6 of the fifth example
        assertEquals(3, classified("false_negatives"));
        assertEquals(11, classified("true_negatives"));
        assertEquals(0.75, classified("precision"));
        assertEquals(0.5, classified("recall"));
        assertEquals(4.0 / 6, classified("recall(threshold = 0.4)"));
    }

    @Test
    void averagesF1OfClassesOverTheLargestOutputs() {
        // class 0: TP 1 FP 1 FN 1; class 1: TP 2 FP 1 FN 0; class 2: TP 1 FP 0 FN 1
        assertEquals((1.0 / 2 + 4.0 / 5 + 2.0 / 3) / 3, classified("f1"), 1e-15);
    }

    @Test
    void findsTheTargetAmongTheLargestOutputsTheFirstOfEqualsFirst() {
        assertEquals(4.0 / 6, classified("accuracy"), 1e-15);
        assertEquals(4.0 / 6, classified("top_k_accuracy(k = 1)"), 1e-15);
        assertEquals(1, classified("top_k_accuracy(k=2)"));
        assertEquals(1, classified("top_k_accuracy"));
        Metric metric = Metrics.named("top_k_accuracy(k = 1)", CLASSES);
        metric.add(new double[] {0.4, 0.4, 0.2}, new double[] {0, 1, 0});
        assertEquals(0, metric.value());
        metric.add(new double[] {0.4, 0.4, 0.2}, new double[] {1, 0, 0});
        assertEquals(0.5, metric.value());
    }

    @Test
    void isYesStrictlyAboveTheThreshold() {
        Metric metric = Metrics.named("binary_accuracy(threshold = 0.25)", BINARY);
        metric.add(new double[] {0.25}, new double[] {1});
        assertEquals(0, metric.value());
        metric.add(new double[] {0.26}, new double[] {1});
        assertEquals(0.5, metric.value());
    }

    /** The value of a metric for outputs of a unit each. */
    private static double binary(String metric, double[] output, double... target) {
        Metric measure = Metrics.named(metric, BINARY);
        for (int i = 0; i < output.length; i++) {
            measure.add(new double[] {output[i]}, new double[] {target[i]});
        }
        return measure.value();
    }

    @Test
    void isUndefinedWhereItDividesNothingByNothing() {
        double[] low = {0.1, 0.2};
        assertEquals(Double.NaN, binary("precision", low, 0, 1));
        assertEquals(0, binary("precision(threshold = 0.15)", low, 1, 0));
        assertEquals(Double.NaN, binary("recall", low, 0, 0));
        assertEquals(0, binary("recall", low, 0, 1));
        assertEquals(Double.NaN, binary("f1", low, 0, 0));
        assertEquals(0, binary("f1", low, 0, 1));
    }

    @Test
    void leavesOutOfF1TheClassesThatAreNeitherThereNorPredicted() {
        Metric metric = Metrics.named("f1", CLASSES);
        metric.add(new double[] {0.6, 0.3, 0.1}, new double[] {1, 0, 0});
        assertEquals(1, metric.value());
        metric.add(new double[] {0.6, 0.3, 0.1}, new double[] {0, 1, 0});
        assertEquals((2.0 / 3 + 0) / 2, metric.value(), 1e-15); // the third class is in no example
        metric.add(new double[] {0.1, 0.3, 0.6}, new double[] {1, 0, 0});
        assertEquals((0.5 + 0 + 0) / 3, metric.value(), 1e-15); // now it is predicted
    }

    @Test
    void takesAnyThresholdUnderALossOfMargins() {
        Target margins = new Target(Target.Kind.BINARY, List.of(), List.of(), 0);
        Metric metric = Metrics.named("precision(threshold = -1.5)", margins);
        metric.add(new double[] {-1}, new double[] {1});
        assertEquals(1, metric.value());
    }

    @Test
    void averagesR2OverTheOutputsWhoseTargetsDiffer() {
        Metric metric = Metrics.named("r2", REGRESSION);
        double[][] target = {{1, 7, 7}, {4, 7, 7}, {3, 7, 7}};
        double[][] output = {{2, 7, 6}, {4, 7, 7}, {4, 7, 7}};
        for (int i = 0; i < 3; i++) {
            metric.add(output[i], target[i]);
        }
        assertEquals(4.0 / 7, metric.value(), 1e-15);
        metric.clear();
        metric.add(output[0], target[0]);
        assertEquals(Double.NaN, metric.value());
    }

    @Test
    void measuresR2OfTargetsFarFromZero() {
        Metric metric = Metrics.named("r2", REGRESSION);
        for (int i = 0; i < 3; i++) {
            metric.add(new double[] {1e9 + new double[] {2, 4, 4}[i]}, new double[] {1e9 + new double[] {1, 4, 3}[i]});
        }
        assertEquals(4.0 / 7, metric.value(), 1e-7); // sums of squares would lose all digits
    }

    private static String written(Metrics.Description metric) {
        String value = metric.count() ? "1" : "0.5";
        return metric.name() + (metric.parameter().isEmpty() ? "" : "(" + metric.parameter() + " = " + value + ")");
    }

    @Test
    void forgetsAndIsNoNumberWithoutExamples() {
        for (Metrics.Description metric : Metrics.all()) {
            String text = written(metric);
            Target target = metric.targets().contains(Target.Kind.CLASSES) ? CLASSES : REGRESSION;
            Metric measure = Metrics.named(text, target);
            assertTrue(Double.isNaN(measure.value()), text);
            measure.add(new double[] {0.9, 0.1}, new double[] {0, 1});
            measure.add(new double[] {0.3, 0.7}, new double[] {1, 0});
            assertFalse(Double.isNaN(measure.value()), text);
            double first = measure.value();
            measure.add(new double[] {0.2, 0.8}, new double[] {0, 1});
            measure.clear();
            assertTrue(Double.isNaN(measure.value()), text);
            measure.add(new double[] {0.9, 0.1}, new double[] {0, 1});
            measure.add(new double[] {0.3, 0.7}, new double[] {1, 0});
            assertEquals(first, measure.value(), text);
        }
    }

    @Test
    void allocatesNothingPerExample() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] output = {0.9, 0.1};
        double[] target = {0, 1};
        for (Metrics.Description metric : Metrics.all()) {
            String text = metric.thresholds()
                    ? metric.name() + "(" + (metric.parameter().isEmpty() ? "" : metric.parameter() + " = 0.5, ")
                            + "thresholds = 20)"
                    : written(metric);
            if (text.equals("average_precision")) {
                continue; // it keeps every score
            }
            Metric measure = Metrics.named(text, metric.targets().contains(Target.Kind.CLASSES) ? CLASSES : REGRESSION);
            long allocated = -1;
            for (int round = 0; round < 3; round++) { // the first example, and the measurement itself, may allocate
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 100; i++) {
                    measure.add(output, target);
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertEquals(0, allocated, text);
        }
    }

    @Test
    void admitsTheTargetsOfItsDescriptionOnly() {
        for (Metrics.Description metric : Metrics.all()) {
            String text = written(metric);
            for (Target target : List.of(CLASSES, BINARY, REGRESSION)) {
                if (metric.targets().contains(target.kind())) {
                    Metrics.named(text, target);
                } else {
                    assertThrows(IllegalArgumentException.class, () -> Metrics.named(text, target), text);
                }
            }
        }
    }

    private static String refused(String text, Target target) {
        return assertThrows(IllegalArgumentException.class, () -> Metrics.named(text, target), text)
                .getMessage();
    }

    @Test
    void saysWhatIsWrongWithATextOfAMetric() {
        assertTrue(
                refused("speed", CLASSES).startsWith("unknown metric `speed`; known are accuracy, binary_accuracy,"));
        assertEquals("`accuracy` is not for a target of real numbers", refused("accuracy", REGRESSION));
        assertEquals("`top_k_accuracy` is not for a target of yes and no", refused("top_k_accuracy(k = 2)", BINARY));
        assertEquals("`r2` is not for a target of classes", refused("r2", CLASSES));
        assertEquals("`mse` has no parameter `k`", refused("mse(k = 1)", CLASSES));
        assertEquals("`top_k_accuracy` has no parameter `n`; it has `k`", refused("top_k_accuracy(n = 1)", CLASSES));
        assertEquals(
                "`k` of `top_k_accuracy` is 2.5; it must be a whole number from 1",
                refused("top_k_accuracy(k = 2.5)", CLASSES));
        assertEquals(
                "`threshold` of `precision` is -0.1; it must be between 0 and 1",
                refused("precision(threshold = -0.1)", BINARY));
        assertEquals(
                "`thresholds` of `auc` is 1; it must be a whole number from 2 to 1000000",
                refused("auc(thresholds = 1)", BINARY));
        assertEquals("`auc` has no parameter `k`; it has `thresholds`", refused("auc(k = 1)", BINARY));
        assertEquals(
                "`average_precision` has no parameter `thresholds`",
                refused("average_precision(thresholds = 9)", BINARY));
        assertEquals(
                "`precision_at_recall` needs its argument; write `precision_at_recall(recall = 0.9)`",
                refused("precision_at_recall(thresholds = 200)", BINARY));
        assertEquals(
                "`precision_at_recall` needs its argument; write `precision_at_recall(recall = 0.9)`",
                refused("precision_at_recall", BINARY));
        String unreadable =
                "the metric `top_k_accuracy(3)` cannot be read; write its name, or its name and argument as in "
                        + "`top_k_accuracy(k = 3)`";
        assertEquals(unreadable, refused("top_k_accuracy(3)", CLASSES));
        for (String text : List.of(
                "",
                "f1(",
                "f1)",
                "auc(k = )",
                "auc(k = 1e)",
                "auc(k = x)",
                "a b",
                "auc(thresholds=9,thresholds=9)",
                "auc(thresholds = 9,)")) {
            assertTrue(refused(text, BINARY).contains("cannot be read"), text);
        }
    }

    @Test
    void refusesTargetsThatAreNeitherYesNorNo() {
        for (String text : List.of("precision", "auc", "binary_accuracy", "f1", "average_precision")) {
            Metric metric = Metrics.named(text, REGRESSION);
            assertEquals(
                    "`" + text + "` needs targets of 0 and 1, but one is 3.5",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> metric.add(new double[] {0.5}, new double[] {3.5}))
                            .getMessage());
        }
    }

    @Test
    void saysWhichMetricsAreShares() {
        assertTrue(Metrics.isShare("precision_at_recall(recall = 0.8)"));
        assertFalse(Metrics.isShare("rmse"));
    }
}
