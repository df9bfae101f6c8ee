package org.mlpc.runtime;

/**
 * The functions of expressions in the two precisions, with the same bits on every processor and JDK.
 *
 * <p>In float they are polynomials of this project in float arithmetic with {@link #fma}; the error stated is the
 * largest over all 2^32 arguments, measured, in units in the last place (ulp) of the exact result. In double they have
 * the bits of {@link StrictMath}, which is specified to the bit, or are a few such calls, and use no fma.
 *
 * <p>All take and give the special values as {@link StrictMath} does: NaN gives NaN (whose bits are unspecified), an odd
 * function keeps the sign of zero, results too large are infinite, results too small are subnormal and then zero.
 */
public final class Elementary {
    private Elementary() {}

    /** a · b + c, rounded once: exact to half an ulp. */
    public static float fma(float a, float b, float c) {
        return Fma.fma(a, b, c);
    }

    /** The exponential function e^x; at most 0.89 ulp off. */
    public static float exp(float x) {
        return Exponential.exp(x);
    }

    /** The exponential function e^x. */
    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    /** e^x - 1, without cancellation near 0; at most 0.97 ulp off. */
    public static float expm1(float x) {
        return Exponential.expm1(x);
    }

    /** e^x - 1, without cancellation near 0. */
    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    /** The natural logarithm, -∞ at 0 and NaN below; at most 0.89 ulp off. */
    public static float log(float x) {
        return Logarithm.log(x);
    }

    /** The natural logarithm, -∞ at 0 and NaN below. */
    public static double log(double x) {
        return StrictMath.log(x);
    }

    /** ln(1 + x), without cancellation near 0, -∞ at -1 and NaN below; at most 0.93 ulp off. */
    public static float log1p(float x) {
        return Logarithm.log1p(x);
    }

    /** ln(1 + x), without cancellation near 0, -∞ at -1 and NaN below. */
    public static double log1p(double x) {
        return StrictMath.log1p(x);
    }

    /** The hyperbolic tangent; at most 0.96 ulp off. */
    public static float tanh(float x) {
        return Sigmoidal.tanh(x);
    }

    /** The hyperbolic tangent. */
    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    /** The logistic function 1 / (1 + e^-x), positive down to x = -103.9; at most 0.94 ulp off. */
    public static float sigmoid(float x) {
        return Sigmoidal.sigmoid(x);
    }

    /** The logistic function 1 / (1 + e^-x), positive down to x = -745. */
    public static double sigmoid(double x) {
        return Sigmoidal.sigmoid(x);
    }

    /** ln(1 + e^x), positive down to x = -103.9 and x itself for large x; at most 0.96 ulp off. */
    public static float softplus(float x) {
        return Sigmoidal.softplus(x);
    }

    /** ln(1 + e^x), positive down to x = -745 and x itself for large x. */
    public static double softplus(double x) {
        return Sigmoidal.softplus(x);
    }

    /** The error function; at most 0.99 ulp off. */
    public static float erf(float x) {
        return ErrorFunction.erf(x);
    }

    /** The error function; at most 1.3 ulp off, as far as 60,000 arguments tell. */
    public static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    /** The sine of x radians; at most 0.79 ulp off, beyond |x| = 8192 StrictMath's, rounded. */
    public static float sin(float x) {
        return Trigonometric.sin(x);
    }

    /** The sine of x radians. */
    public static double sin(double x) {
        return Trigonometric.sin(x);
    }

    /** The cosine of x radians; at most 0.79 ulp off, beyond |x| = 8192 StrictMath's, rounded. */
    public static float cos(float x) {
        return Trigonometric.cos(x);
    }

    /** The cosine of x radians. */
    public static double cos(double x) {
        return Trigonometric.cos(x);
    }

    /** x^y: StrictMath's, rounded. */
    public static float pow(float x, float y) {
        return (float) Exponential.pow(x, y);
    }

    /** x^y. */
    public static double pow(double x, double y) {
        return Exponential.pow(x, y);
    }

    /** -1, 0 or 1 as x is negative, zero of either sign, or positive; NaN for NaN. */
    public static float sign(float x) {
        return x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : Float.NaN;
    }

    /** -1, 0 or 1 as x is negative, zero of either sign, or positive; NaN for NaN. */
    public static double sign(double x) {
        return x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : Double.NaN;
    }

    /** The largest whole number that is not above x. */
    public static float floor(float x) {
        return (float) Math.floor(x);
    }

    /** The largest whole number that is not above x. */
    public static double floor(double x) {
        return Math.floor(x);
    }
}
