package org.mlpc.runtime;

/** Feeds a network through its calls on floats. */
final class FloatLearner extends Learner {
    private final Network network;
    private final float[] x;
    private final float[] t;
    private final float[] y;
    private float[] gradient; // null before the first is asked for

    FloatLearner(Network network, int capacity) {
        super(network, capacity);
        this.network = network;
        x = new float[Math.multiplyExact(capacity, network.features())];
        t = new float[Math.multiplyExact(capacity, network.targets())];
        y = new float[Math.multiplyExact(capacity, network.outputs())];
    }

    @Override
    void fitScale(Dataset data) {
        float[] all = new float[Math.multiplyExact(data.size(), data.features())];
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
        return network.update(examples);
    }

    @Override
    double gradient(int n, double[] g) {
        if (gradient == null) {
            gradient = new float[g.length];
        }
        double loss = network.gradient(x, t, n, gradient);
        for (int i = 0; i < g.length; i++) {
            g[i] = gradient[i];
        }
        return loss;
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
