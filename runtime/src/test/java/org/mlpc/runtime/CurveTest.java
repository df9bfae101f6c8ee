package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** The measures over all thresholds are those of their definitions, which compare every score with every other. */
class CurveTest {
    private static final Target BINARY = new Target(Target.Kind.BINARY, List.of(), List.of());
    private static final List<String> NAMES = List.of(
            "auc",
            "pr_auc",
            "average_precision",
            "precision_at_recall(recall = 0.6)",
            "recall_at_precision(precision = 0.6)",
            "sensitivity_at_specificity(specificity = 0.6)",
            "specificity_at_sensitivity(sensitivity = 0.6)",
            "precision_at_recall(recall = 0)",
            "recall_at_precision(precision = 1)",
            "sensitivity_at_specificity(specificity = 1)",
            "specificity_at_sensitivity(sensitivity = 0)");

    private static double measured(String name, double[] score, double[] target) {
        Metric metric = Metrics.named(name, BINARY);
        for (int i = 0; i < score.length; i++) {
            metric.add(new double[] {score[i]}, new double[] {target[i]});
        }
        double value = metric.value();
        assertEquals(value, metric.value(), "asked again");
        return value;
    }

    private static double count(double[] score, double[] target, double of, double from) {
        double count = 0;
        for (int i = 0; i < score.length; i++) {
            count += target[i] == of && score[i] >= from ? 1 : 0;
        }
        return count;
    }

    /** The share of pairs of a yes and a no that are in order, ties as one half. */
    private static double pairs(double[] score, double[] target) {
        double right = 0;
        double all = 0;
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < score.length; j++) {
                if (target[i] == 1 && target[j] == 0) {
                    right += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                    all++;
                }
            }
        }
        return right / all;
    }

    /** The largest of one rate of (TP, FP) where another is as large as asked for, over every score as a threshold. */
    private static double best(
            double[] score, double[] target, DoubleBinaryOperator of, DoubleBinaryOperator at, double least) {
        double best = 0;
        for (double from : thresholds(score)) {
            double tp = count(score, target, 1, from);
            double fp = count(score, target, 0, from);
            if (at.applyAsDouble(tp, fp) >= least && of.applyAsDouble(tp, fp) > best) {
                best = of.applyAsDouble(tp, fp);
            }
        }
        return best;
    }

    /** All scores from the highest down, each once, and before them one that no score reaches. */
    private static double[] thresholds(double[] score) {
        double[] descending = Arrays.stream(score)
                .map(s -> 0.0 - s)
                .sorted()
                .distinct()
                .map(s -> 0.0 - s)
                .toArray();
        double[] all = new double[descending.length + 1];
        all[0] = Double.NaN; // no score is as large
        System.arraycopy(descending, 0, all, 1, descending.length);
        return all;
    }

    /** Σ (R - R before) P, or the area where TP grows from point to point in proportion to FP, in small steps. */
    private static double underPrecision(double[] score, double[] target, int steps) {
        double area = 0;
        double tp = 0;
        double fp = 0;
        for (double from : thresholds(score)) {
            double higher = count(score, target, 1, from);
            double wider = count(score, target, 0, from);
            for (int s = 0; s < steps; s++) {
                double part = steps == 1 ? 1 : (s + 0.5) / steps;
                double t = tp + part * (higher - tp);
                double f = fp + part * (wider - fp);
                area += higher == tp ? 0 : (higher - tp) / steps * t / (t + f);
            }
            tp = higher;
            fp = wider;
        }
        return area / count(score, target, 1, Double.NEGATIVE_INFINITY);
    }

    private static double defined(String name, double[] score, double[] target) {
        double positives = count(score, target, 1, Double.NEGATIVE_INFINITY);
        double negatives = score.length - positives;
        double least = name.contains("=") ? Double.parseDouble(name.replaceAll(".*= |\\)", "")) : 0;
        DoubleBinaryOperator precision = (tp, fp) -> tp / (tp + fp);
        DoubleBinaryOperator recall = (tp, fp) -> tp / positives;
        DoubleBinaryOperator specificity = (tp, fp) -> (negatives - fp) / negatives;
        return switch (name.replaceFirst("\\(.*", "")) {
            case "auc" -> pairs(score, target);
            case "pr_auc" -> underPrecision(score, target, 2000);
            case "average_precision" -> underPrecision(score, target, 1);
            case "precision_at_recall" -> best(score, target, precision, recall, least);
            case "recall_at_precision" -> best(score, target, recall, precision, least);
            case "sensitivity_at_specificity" -> best(score, target, recall, specificity, least);
            default -> best(score, target, specificity, recall, least);
        };
    }

    @Test
    void areThoseOfTheirDefinitionsForAnyScores() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 60; round++) {
            int n = 2 + random.nextInt(40);
            double[] score = new double[n];
            double[] target = new double[n];
            double scale = Math.pow(10, random.nextInt(-3, 4));
            for (int i = 0; i < n; i++) {
                double any = round % 3 == 0 ? random.nextInt(-3, 4) : 6 * random.nextDouble() - 3; // with many ties
                score[i] = round % 2 == 0 ? 1 / (1 + Math.exp(-8 - any)) : scale * any;
                target[i] = i < 2 ? i : random.nextInt(1 + round % 7) == 0 ? 1 : 0;
            }
            for (String name : NAMES) {
                double tolerance = name.equals("pr_auc") ? 1e-5 : 1e-12;
                assertEquals(
                        defined(name, score, target),
                        measured(name, score, target),
                        tolerance,
                        name + " of " + Arrays.toString(score) + " for " + Arrays.toString(target));
            }
        }
    }

    @Test
    void takesScoresWithoutEndAndZerosOfBothSigns() {
        double[] score = {Double.NEGATIVE_INFINITY, -0.0, 0.0, Double.POSITIVE_INFINITY};
        assertEquals(0.875, measured("auc", score, new double[] {0, 0, 1, 1}));
        assertEquals(0.875, measured("auc", score, new double[] {0, 1, 0, 1}));
        for (String name : NAMES) {
            assertEquals(Double.NaN, measured(name, new double[] {1, Double.NaN, 0}, new double[] {1, 0, 0}), name);
        }
    }

    @Test
    void tellsRareAnswersApartThatAreAllAlmostNo() {
        double[] score = new double[1000];
        double[] target = new double[1000];
        for (int i = 0; i < 1000; i++) {
            double z = i < 990 ? -8 + 1.98 * i / 989 : -5.9 + 0.45 * (i - 990) / 9;
            score[i] = (float) (1 / (1 + Math.exp(-z)));
            target[i] = i < 990 ? 0 : 1;
        }
        for (String name : NAMES) {
            assertEquals(1, measured(name, score, target), name);
        }
        assertEquals(0.5, measured("auc(thresholds = 200)", score, target), "as Keras has it");
    }

    @Test
    void isUndefinedWithoutBothClassesOrForPrecisionWithoutPositives() {
        double[] score = {0.2, 0.7, 0.7};
        for (String text : NAMES) {
            for (String name : List.of(text, text.endsWith(")") ? text.replace(")", ", thresholds = 200)") : text)) {
                boolean ofPrecision = name.contains("pr");
                double all = measured(name, score, new double[] {1, 1, 1});
                assertEquals(ofPrecision ? 1 : Double.NaN, all, name);
                assertEquals(Double.NaN, measured(name, score, new double[] {0, 0, 0}), name);
            }
        }
        assertEquals(Double.NaN, measured("auc(thresholds = 200)", score, new double[] {1, 1, 1}));
    }

    @Test
    void comesNearWithManyThresholds() {
        SplittableRandom random = new SplittableRandom(6);
        double[] score = random.doubles(500).toArray();
        double[] target = new double[500];
        for (int i = 0; i < 500; i++) {
            target[i] = random.nextDouble() < score[i] ? 1 : 0;
        }
        for (String name : List.of("auc", "pr_auc")) {
            assertEquals(measured(name, score, target), measured(name + "(thresholds = 100000)", score, target), 1e-3);
        }
    }

    @Test
    void keepsTheScoresOnceForAllThatNeedThem() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Metric> metrics = Metrics.named(NAMES, BINARY);
        double[] output = {0};
        double[] target = {0};
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000_000; i++) {
            output[0] = (i * 7919L) % 1_000_003;
            target[0] = i % 2;
            for (Metric metric : metrics) {
                metric.add(output, target);
            }
        }
        metrics.forEach(Metric::value);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 64_000_000, allocated + " bytes for eight million bytes of scores");
        for (int m = 0; m < metrics.size(); m++) {
            metrics.get(m).clear();
        }
        for (Metric metric : metrics) {
            metric.add(new double[] {3}, new double[] {1});
            metric.add(new double[] {2}, new double[] {0});
        }
        metrics.forEach(metric -> assertEquals(1, metric.value()));
    }
}
