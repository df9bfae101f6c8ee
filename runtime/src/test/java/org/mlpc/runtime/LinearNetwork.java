package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A network of one linear layer with gradient descent, written by hand so that trainer and weight files are tested
 * without the compiler: softmax with cross-entropy for classes, a sigmoid for yes/no, squared error otherwise.
 */
final class LinearNetwork implements DoubleNetwork {
    static final int BATCH = 4;

    double learningRate = 0.5;
    double l2; // penalty on the weights, in gradient only
    Double multiplier = 1.0; // of the learning rate; null for an optimizer that has none
    int fits;
    int largestPiece;

    private final Signature signature;
    private final Training training;
    private final int features;
    private final int outputs;
    private final boolean standardize;
    private final boolean statistics;
    private final double[] p; // weights [outputs, features], then biases
    private final double[] g;
    private final double[] offset;
    private final double[] factor;
    private final double[] row;
    private final double[] y;
    private double lossSum;
    private boolean scaled;
    private long steps;

    private LinearNetwork(Builder b) {
        signature = b.signature;
        training = b.training;
        features = b.features;
        outputs = b.outputs;
        standardize = b.standardize;
        statistics = b.statistics;
        p = new double[outputs * (features + 1)];
        for (int i = 0; i < outputs * features; i++) {
            p[i] = rounded(((i * 37 + b.seed * 11) % 19 - 9) / 50.0);
        }
        g = new double[p.length];
        offset = new double[features];
        factor = new double[features];
        Arrays.fill(factor, 1);
        row = new double[features];
        y = new double[outputs];
        scaled = !standardize;
    }

    /** What a test chooses. */
    static final class Builder {
        private final int features;
        private final int outputs;
        private Signature signature;
        private Training training = new Training(Optional.empty(), 4, 3, 42, true, 0, Optional.empty());
        private boolean standardize;
        private boolean statistics;
        private long seed = 42;

        private Builder(int features, int outputs, Target target) {
            this.features = features;
            this.outputs = outputs;
            signature = new Signature("Linear", List.of(), target, Signature.Precision.FLOAT32, List.of());
        }

        static Builder classes(int features, String... labels) {
            return new Builder(
                    features, labels.length, new Target(Target.Kind.CLASSES, List.of("class"), List.of(labels)));
        }

        static Builder binary(int features) {
            return new Builder(features, 1, new Target(Target.Kind.BINARY, List.of("spam"), List.of("no", "yes")));
        }

        static Builder regression(int features, int outputs) {
            return new Builder(features, outputs, new Target(Target.Kind.REGRESSION, List.of(), List.of()));
        }

        Builder name(String name) {
            signature = new Signature(
                    name, signature.inputs(), signature.target(), signature.precision(), signature.metrics());
            return this;
        }

        Builder inputs(String... names) {
            signature = new Signature(
                    signature.name(), List.of(names), signature.target(), signature.precision(), signature.metrics());
            return this;
        }

        Builder metrics(String... names) {
            signature = new Signature(
                    signature.name(), signature.inputs(), signature.target(), signature.precision(), List.of(names));
            return this;
        }

        Builder doubles() {
            signature = new Signature(
                    signature.name(),
                    signature.inputs(),
                    signature.target(),
                    Signature.Precision.FLOAT64,
                    signature.metrics());
            return this;
        }

        Builder training(Training value) {
            training = value;
            return this;
        }

        Builder training(int batch, int epochs, boolean shuffle, double validation) {
            training = new Training(Optional.empty(), batch, epochs, 42, shuffle, validation, Optional.empty());
            return this;
        }

        Builder standardize() {
            standardize = true;
            return this;
        }

        Builder statistics() {
            statistics = true;
            return this;
        }

        Builder seed(long value) {
            seed = value;
            return this;
        }

        LinearNetwork build() {
            return new LinearNetwork(this);
        }
    }

    private double rounded(double value) {
        return signature.precision() == Signature.Precision.FLOAT32 ? (float) value : value;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Training training() {
        return training;
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public int targets() {
        return outputs;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public int parameters() {
        return p.length;
    }

    @Override
    public void fitScale(double[] x, int n) {
        if (!standardize) {
            return;
        }
        fits++;
        for (int i = 0; i < features; i++) {
            double mean = 0;
            double square = 0;
            for (int b = 0; b < n; b++) {
                mean += x[b * features + i] / n;
                square += x[b * features + i] * x[b * features + i] / n;
            }
            double deviation = Math.sqrt(Math.max(0, square - mean * mean));
            offset[i] = rounded(mean);
            factor[i] = rounded(deviation > 0 ? 1 / deviation : 1);
        }
        scaled = true;
    }

    @Override
    public void fitScale(float[] x, int n) {
        fitScale(wide(x), n);
    }

    @Override
    public boolean scaled() {
        return scaled;
    }

    /** Outputs of {@link #row} into {@link #y}. */
    private void forward() {
        double largest = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < outputs; o++) {
            double z = p[outputs * features + o];
            for (int i = 0; i < features; i++) {
                z += p[o * features + i] * (row[i] - offset[i]) * factor[i];
            }
            y[o] = z;
            largest = Math.max(largest, z);
        }
        if (signature.target().kind() == Target.Kind.CLASSES) {
            double sum = 0;
            for (int o = 0; o < outputs; o++) {
                y[o] = Math.exp(y[o] - largest);
                sum += y[o];
            }
            for (int o = 0; o < outputs; o++) {
                y[o] /= sum;
            }
        } else if (signature.target().kind() == Target.Kind.BINARY) {
            y[0] = 1 / (1 + Math.exp(-y[0]));
        }
    }

    private double exampleLoss(double[] t, int at) {
        double loss = 0;
        for (int o = 0; o < outputs; o++) {
            double target = t[at + o];
            if (signature.target().kind() == Target.Kind.CLASSES) {
                loss -= target * Math.log(y[o]);
            } else if (signature.target().kind() == Target.Kind.BINARY) {
                loss -= target * Math.log(y[o]) + (1 - target) * Math.log(1 - y[o]);
            } else {
                loss += 0.5 * (y[o] - target) * (y[o] - target);
            }
        }
        return loss;
    }

    @Override
    public void accumulate(double[] x, double[] t, int n) {
        if (!scaled) {
            throw new IllegalStateException("not scaled");
        }
        if (n < 1 || n > BATCH) {
            throw new IllegalArgumentException("n " + n);
        }
        largestPiece = Math.max(largestPiece, n);
        for (int b = 0; b < n; b++) {
            System.arraycopy(x, b * features, row, 0, features);
            forward();
            lossSum += exampleLoss(t, b * outputs);
            for (int o = 0; o < outputs; o++) {
                double dz = y[o] - t[b * outputs + o];
                g[outputs * features + o] += dz;
                for (int i = 0; i < features; i++) {
                    g[o * features + i] += dz * (row[i] - offset[i]) * factor[i];
                }
            }
        }
    }

    @Override
    public double updateDouble(int examples) {
        double loss = lossSum / examples;
        for (int i = 0; i < p.length; i++) {
            p[i] = rounded(p[i] - learningRate * (multiplier == null ? 1 : multiplier) * g[i] / examples);
            g[i] = 0;
        }
        lossSum = 0;
        steps++;
        return loss;
    }

    @Override
    public double step(double[] x, double[] t, int n) {
        accumulate(x, t, n);
        return updateDouble(n);
    }

    // scratch for the calls that convert, so that the trainer's own allocation can be measured
    private final double[] wideX = new double[1 << 12];
    private final double[] wideT = new double[1 << 12];

    @Override
    public float step(float[] x, float[] t, int n) {
        accumulate(x, t, n);
        return update(n);
    }

    @Override
    public float step(float[] x, int[] labels, int n) {
        accumulate(x, labels, n);
        return update(n);
    }

    @Override
    public double step(double[] x, int[] labels, int n) {
        accumulate(x, labels, n);
        return updateDouble(n);
    }

    @Override
    public void accumulate(float[] x, float[] t, int n) {
        for (int i = 0; i < n * features; i++) {
            wideX[i] = x[i];
        }
        for (int i = 0; i < n * outputs; i++) {
            wideT[i] = t[i];
        }
        accumulate(wideX, wideT, n);
    }

    @Override
    public void accumulate(float[] x, int[] labels, int n) {
        for (int i = 0; i < n * features; i++) {
            wideX[i] = x[i];
        }
        accumulate(wideX, labels, n);
    }

    @Override
    public void accumulate(double[] x, int[] labels, int n) {
        Arrays.fill(wideT, 0, n * outputs, 0);
        for (int b = 0; b < n; b++) {
            wideT[b * outputs + labels[b]] = 1;
        }
        accumulate(x, wideT, n);
    }

    @Override
    public float update(int examples) {
        return (float) updateDouble(examples);
    }

    @Override
    public double gradient(double[] x, double[] t, int n, double[] gradient) {
        double[] sums = g.clone();
        double loss = lossSum;
        Arrays.fill(g, 0);
        lossSum = 0;
        accumulate(x, t, n);
        double value = lossSum / n;
        for (int i = 0; i < p.length; i++) {
            boolean weight = i < outputs * features;
            gradient[i] = g[i] / n + (weight ? 2 * l2 * p[i] : 0);
            value += weight ? l2 * p[i] * p[i] : 0;
        }
        System.arraycopy(sums, 0, g, 0, g.length);
        lossSum = loss;
        return value;
    }

    @Override
    public float gradient(float[] x, float[] t, int n, float[] gradient) {
        double[] exact = new double[p.length];
        double value = gradient(wide(x), wide(t), n, exact);
        for (int i = 0; i < p.length; i++) {
            gradient[i] = (float) exact[i];
        }
        return (float) value;
    }

    @Override
    public double loss(double[] x, double[] t, int n) {
        double sum = 0;
        for (int b = 0; b < n; b++) {
            System.arraycopy(x, b * features, row, 0, features);
            forward();
            sum += exampleLoss(t, b * outputs);
        }
        return sum / n;
    }

    @Override
    public float loss(float[] x, float[] t, int n) {
        return (float) loss(wide(x), wide(t), n);
    }

    @Override
    public void predict(double[] x, double[] out, int n) {
        if (!scaled) {
            throw new IllegalStateException("not scaled");
        }
        for (int b = 0; b < n; b++) {
            System.arraycopy(x, b * features, row, 0, features);
            forward();
            System.arraycopy(y, 0, out, b * outputs, outputs);
        }
    }

    @Override
    public void predict(float[] x, float[] out, int n) {
        double[] values = new double[n * outputs];
        predict(wide(x), values, n);
        for (int i = 0; i < values.length; i++) {
            out[i] = (float) values[i];
        }
    }

    @Override
    public void predict(float[] x, float[] out) {
        predict(x, out, 1);
    }

    @Override
    public void predict(double[] x, double[] out) {
        predict(x, out, 1);
    }

    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    @Override
    public List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.of("output.weight", Tensor.Role.PARAMETER, outputs, features));
        tensors.add(Tensor.of("output.bias", Tensor.Role.PARAMETER, outputs));
        if (standardize) {
            tensors.add(Tensor.of("scale.offset", Tensor.Role.SCALE, features));
            tensors.add(Tensor.of("scale.factor", Tensor.Role.SCALE, features));
        }
        if (statistics) {
            tensors.add(Tensor.of("norm.running_mean", Tensor.Role.STATISTIC, features));
        }
        tensors.add(Tensor.of("output.weight.m", Tensor.Role.OPTIMIZER, outputs, features));
        return tensors;
    }

    @Override
    public double[] read(String tensor) {
        return switch (tensor) {
            case "output.weight" -> Arrays.copyOf(p, outputs * features);
            case "output.bias" -> Arrays.copyOfRange(p, outputs * features, p.length);
            case "scale.offset" -> offset.clone();
            case "scale.factor" -> factor.clone();
            case "norm.running_mean" -> new double[features];
            case "output.weight.m" -> new double[outputs * features];
            default -> throw new IllegalArgumentException(tensor);
        };
    }

    @Override
    public void write(String tensor, double[] values) {
        switch (tensor) {
            case "output.weight" -> System.arraycopy(values, 0, p, 0, values.length);
            case "output.bias" -> System.arraycopy(values, 0, p, outputs * features, values.length);
            case "scale.offset" -> System.arraycopy(values, 0, offset, 0, values.length);
            case "scale.factor" -> {
                System.arraycopy(values, 0, factor, 0, values.length);
                scaled = true;
            }
            default -> throw new IllegalArgumentException(tensor);
        }
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void steps(long value) {
        steps = value;
    }

    @Override
    public double rateMultiplier() {
        return multiplier == null ? DoubleNetwork.super.rateMultiplier() : multiplier;
    }

    @Override
    public void rateMultiplier(double factor) {
        if (multiplier == null) {
            DoubleNetwork.super.rateMultiplier(factor);
        }
        multiplier = factor;
    }

    @Override
    public Network copy() {
        Builder builder = new Builder(features, outputs, signature.target());
        builder.signature = signature;
        builder.training = training;
        builder.standardize = standardize;
        builder.statistics = statistics;
        LinearNetwork copy = builder.build();
        copy.copyFrom(this);
        return copy;
    }

    @Override
    public void copyFrom(Network other) {
        LinearNetwork from = (LinearNetwork) other;
        System.arraycopy(from.p, 0, p, 0, p.length);
        System.arraycopy(from.offset, 0, offset, 0, features);
        System.arraycopy(from.factor, 0, factor, 0, features);
        scaled = from.scaled;
        steps = from.steps;
        learningRate = from.learningRate;
    }
}
