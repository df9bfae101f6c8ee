package org.mlpc.compiler.calculus;

/**
 * The error function in double, for checks at compile time: the Maclaurin series up to 2.5 and the continued fraction of
 * the complement beyond (Abramowitz and Stegun, 7.1.6 and 7.1.14).
 */
final class ErrorFunctionSeries {
    private static final double LIMIT = 2.5;

    private ErrorFunctionSeries() {}

    /** erf(x) = 2/√π ∫₀ˣ e^(-t²) dt. */
    static double erf(double x) {
        double magnitude = Math.abs(x);
        if (magnitude > 6) {
            return Math.signum(x);
        }
        return Double.isNaN(x)
                ? x
                : Math.signum(x) * (magnitude < LIMIT ? series(magnitude) : 1 - complement(magnitude));
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / StrictMath.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    private static double complement(double x) {
        double fraction = x;
        for (int n = 60; n >= 1; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return StrictMath.exp(-x * x) / (StrictMath.sqrt(Math.PI) * fraction);
    }
}
