package org.mlpc.runtime;

/**
 * Counts decisions that are right and wrong, and what follows from the counts: TP and FP are the outputs decided yes
 * whose target is 1 and 0, TN and FN those decided no whose target is 0 and 1.
 *
 * <p>Every output of every example is a decision of its own, yes above the threshold; so with several outputs, classes
 * among them, {@code precision} = TP / (TP + FP) and {@code recall} = TP / (TP + FN) are those of all decisions together
 * (micro-averaged), as in Keras. {@code f1} = 2 TP / (2 TP + FP + FN) is taken for each output and averaged (Keras'
 * {@code average="macro"}), and of classes only the largest output is a yes, the first of equals. A quotient of zeros
 * is NaN: precision where nothing is decided yes, recall without targets of 1; {@code f1} leaves out such outputs, the
 * classes that are neither there nor predicted, and is NaN where all are such.
 */
final class Decisions implements Metric {
    // a decision's place in counts: 2 for yes, and 1 for a target of 1
    private static final int TRUE_NEGATIVE = 0;
    private static final int FALSE_NEGATIVE = 1;
    private static final int FALSE_POSITIVE = 2;
    private static final int TRUE_POSITIVE = 3;

    private final String name;
    private final double threshold; // NaN: only the largest output is a yes
    private long[] counts; // [outputs, 4]; null before the first example

    Decisions(String name, double threshold) {
        this.name = name;
        this.threshold = threshold;
    }

    @Override
    public void add(double[] output, double[] target) {
        if (counts == null) {
            counts = new long[4 * output.length];
        }
        int largest = Rows.argmax(output, output.length);
        for (int u = 0; u < output.length; u++) {
            boolean yes = Double.isNaN(threshold) ? u == largest : output[u] > threshold;
            counts[4 * u + (yes ? 2 : 0) + oneOrZero(name, target[u])]++;
        }
    }

    /**
     * The target of a yes/no decision.
     *
     * @throws IllegalArgumentException if it is neither 0 nor 1
     */
    static int oneOrZero(String name, double target) {
        if (target != 0 && target != 1) {
            throw new IllegalArgumentException("`" + name + "` needs targets of 0 and 1, but one is " + target);
        }
        return (int) target;
    }

    @Override
    public double value() {
        if (counts == null) {
            return Double.NaN;
        }
        return switch (name) {
            case "true_positives" -> total(TRUE_POSITIVE);
            case "true_negatives" -> total(TRUE_NEGATIVE);
            case "false_positives" -> total(FALSE_POSITIVE);
            case "false_negatives" -> total(FALSE_NEGATIVE);
            case "precision" -> share(total(TRUE_POSITIVE), total(FALSE_POSITIVE));
            case "recall" -> share(total(TRUE_POSITIVE), total(FALSE_NEGATIVE));
            default -> f1();
        };
    }

    private long total(int kind) {
        long total = 0;
        for (int at = kind; at < counts.length; at += 4) {
            total += counts[at];
        }
        return total;
    }

    private double f1() {
        double sum = 0;
        int outputs = 0;
        for (int at = 0; at < counts.length; at += 4) {
            long right = 2 * counts[at + TRUE_POSITIVE];
            long wrong = counts[at + FALSE_POSITIVE] + counts[at + FALSE_NEGATIVE];
            if (right + wrong > 0) {
                sum += share(right, wrong);
                outputs++;
            }
        }
        return sum / outputs;
    }

    /** {@code part / (part + rest)}; NaN for nothing of nothing. */
    private static double share(long part, long rest) {
        return (double) part / (part + rest);
    }

    @Override
    public void clear() {
        counts = null;
    }
}
