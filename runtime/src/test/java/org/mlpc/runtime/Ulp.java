package org.mlpc.runtime;

/** Errors of float results in units in the last place. */
final class Ulp {
    private Ulp() {}

    /** |y - exact| in ulp of the binade of {@code exact}; infinite where NaN, infinity or the sign of zero is wrong. */
    static double error(float y, double exact) {
        if (Double.isNaN(exact) || Float.isNaN(y)) {
            return Double.isNaN(exact) && Float.isNaN(y) ? 0 : Double.POSITIVE_INFINITY;
        }
        if (y == 0 && exact == 0) {
            return 1 / y == 1 / exact ? 0 : Double.POSITIVE_INFINITY;
        }
        if (y == exact) {
            return 0;
        }
        if (Double.isInfinite(exact) || Float.isInfinite(y) && y == (float) exact) {
            return y == (float) exact ? 0 : Double.POSITIVE_INFINITY;
        }
        // an infinite result of a finite value counts as 2^128, the next number if there were one
        double value = Float.isInfinite(y) ? Math.copySign(0x1p128, y) : y;
        return Math.abs(value - exact) / ulp(exact);
    }

    private static double ulp(double exact) {
        int exponent = Math.max(Math.min(Math.getExponent(exact), Float.MAX_EXPONENT), Float.MIN_EXPONENT);
        return Math.scalb(1.0, exponent - 23);
    }
}
