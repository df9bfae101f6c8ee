package org.mlpc.runtime;

import java.util.List;

/**
 * How often which class was predicted for which: rows are the classes of the targets, columns the predicted ones. The
 * class of the largest output is predicted, the first of equals; of a yes/no target, yes (class 1) above its boundary.
 */
public final class ConfusionMatrix implements Metric {
    private final long[][] counts; // [actual, predicted]
    private final double boundary;

    /**
     * An empty matrix.
     *
     * @param classes how many, from 2
     */
    public ConfusionMatrix(int classes) {
        this(classes, 0.5);
    }

    private ConfusionMatrix(int classes, double boundary) {
        counts = new long[classes][classes];
        this.boundary = boundary;
    }

    /**
     * The predictions of a network on a dataset; the network is unchanged.
     *
     * @throws IllegalArgumentException if the network's target has no classes
     */
    public static ConfusionMatrix of(Network network, Dataset data) {
        if (network.signature().target().kind() == Target.Kind.REGRESSION) {
            throw new IllegalArgumentException(
                    "network `" + network.signature().name() + "` predicts real numbers, not classes");
        }
        ConfusionMatrix matrix = new ConfusionMatrix(
                Math.max(2, network.outputs()), network.signature().target().boundary());
        Learner learner = Learner.of(network, Evaluation.PIECE);
        for (int from = 0; from < data.size(); from += Evaluation.PIECE) {
            learner.predict(data, from, Math.min(Evaluation.PIECE, data.size() - from), List.of(matrix));
        }
        return matrix;
    }

    /** How many classes there are. */
    public int classes() {
        return counts.length;
    }

    /** How many examples of a class were taken for another, or for what they are. */
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** The share of a class's examples that were recognised: its recall; NaN without examples. */
    public double recall(int of) {
        return (double) counts[of][of] / sum(of, true);
    }

    /** The share of the predictions of a class that were right: its precision; NaN without predictions. */
    public double precision(int of) {
        return (double) counts[of][of] / sum(of, false);
    }

    private long sum(int of, boolean row) {
        long sum = 0;
        for (int other = 0; other < counts.length; other++) {
            sum += row ? counts[of][other] : counts[other][of];
        }
        return sum;
    }

    @Override
    public void add(double[] output, double[] target) {
        counts[label(target, 0.5)][label(output, boundary)]++;
    }

    private static int label(double[] values, double above) {
        return values.length > 1 ? Rows.argmax(values, values.length) : values[0] > above ? 1 : 0;
    }

    /** The accuracy. */
    @Override
    public double value() {
        long right = 0;
        long all = 0;
        for (int c = 0; c < counts.length; c++) {
            right += counts[c][c];
            all += sum(c, true);
        }
        return (double) right / all;
    }

    @Override
    public void clear() {
        for (long[] row : counts) {
            java.util.Arrays.fill(row, 0);
        }
    }
}
