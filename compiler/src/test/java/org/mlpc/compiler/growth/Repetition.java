package org.mlpc.compiler.growth;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One way in which a model file can be long.
 *
 * @param name for messages
 * @param count how often it repeats at the smallest size
 * @param text the model of so many repetitions
 */
record Repetition(String name, int count, IntFunction<String> text) {
    @Override
    public String toString() {
        return name;
    }

    /** Pieces with their number in place of {@code #}, and that of the one before in place of {@code @}. */
    static String repeat(int count, String piece) {
        return repeat(count, piece, "");
    }

    /** The same with a sign between them. */
    static String repeat(int count, String piece, String between) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> piece.replace("#", Integer.toString(i)).replace("@", Integer.toString(i - 1)))
                .collect(Collectors.joining(between));
    }

    /** One text inside another, so deep. */
    static String nest(int depth, String before, String core, String behind) {
        return before.repeat(depth) + core + behind.repeat(depth);
    }

    /** A network with these parts. */
    static String network(String... parts) {
        return "network N {\n" + String.join("\n", parts) + "\n}\n";
    }

    /** A network whose only layer has this activation, defined before it. */
    static String activated(String definitions, String name) {
        return definitions + "\n" + network("input 3", "dense 4 " + name, "dense 1 identity", "loss mse");
    }

    /** A network trained by this optimizer, defined before it. */
    static String optimized(String definitions, String name) {
        return definitions + "\n" + network("input 3", "dense 1 identity", "loss mse", "optimizer " + name);
    }

    static Repetition of(String name, int count, IntFunction<String> text) {
        return new Repetition(name, count, text);
    }
}
