package org.mlpc.runtime;

import java.util.Arrays;
import java.util.Objects;

/** Examples: inputs with their targets, which are rows of values or class labels. */
public final class Dataset {
    private final Table inputs;
    private final Table targets; // null: labels hold the targets
    private final int[] labels; // null: rows hold the targets
    private final int width; // of a target row
    private final int[] examples; // rows of the tables in the order of this dataset; null: all of them

    private Dataset(Table inputs, Table targets, int[] labels, int width, int[] examples) {
        this.inputs = inputs;
        this.targets = targets;
        this.labels = labels;
        this.width = width;
        this.examples = examples;
    }

    /** Examples whose targets are rows of values; both tables must have the same number of rows. */
    public static Dataset of(Table inputs, Table targets) {
        checkCounts(inputs.size(), targets.size(), "rows of targets");
        return new Dataset(inputs, targets, null, targets.width(), null);
    }

    /**
     * Examples of classes.
     *
     * @param labels a class for each example, 0 to classes - 1; not copied
     */
    public static Dataset of(Table inputs, int[] labels, int classes) {
        checkCounts(inputs.size(), labels.length, "labels");
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        "example " + i + " has label " + labels[i] + "; the labels are 0 to " + (classes - 1));
            }
        }
        return new Dataset(inputs, null, labels, classes, null);
    }

    private static void checkCounts(int inputs, int targets, String what) {
        if (inputs != targets) {
            throw new IllegalArgumentException(inputs + " rows of inputs but " + targets + " " + what);
        }
    }

    /** These examples of this dataset, by index, in the given order; nothing is copied. */
    public Dataset subset(int... indices) {
        int[] chosen = new int[indices.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = at(Objects.checkIndex(indices[i], size()));
        }
        return new Dataset(inputs, targets, labels, width, chosen);
    }

    /** How many examples there are. */
    public int size() {
        return examples == null ? inputs.size() : examples.length;
    }

    /** Values in one example's input. */
    public int features() {
        return inputs.width();
    }

    /** Values in one example's target row: for labels the number of classes. */
    public int targets() {
        return width;
    }

    /** Whether the targets are class labels. */
    public boolean labelled() {
        return labels != null;
    }

    /**
     * The class of an example.
     *
     * @throws IllegalStateException when targets are rows
     */
    public int label(int example) {
        if (labels == null) {
            throw new IllegalStateException("these targets are values, not labels");
        }
        return labels[at(example)];
    }

    /** Copies an example's input to {@code x[at ..]}. */
    public void input(int example, float[] x, int at) {
        inputs.read(at(example), x, at);
    }

    /** Copies an example's input to {@code x[at ..]}. */
    public void input(int example, double[] x, int at) {
        inputs.read(at(example), x, at);
    }

    /** Copies an example's target row to {@code t[at ..]}, one-hot for a label. */
    public void target(int example, float[] t, int at) {
        if (labels == null) {
            targets.read(at(example), t, at);
        } else {
            Arrays.fill(t, at, at + width, 0);
            t[at + labels[at(example)]] = 1;
        }
    }

    /** Copies an example's target row to {@code t[at ..]}, one-hot for a label. */
    public void target(int example, double[] t, int at) {
        if (labels == null) {
            targets.read(at(example), t, at);
        } else {
            Arrays.fill(t, at, at + width, 0);
            t[at + labels[at(example)]] = 1;
        }
    }

    private int at(int example) {
        return examples == null ? example : examples[example];
    }
}
