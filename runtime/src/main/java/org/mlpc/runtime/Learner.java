package org.mlpc.runtime;

import java.util.List;

/** Feeds examples of a dataset to a network, in the network's precision, through buffers of its own. */
interface Learner {
    /** A learner for a network that takes at most {@code capacity} examples at once. */
    static Learner of(Network network, int capacity) {
        if (network.signature().precision() == Signature.Precision.FLOAT64
                && network instanceof DoubleNetwork doubles) {
            return new DoubleLearner(doubles, capacity);
        }
        return new FloatLearner(network, capacity);
    }

    /** The most examples in one call. */
    int capacity();

    /** Fits the input scale on a whole dataset. */
    void fitScale(Dataset data);

    /** One step on the examples {@code order[from .. from + n - 1]}; their loss before it. */
    double step(Dataset data, int[] order, int from, int n);

    /** Adds the gradient of the examples {@code order[from .. from + n - 1]}. */
    void accumulate(Dataset data, int[] order, int from, int n);

    /** Updates by the accumulated gradient; the mean loss of its examples. */
    double update(int examples);

    /** The loss of the examples from .. from + n - 1 as in training, and its gradient. */
    double gradient(Dataset data, int from, int n, double[] g);

    /** The mean loss of the examples from .. from + n - 1, as in inference. */
    double loss(Dataset data, int from, int n);

    /** Shows outputs and targets of the examples from .. from + n - 1 to the metrics. */
    void predict(Dataset data, int from, int n, List<Metric> metrics);
}
