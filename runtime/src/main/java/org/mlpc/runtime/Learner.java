package org.mlpc.runtime;

import java.util.List;

/** Feeds examples of a dataset to a network, in the network's precision, through buffers of its own. */
abstract class Learner {
    final int[] labels;
    private final int capacity;
    private final double[] output;
    private final double[] target;

    Learner(Network network, int capacity) {
        this.capacity = capacity;
        labels = new int[capacity];
        output = new double[network.outputs()];
        target = new double[network.targets()];
    }

    /** A learner for a network that takes at most {@code capacity} examples at once. */
    static Learner of(Network network, int capacity) {
        if (network.signature().precision() == Signature.Precision.FLOAT64
                && network instanceof DoubleNetwork doubles) {
            return new DoubleLearner(doubles, capacity);
        }
        return new FloatLearner(network, capacity);
    }

    /** The most examples in one call. */
    final int capacity() {
        return capacity;
    }

    /** Fits the input scale on a whole dataset. */
    abstract void fitScale(Dataset data);

    /** One step on the examples {@code order[from .. from + n - 1]}; their loss before it. */
    final double step(Dataset data, int[] order, int from, int n) {
        fill(data, order, from, n);
        return step(data.labelled(), n);
    }

    /** Adds the gradient of the examples {@code order[from .. from + n - 1]}. */
    final void accumulate(Dataset data, int[] order, int from, int n) {
        fill(data, order, from, n);
        accumulate(data.labelled(), n);
    }

    /** Updates by the accumulated gradient; the mean loss of its examples. */
    abstract double update(int examples);

    /** The loss of the examples from .. from + n - 1 as in training, and its gradient. */
    final double gradient(Dataset data, int from, int n, double[] g) {
        fill(data, from, n);
        return gradient(n, g);
    }

    /** The mean loss of the examples from .. from + n - 1, as in inference. */
    final double loss(Dataset data, int from, int n) {
        fill(data, from, n);
        return loss(n);
    }

    /** Shows outputs and targets of the examples from .. from + n - 1 to the metrics. */
    final void predict(Dataset data, int from, int n, List<Metric> metrics) {
        fill(data, from, n);
        predict(n);
        for (int i = 0; i < n; i++) {
            for (int o = 0; o < output.length; o++) {
                output[o] = output(i * output.length + o);
            }
            data.target(from + i, target, 0);
            for (Metric metric : metrics) {
                metric.add(output, target);
            }
        }
    }

    private void fill(Dataset data, int[] order, int from, int n) {
        for (int i = 0; i < n; i++) {
            int example = order[from + i];
            readInput(data, example, i);
            if (data.labelled()) {
                labels[i] = data.label(example);
            } else {
                readTarget(data, example, i);
            }
        }
    }

    private void fill(Dataset data, int from, int n) {
        for (int i = 0; i < n; i++) {
            readInput(data, from + i, i);
            readTarget(data, from + i, i);
        }
    }

    // what follows works on the buffers

    /** Copies an example's input to a row. */
    abstract void readInput(Dataset data, int example, int row);

    /** Copies an example's target to a row. */
    abstract void readTarget(Dataset data, int example, int row);

    abstract double step(boolean labelled, int n);

    abstract void accumulate(boolean labelled, int n);

    abstract double gradient(int n, double[] g);

    abstract double loss(int n);

    abstract void predict(int n);

    /** A predicted value of all rows. */
    abstract double output(int index);
}
