package org.mlpc.compiler.std;

import java.util.Locale;

/** The two precisions of generated classes, and how near they must come. */
enum Precision {
    /** Against numbers that are exact to the last digits. */
    FLOAT64(1e-12, 1),
    /** Against the same in double, relative to the largest of a tensor or 0.02. */
    FLOAT32(1e-5, 0.02);

    private final double tolerance;
    private final double least;

    Precision(double tolerance, double least) {
        this.tolerance = tolerance;
        this.least = least;
    }

    /** As a setting of {@code train}. */
    String setting() {
        return "precision " + name().toLowerCase(Locale.ROOT);
    }

    /** Fails unless a number is near the expected one; {@code what} says which. */
    void near(double expected, double found, String what) {
        near(new double[] {expected}, new double[] {found}, what);
    }

    /** Fails unless each number is near the expected one, measured by the largest of them. */
    void near(double[] expected, double[] found, String what) {
        double largest = least;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            // written so that a NaN fails
            if (!(Math.abs(found[i] - expected[i]) <= tolerance * largest)) {
                throw new AssertionError(what + (expected.length > 1 ? ", number " + i : "") + ": " + found[i] + " in "
                        + this + " instead of " + expected[i]);
            }
        }
    }
}
