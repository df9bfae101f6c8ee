package org.mlpc.runtime;

import java.util.List;

/**
 * What a network is, for whoever feeds it data.
 *
 * @param name the network's name in the model file
 * @param inputs the features' names in order; empty when the inputs are unnamed
 * @param target what is learned
 * @param precision of its arithmetic
 * @param metrics the metrics of the model file, in order, such as {@code accuracy}
 */
public record Signature(String name, List<String> inputs, Target target, Precision precision, List<String> metrics) {
    /** The arithmetic of a network. */
    public enum Precision {
        FLOAT32,
        FLOAT64
    }

    public Signature {
        inputs = List.copyOf(inputs);
        metrics = List.copyOf(metrics);
    }
}
