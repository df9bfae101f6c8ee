package org.mlpc.runtime;

/**
 * Measures over all thresholds of a yes/no decision. Every output of every example is a decision of its own, yes
 * strictly above the threshold, and each score is a threshold; so any scores will do, margins and logarithms, too. With
 * {@code thresholds = N} there are N evenly spaced ones, 0 to 1, as in Keras, and outputs outside count as 0 or 1.
 *
 * <p>precision P = TP / (TP + FP), recall R = sensitivity = TP / (TP + FN), specificity = TN / (TN + FP).
 *
 * <pre>
 * auc                area under R over 1 - specificity, straight lines between the points, also across equal scores
 * pr_auc             area under P over R; between two points TP grows in proportion to FP (J. Davis and M. Goadrich,
 *                    "The relationship between precision-recall and ROC curves", 2006), which is no straight line
 * average_precision  sum (R - R before) P, no lines at all, as scikit-learn's
 * A_at_B             the largest A among the thresholds where B is as large as asked for; 0 if there is none
 * </pre>
 *
 * <p>NaN where it is undefined: without targets of 1, for rates of the negatives (auc, sensitivity and specificity)
 * without targets of 0, and where an output is NaN.
 */
final class Curve implements Metric {
    private final String name;
    private final double least;
    private final Scores scores;
    private final boolean feeds;
    private final boolean ofNegatives; // whether a rate of the targets of 0 has a part in it
    private final boolean best;

    /** @param scores may be shared by several metrics, the first of which adds to them */
    Curve(String name, double least, Scores scores) {
        this.name = name;
        this.least = least;
        this.scores = scores;
        feeds = scores.claim();
        ofNegatives = name.equals("auc") || name.startsWith("s");
        best = name.contains("_at_");
    }

    @Override
    public void add(double[] output, double[] target) {
        for (int u = 0; feeds && u < output.length; u++) {
            scores.add(output[u], Decisions.oneOrZero(name, target[u]), best ? 0 : 1);
        }
    }

    @Override
    public double value() {
        double positives = scores.all(1);
        double negatives = scores.all(0);
        if (!scores.start() || positives == 0 || negatives == 0 && ofNegatives) {
            return Double.NaN;
        }
        double area = 0;
        double most = name.equals("specificity_at_sensitivity") && least == 0 ? 1 : 0; // where nothing is yes
        double tp = 0;
        double fp = 0;
        while (scores.next()) {
            double higher = scores.above(1);
            double wider = scores.above(0);
            if (higher + wider == tp + fp) {
                continue;
            }
            double precision = higher / (higher + wider);
            double recall = higher / positives;
            double specificity = (negatives - wider) / negatives;
            switch (name) {
                case "auc" -> area += (wider - fp) * (tp + higher) / 2;
                case "pr_auc" -> area += underPrecision(tp, fp, higher, wider);
                case "average_precision" -> area += (higher - tp) * precision;
                case "precision_at_recall" -> most = recall >= least ? Math.max(most, precision) : most;
                case "recall_at_precision" -> most = precision >= least ? recall : most;
                case "sensitivity_at_specificity" -> most = specificity >= least ? recall : most;
                default -> most = recall >= least ? Math.max(most, specificity) : most;
            }
            tp = higher;
            fp = wider;
        }
        return best ? most : area / (name.equals("auc") ? positives * negatives : positives);
    }

    /** ∫ P dTP between two points, where FP = fp + (TP - tp) (wider - fp) / (higher - tp). */
    private static double underPrecision(double tp, double fp, double higher, double wider) {
        double share = (higher - tp) / (higher - tp + wider - fp);
        double offset = tp - share * (tp + fp);
        double curved = offset == 0 ? 0 : offset * StrictMath.log((higher + wider) / (tp + fp));
        return share == 0 ? 0 : share * (higher - tp + curved);
    }

    @Override
    public void clear() {
        scores.clear();
    }
}
