package org.mlpc.compiler.std;

/** Where definitions must stay finite. */
final class Limits {
    /** Zeros, numbers that vanish in sums, and numbers that overflow in exponentials, squares and cubes. */
    static final double[] POINTS = {0.0, -0.0, 1e-30, -1e-30, 20, -20, 1000, -1000, 1e30, -1e30};

    private Limits() {}
}
