package org.mlpc.benchmarks.subject;

import org.mlpc.benchmarks.protocol.ComparisonRow;

/** Writes a row of the comparison as a model file. */
final class ModelFileText {
    private ModelFileText() {}

    /** The text; the network is called {@code Subject}. */
    static String of(ComparisonRow row, int threads) {
        StringBuilder text = new StringBuilder("network Subject {\n    input " + row.inputs() + "\n");
        for (int layer = 1; layer <= row.layers(); layer++) {
            text.append("    dense ").append(row.units().get(layer)).append(' ');
            text.append(activation(row.activation(layer))).append('\n');
        }
        text.append("    loss ").append(row.classes() ? "cross_entropy" : "mean_squared_error");
        text.append("\n    optimizer ").append(row.mode().equals("adam") ? "adam(learning_rate = 0.001)" : "sgd");
        text.append("\n    train {\n        batch ").append(row.batch()).append("\n        seed 1\n");
        text.append("        threads ").append(threads).append("\n    }\n}\n");
        return text.toString();
    }

    private static String activation(String name) {
        return name.equals("linear") ? "identity" : name;
    }
}
