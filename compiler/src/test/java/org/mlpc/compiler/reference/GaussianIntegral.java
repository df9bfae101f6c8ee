package org.mlpc.compiler.reference;

/** The error function by a series of positive terms, slow and exact to the last places (Abramowitz and Stegun, 7.1.6). */
final class GaussianIntegral {
    private GaussianIntegral() {}

    /** erf(x) = 2/√π e^(-x²) Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)). */
    static double erf(double x) {
        if (Math.abs(x) > 6) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-20 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
