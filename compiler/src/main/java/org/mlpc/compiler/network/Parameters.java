package org.mlpc.compiler.network;

import java.util.List;

/**
 * The numbers of one tensor of a layer.
 *
 * @param tensor its name behind the layer's: {@code weight}, {@code bias}, {@code alpha}
 * @param symbol its name in equations and, in capitals, in generated code: {@code W}, {@code b}, {@code alpha}
 * @param stream which of the layer's random streams its start is drawn from
 * @param start how it starts
 * @param shape its dimensions, row-major
 */
public record Parameters(String tensor, String symbol, int stream, Start start, List<Integer> shape) {
    /** The stream of weights, and of biases; what an activation learns follows. */
    public static final int WEIGHT = 0;

    public static final int BIAS = 1;
    public static final int LEARNED = 2;

    public Parameters {
        shape = List.copyOf(shape);
    }

    /** How many numbers. */
    public int size() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }
}
