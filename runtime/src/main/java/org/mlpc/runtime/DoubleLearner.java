package org.mlpc.runtime;

import java.util.List;

/** Feeds a network through its calls on doubles. */
final class DoubleLearner implements Learner {
    private final DoubleNetwork network;
    private final int capacity;
    private final double[] x;
    private final double[] t;
    private final double[] y;
    private final int[] labels;
    private final double[] output;
    private final double[] target;

    DoubleLearner(DoubleNetwork network, int capacity) {
        this.network = network;
        this.capacity = capacity;
        x = new double[Math.multiplyExact(capacity, network.features())];
        t = new double[Math.multiplyExact(capacity, network.targets())];
        y = new double[Math.multiplyExact(capacity, network.outputs())];
        labels = new int[capacity];
        output = new double[network.outputs()];
        target = new double[network.targets()];
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public void fitScale(Dataset data) {
        double[] all = new double[Math.multiplyExact(data.size(), data.features())];
        for (int i = 0; i < data.size(); i++) {
            data.input(i, all, i * data.features());
        }
        network.fitScale(all, data.size());
    }

    @Override
    public double step(Dataset data, int[] order, int from, int n) {
        fill(data, order, from, n);
        return data.labelled() ? network.step(x, labels, n) : network.step(x, t, n);
    }

    @Override
    public void accumulate(Dataset data, int[] order, int from, int n) {
        fill(data, order, from, n);
        if (data.labelled()) {
            network.accumulate(x, labels, n);
        } else {
            network.accumulate(x, t, n);
        }
    }

    @Override
    public double update(int examples) {
        return network.updateDouble(examples);
    }

    @Override
    public double gradient(Dataset data, int from, int n, double[] g) {
        fill(data, from, n);
        return network.gradient(x, t, n, g);
    }

    @Override
    public double loss(Dataset data, int from, int n) {
        fill(data, from, n);
        return network.loss(x, t, n);
    }

    @Override
    public void predict(Dataset data, int from, int n, List<Metric> metrics) {
        fill(data, from, n);
        network.predict(x, y, n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(y, i * output.length, output, 0, output.length);
            data.target(from + i, target, 0);
            for (Metric metric : metrics) {
                metric.add(output, target);
            }
        }
    }

    private void fill(Dataset data, int[] order, int from, int n) {
        for (int i = 0; i < n; i++) {
            int example = order[from + i];
            data.input(example, x, i * data.features());
            if (data.labelled()) {
                labels[i] = data.label(example);
            } else {
                data.target(example, t, i * data.targets());
            }
        }
    }

    private void fill(Dataset data, int from, int n) {
        for (int i = 0; i < n; i++) {
            data.input(from + i, x, i * data.features());
            data.target(from + i, t, i * data.targets());
        }
    }
}
