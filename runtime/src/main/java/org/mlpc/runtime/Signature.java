package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network is, for whoever feeds it data.
 *
 * @param name the network's name in the model file
 * @param inputs the features' names in order; empty when the inputs are unnamed
 * @param kinds for each input what stands behind its colon in the model: nothing for a number, the function that a
 *     number is put through, or the two or more labels of a category; empty when all are plain numbers
 * @param target what is learned
 * @param precision of its arithmetic
 * @param metrics the metrics of the model file, in order, such as {@code accuracy}
 */
public record Signature(
        String name,
        List<String> inputs,
        List<List<String>> kinds,
        Target target,
        Precision precision,
        List<String> metrics) {
    /** The arithmetic of a network. */
    public enum Precision {
        FLOAT32,
        FLOAT64
    }

    public Signature {
        inputs = List.copyOf(inputs);
        kinds = List.copyOf(kinds);
        metrics = List.copyOf(metrics);
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
