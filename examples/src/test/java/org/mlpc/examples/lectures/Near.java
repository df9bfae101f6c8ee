package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

/** Compares numbers with the exact ones. */
final class Near {
    private Near() {}

    /** Requires that each is as near as a share of the largest allows. */
    static void require(double[] exact, double[] found, double tolerance) {
        double largest = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
        assertEquals(exact.length, found.length);
        for (int i = 0; i < exact.length; i++) {
            int at = i;
            assertEquals(
                    exact[i],
                    found[i],
                    tolerance * largest,
                    () -> "value " + at + " of " + Arrays.toString(found) + ", exact are " + Arrays.toString(exact));
        }
    }
}
