package org.mlpc.runtime;

/** Feeds a network through its calls on doubles. */
final class DoubleLearner extends Learner {
    private final DoubleNetwork network;
    private final double[] x;
    private final double[] t;
    private final double[] y;

    DoubleLearner(DoubleNetwork network, int capacity) {
        super(network, capacity);
        this.network = network;
        x = new double[Math.multiplyExact(capacity, network.features())];
        t = new double[Math.multiplyExact(capacity, network.targets())];
        y = new double[Math.multiplyExact(capacity, network.outputs())];
    }

    @Override
    void fitScale(Dataset data) {
        double[] all = new double[Math.multiplyExact(data.size(), data.features())];
        for (int i = 0; i < data.size(); i++) {
            data.input(i, all, i * data.features());
        }
        network.fitScale(all, data.size());
    }

    @Override
    void readInput(Dataset data, int example, int row) {
        data.input(example, x, row * data.features());
    }

    @Override
    void readTarget(Dataset data, int example, int row) {
        data.target(example, t, row * data.targets());
    }

    @Override
    double step(boolean labelled, int n) {
        return labelled ? network.step(x, labels, n) : network.step(x, t, n);
    }

    @Override
    void accumulate(boolean labelled, int n) {
        if (labelled) {
            network.accumulate(x, labels, n);
        } else {
            network.accumulate(x, t, n);
        }
    }

    @Override
    double update(int examples) {
        return network.updateDouble(examples);
    }

    @Override
    double gradient(int n, double[] g) {
        return network.gradient(x, t, n, g);
    }

    @Override
    double loss(int n) {
        return network.loss(x, t, n);
    }

    @Override
    void predict(int n) {
        network.predict(x, y, n);
    }

    @Override
    double output(int index) {
        return y[index];
    }
}
