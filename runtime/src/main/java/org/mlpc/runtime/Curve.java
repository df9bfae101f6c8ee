package org.mlpc.runtime;

import java.util.Arrays;

/**
 * Measures over all thresholds of a yes/no decision, taken at evenly spaced ones, 0 to 1, as Keras does: {@code auc}, the
 * area under the curve of true positive rate over false positive rate, straight lines between the thresholds; and the
 * best value of one rate among the thresholds where another is at least as large as asked for, 0 if there is none.
 *
 * <p>precision = TP / (TP + FP), recall = sensitivity = TP / (TP + FN), specificity = TN / (TN + FP). Every output of
 * every example is a decision of its own, yes strictly above the threshold; for {@code auc} the first threshold lies
 * just below 0. Outputs outside [0, 1] count as 0 or 1.
 */
final class Curve implements Metric {
    /** The thresholds of Keras' metrics. */
    static final int THRESHOLDS = 200;

    private final String name;
    private final double least;
    private final int lowest; // 1 where the first threshold lies below 0, so that every output is above it
    private final long[] positives; // [b]: how many outputs with target 1 lie above the first b thresholds only
    private final long[] negatives;

    Curve(String name, double least, int thresholds) {
        this.name = name;
        this.least = least;
        lowest = name.equals("auc") ? 1 : 0;
        positives = new long[thresholds];
        negatives = new long[thresholds];
    }

    @Override
    public void add(double[] output, double[] target) {
        for (int u = 0; u < output.length; u++) {
            double y = Math.max(0, Math.min(1, output[u]));
            int above = Math.max(lowest, (int) Math.ceil(y * (positives.length - 1)));
            (Decisions.oneOrZero(name, target[u]) == 1 ? positives : negatives)[above]++;
        }
    }

    @Override
    public double value() {
        long allPositives = Arrays.stream(positives).sum();
        long allNegatives = Arrays.stream(negatives).sum();
        if (allPositives + allNegatives == 0) {
            return Double.NaN;
        }
        double area = 0;
        double best = 0;
        double recall = 0;
        double fallout = 0;
        long tp = 0;
        long fp = 0;
        for (int threshold = positives.length - 1; threshold >= 0; threshold--) {
            double precision = Decisions.share(tp, fp);
            double specificity = Decisions.share(allNegatives - fp, fp);
            recall = Decisions.share(tp, allPositives - tp);
            best = Math.max(best, best(precision, recall, specificity));
            tp += positives[threshold];
            fp += negatives[threshold];
            double higher = Decisions.share(tp, allPositives - tp);
            double wider = Decisions.share(fp, allNegatives - fp);
            area += (wider - fallout) * (recall + higher) / 2;
            fallout = wider;
        }
        return lowest == 1 ? area : best;
    }

    private double best(double precision, double recall, double specificity) {
        return switch (name) {
            case "precision_at_recall" -> recall >= least ? precision : 0;
            case "recall_at_precision" -> precision >= least ? recall : 0;
            case "sensitivity_at_specificity" -> specificity >= least ? recall : 0;
            default -> recall >= least ? specificity : 0;
        };
    }

    @Override
    public void clear() {
        Arrays.fill(positives, 0);
        Arrays.fill(negatives, 0);
    }
}
