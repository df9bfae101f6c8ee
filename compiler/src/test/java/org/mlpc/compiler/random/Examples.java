package org.mlpc.compiler.random;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.network.TargetBound;

/**
 * Examples for a network, drawn from a seed; all values are floats.
 *
 * @param x inputs, row-major
 * @param t targets, row-major; one-hot for classes
 * @param labels the classes, where there are any
 * @param n how many
 */
public record Examples(double[] x, double[] t, int[] labels, int n) {
    private static final Set<String> POSITIVE = Set.of("log", "log1p", "sqrt", "floor");

    /** Examples that suit the inputs, the target and the loss of a network. */
    public static Examples draw(Network network, long seed, int n) {
        Random random = new Random(seed);
        double[] x = new double[n * network.inputs().count()];
        for (int i = 0; i < x.length; i++) {
            x[i] = input(network.inputs(), i % network.inputs().count(), random);
        }
        int width = network.outputs();
        double[] t = new double[n * width];
        int[] labels = new int[n];
        for (int b = 0; b < n; b++) {
            labels[b] = random.nextInt(Math.max(2, width));
            int from = b * width;
            for (int u = 0; u < width; u++) {
                t[b * width + u] = target(network, random, labels[b], u);
            }
            if (network.target().kind() == Target.Kind.REGRESSION) {
                keep(network.targetBounds(), t, from, width);
            }
        }
        return new Examples(x, t, labels, n);
    }

    /** Any number; one from 1 on for functions that have no value below 0 or are 0 near it; the index of a label. */
    private static double input(Inputs inputs, int index, Random random) {
        double number = (float) (0.3 + 0.9 * random.nextGaussian());
        if (inputs.features().isEmpty()) {
            return number;
        }
        Feature feature = inputs.features().get(index);
        if (!feature.numeric()) {
            return random.nextInt(feature.columns());
        }
        boolean positive = feature.kind() instanceof Feature.Kind.Transformed t && POSITIVE.contains(t.name());
        return positive ? (float) (Math.abs(number) + 1) : number;
    }

    private static double target(Network network, Random random, int label, int unit) {
        if (network.target().kind() != Target.Kind.REGRESSION) {
            return network.outputs() == 1 ? label : unit == label ? 1 : 0;
        }
        return network.last().activation().name().equals("sigmoid") ? random.nextInt(2) : (float) random.nextGaussian();
    }

    /** Brings a row of targets within what a loss expects of them: of each value, then of their sum. */
    private static void keep(List<TargetBound> bounds, double[] t, int from, int width) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (TargetBound bound : bounds) {
            low = bound.sum() ? low : Math.max(low, bound.low());
            high = bound.sum() ? high : Math.min(high, bound.high());
        }
        for (int u = from; u < from + width; u++) {
            t[u] = within(t[u], low, high);
        }
        bounds.stream().filter(TargetBound::sum).forEach(bound -> {
            double[] parts = Arrays.stream(t, from, from + width)
                    .map(v -> Math.abs(v) + 1)
                    .toArray();
            double whole =
                    (bound.low() + bound.high()) / 2 / Arrays.stream(parts).sum();
            for (int u = 0; u < width; u++) {
                t[from + u] = (float) (parts[u] * whole);
            }
        });
    }

    /** A number itself, or one in its place that lies between two bounds, of which one may be infinite. */
    private static double within(double value, double low, double high) {
        if (value >= low && value <= high) {
            return value;
        }
        double over = Math.abs(value);
        if (Double.isFinite(low) && Double.isFinite(high)) {
            return (float) (low + (over - Math.floor(over)) * (high - low) * 0.99);
        }
        return (float) (Double.isFinite(low) ? low + over : high - over);
    }

    /** Examples from one to another, the second exclusive. */
    public Examples part(int from, int to) {
        return new Examples(
                Arrays.copyOfRange(x, x.length / n * from, x.length / n * to),
                Arrays.copyOfRange(t, t.length / n * from, t.length / n * to),
                Arrays.copyOfRange(labels, from, to),
                to - from);
    }
}
