package org.mlpc.compiler;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of a sweep is run. Tests of JUnit's tag {@code sampled} run twice: in {@code mvn test} on a sample, evenly
 * spread over the sweep, and in {@code mvn verify} on all of it. Whatever sets nothing runs all.
 */
public final class Sample {
    private static final boolean ONLY = Boolean.getBoolean("mlpc.sample");

    private Sample() {}

    /** Whether sweeps are run as a whole. */
    public static boolean whole() {
        return !ONLY;
    }

    /** Whether a thing of a sweep is run when one of so many is to be. */
    public static boolean takes(int index, int oneOf) {
        return !ONLY || index % oneOf == 0;
    }

    /** The things of a sweep that are run. */
    public static <T> List<T> of(List<T> all, int oneOf) {
        return IntStream.range(0, all.size())
                .filter(i -> takes(i, oneOf))
                .mapToObj(all::get)
                .toList();
    }

    /** How many of so many are run: a count to take, or a floor under what is found. */
    public static int count(int all, int oneOf) {
        return ONLY ? all / oneOf : all;
    }
}
