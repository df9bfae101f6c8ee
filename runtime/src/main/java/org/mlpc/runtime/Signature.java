package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.List;

/** What a network is, for whoever feeds it data. */
public final class Signature {
    /** The arithmetic of a network. */
    public enum Precision {
        FLOAT32,
        FLOAT64
    }

    private final String name;
    private final List<String> inputs;
    private final List<List<String>> kinds;
    private final Target target;
    private final Precision precision;
    private final List<String> metrics;

    /** A signature; the parameters are what the calls of their names give. */
    public Signature(
            String name,
            List<String> inputs,
            List<List<String>> kinds,
            Target target,
            Precision precision,
            List<String> metrics) {
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.kinds = List.copyOf(kinds);
        this.target = target;
        this.precision = precision;
        this.metrics = List.copyOf(metrics);
    }

    /** The network's name in the model file. */
    public String name() {
        return name;
    }

    /** The features' names in order; empty when the inputs are unnamed. */
    public List<String> inputs() {
        return inputs;
    }

    /**
     * For each input what stands behind its colon in the model: nothing for a number, the function that a number is put
     * through, or the two or more labels of a category; empty when all are plain numbers.
     */
    public List<List<String>> kinds() {
        return kinds;
    }

    /** What is learned. */
    public Target target() {
        return target;
    }

    /** The precision of its arithmetic. */
    public Precision precision() {
        return precision;
    }

    /** The metrics of the model file, in order, such as {@code accuracy}. */
    public List<String> metrics() {
        return metrics;
    }

    /** A signature whose inputs are plain numbers. */
    public Signature(String name, List<String> inputs, Target target, Precision precision, List<String> metrics) {
        this(name, inputs, List.of(), target, precision, metrics);
    }

    /** What stands behind the colon of an input in the model; nothing for a plain number. */
    public List<String> kind(int input) {
        return kinds.isEmpty() ? List.of() : kinds.get(input);
    }

    /** The inputs as the model describes them, such as {@code income: log1p} and {@code colour: red | green}. */
    List<String> described() {
        List<String> described = new ArrayList<>(inputs);
        for (int i = 0; i < inputs.size(); i++) {
            String words = String.join(" | ", kind(i));
            described.set(i, inputs.get(i) + (words.isEmpty() ? "" : ": " + words));
        }
        return described;
    }
}
