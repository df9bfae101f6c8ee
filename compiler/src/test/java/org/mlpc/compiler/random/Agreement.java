package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.mlpc.compiler.generated.Subject;

/** Whether values agree within the tolerances of the numeric contract. */
public final class Agreement {
    /** A tensor whose largest value is smaller counts as if it were this large. */
    private static final double SMALLEST = 0.02;

    private static final double FLOAT32 = 1e-5;
    private static final double FLOAT64 = 1e-12;

    private Agreement() {}

    /** Compares a tensor of a generated class with that of the reference. */
    public static void require(Subject subject, String what, double[] found, double[] expected) {
        assertEquals(expected.length, found.length, what);
        double scale = Math.max(largest(expected), SMALLEST);
        double tolerance = (subject.exact() ? FLOAT64 : FLOAT32) * scale;
        for (int i = 0; i < expected.length; i++) {
            int place = i;
            assertTrue(
                    Math.abs(found[i] - expected[i]) <= tolerance,
                    () -> subject + ", " + what + ", value " + place + ": " + found[place] + " instead of "
                            + expected[place] + ", largest " + scale + "\n" + subject.text());
        }
    }

    /** The largest absolute value. */
    public static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
