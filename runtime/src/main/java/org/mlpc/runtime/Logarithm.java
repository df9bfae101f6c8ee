package org.mlpc.runtime;

import static org.mlpc.runtime.Fma.fma;

/**
 * ln x and ln(1 + x) in float.
 *
 * <p>Method: x = 2^e m with m in [2/3, 4/3), so ln x = e ln 2 + ln(1 + f) with f = m - 1; e ln 2 + f is taken with its
 * rounding error, so that the polynomial adds little.
 */
final class Logarithm {
    /** ln 2 = LN2 + LN2_REST; LN2 has 15 bits, so that every product with an exponent is exact. */
    private static final float LN2 = 0x1.62e4p-1f;

    private static final float LN2_REST = 0x1.7f7d1cp-20f;
    private static final int EXPONENT = 0xff800000;
    private static final int ONE = 0x3f800000;

    /** The bits of 2/3. */
    private static final int TWO_THIRDS = 0x3f2aaaab;

    private Logarithm() {}

    static float log(float x) {
        if (!(x > 0 && x < Float.POSITIVE_INFINITY)) {
            return x == 0 ? Float.NEGATIVE_INFINITY : x < 0 ? Float.NaN : x;
        }
        boolean subnormal = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(subnormal ? x * 0x1p25f : x);
        int exponent = (bits - TWO_THIRDS) & EXPONENT;
        float e = (exponent >> 23) - (subnormal ? 25f : 0f);
        float f = Float.intBitsToFloat(bits - exponent) - 1;
        return sum(e, f, 0);
    }

    static float log1p(float x) {
        if (!(x > -1 && x < Float.POSITIVE_INFINITY) || x == 0) {
            return x == -1 ? Float.NEGATIVE_INFINITY : x < -1 ? Float.NaN : x;
        }
        // 1 + x is rounded and gives the exponent only; f = 2^-e x + (2^-e - 1) is taken from x, with its error
        int exponent = (Float.floatToRawIntBits(1 + x) - TWO_THIRDS) & EXPONENT;
        float scaled = exponent == 0 ? x : Float.intBitsToFloat(Float.floatToRawIntBits(x) - exponent);
        float shift = Float.intBitsToFloat(Math.max(ONE - exponent, 0)) - 1;
        float f = scaled + shift;
        float rest = scaled - (f - shift);
        return sum(exponent >> 23, f, fma(-f, rest, rest));
    }

    /** e ln 2 + ln(1 + f) + rest, for f in [-1/3, 1/3). */
    private static float sum(float e, float f, float rest) {
        float whole = e * LN2;
        float high = whole + f;
        float low = (whole - high) + f;
        return high + (low + fma(f * f, curvature(f), fma(e, LN2_REST, rest)));
    }

    /** (ln(1 + f) - f) / f², for f in [-1/3, 1/3), with an error below 2^-27.6 ln(1 + f) / f². */
    private static float curvature(float f) {
        float c = fma(-0x1.07c984p-3f, f, 0x1.1e67ap-3f);
        c = fma(c, f, -0x1.f332ap-4f);
        c = fma(c, f, 0x1.1ed66p-3f);
        c = fma(c, f, -0x1.559c46p-3f);
        c = fma(c, f, 0x1.99d044p-3f);
        c = fma(c, f, -0x1.fffefcp-3f);
        c = fma(c, f, 0x1.555506p-2f);
        return fma(c, f, -0.5f);
    }
}
