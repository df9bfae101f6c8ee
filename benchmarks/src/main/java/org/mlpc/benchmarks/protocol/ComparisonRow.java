package org.mlpc.benchmarks.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One measurement: a network, what is done with it, and the batch.
 *
 * @param workload name of the network in the list of workloads
 * @param units inputs, hidden layers, outputs
 * @param hidden activation of hidden layers: {@code relu}, {@code tanh}, {@code sigmoid} or {@code linear}
 * @param output activation of the last layer: one of these or {@code softmax}
 * @param loss {@code ce}, cross-entropy with one class for each example, or {@code mse}, the mean over all outputs
 * @param mode {@code sgd} or {@code adam} for optimizer steps, {@code infer} for forward passes
 * @param batch examples of a step
 */
public record ComparisonRow(
        String workload, List<Integer> units, String hidden, String output, String loss, String mode, int batch) {
    public ComparisonRow {
        units = List.copyOf(units);
    }

    /** Reads what {@link #toString} writes. */
    public static ComparisonRow parse(String text) {
        String[] field = text.trim().split(",");
        if (field.length != 7) {
            throw new IllegalArgumentException("a row has 7 fields, this one " + field.length + ": " + text);
        }
        return new ComparisonRow(
                field[0], units(field[1]), field[2], field[3], field[4], field[5], Integer.parseInt(field[6]));
    }

    static List<Integer> units(String text) {
        return Arrays.stream(text.split("-")).map(Integer::valueOf).toList();
    }

    /** Values in an example's input. */
    public int inputs() {
        return units.get(0);
    }

    /** Units of the last layer. */
    public int outputs() {
        return units.get(units.size() - 1);
    }

    /** Layers with weights. */
    public int layers() {
        return units.size() - 1;
    }

    /** The activation of layer {@code 1 .. layers()}. */
    public String activation(int layer) {
        return layer == layers() ? output : hidden;
    }

    /** Whether a target is a class. */
    public boolean classes() {
        return loss.equals("ce");
    }

    /** Whether forward passes are measured and no training. */
    public boolean inference() {
        return mode.equals("infer");
    }

    /** Whether the data are the four rows of XOR. */
    public boolean xor() {
        return inputs() == 2 && outputs() == 1;
    }

    /**
     * Floating-point operations of the matrix products of a step, a multiply-add being two: forward, gradient of the
     * weights, and gradient of the inputs of every layer but the first.
     */
    public double operations() {
        double weights = 0;
        for (int layer = 1; layer <= layers(); layer++) {
            weights += (double) units.get(layer - 1) * units.get(layer);
        }
        double first = (double) units.get(0) * units.get(1);
        return batch * (inference() ? 2 * weights : 6 * weights - 2 * first);
    }

    /** The sizes, as {@code 784-128-10}. */
    public String shape() {
        return units.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    @Override
    public String toString() {
        return String.join(",", workload, shape(), hidden, output, loss, mode, String.valueOf(batch));
    }
}
