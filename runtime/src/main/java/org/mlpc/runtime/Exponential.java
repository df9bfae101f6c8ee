package org.mlpc.runtime;

import static org.mlpc.runtime.Fma.fma;

/**
 * e^x and e^x - 1 in float, and the parts of e^x that the sigmoidal functions and erf share.
 *
 * <p>Method: x = k ln 2 + r with a whole k and |r| <= ln(2) / 2, so e^x = 2^k e^r (W. J. Cody, W. Waite, "Software Manual
 * for the Elementary Functions", 1980). The polynomials here and in the sister classes are minimax fits of this project
 * (exchange algorithm of Remez, coefficients rounded to float one after the other).
 */
final class Exponential {
    static final float LOG2_E = 0x1.715476p0f;

    /** Adding 1.5 · 2^23 rounds to a whole number, to even in a tie, and leaves it in the low bits. */
    static final float ROUNDING = 0x1.8p23f;

    /** ln 2 = LN2 + LN2_REST. */
    static final float LN2 = 0x1.62e43p-1f;

    static final float LN2_REST = -0x1.05c61p-29f;

    /** Above it e^x is infinite: the largest float below 128 ln 2. */
    private static final float LARGEST = 0x1.62e42ep6f;

    private Exponential() {}

    /** The whole number k nearest to x / ln 2, with {@link #ROUNDING} added. */
    static float quotient(float x) {
        return fma(x, LOG2_E, ROUNDING);
    }

    /** x - k ln 2. */
    static float reduced(float x, float k) {
        return fma(k, -LN2_REST, fma(k, -LN2, x));
    }

    /** 2^k of k + {@link #ROUNDING}, for k from -126 to 127. */
    static float power(float quotient) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(quotient) << 23) + 0x3f800000);
    }

    /** (e^r - 1) / r, for |r| <= ln(2) / 2. */
    static float slope(float r) {
        return fma(curvature(r), r, 1);
    }

    /** (e^r - 1 - r) / r², for |r| <= ln(2) / 2, with an error below 2^-33 e^r / r². */
    private static float curvature(float r) {
        float r2 = r * r;
        float c01 = fma(0x1.555556p-3f, r, 0.5f);
        float c23 = fma(0x1.111p-7f, r, 0x1.5554e8p-5f);
        float c45 = fma(0x1.a24e0ap-13f, r, 0x1.6d4cfcp-10f);
        return fma(fma(c45, r2, c23), r2, c01);
    }

    static float exp(float x) {
        if (!(x <= LARGEST)) {
            return x * Float.POSITIVE_INFINITY;
        }
        float quotient = quotient(x);
        float r = reduced(x, quotient - ROUNDING);
        float mantissa = fma(slope(r), r, 1);
        // 2^k itself is a float for k from -126 to 127 only
        if (x < -87) {
            return x < -104 ? 0 : mantissa * power(quotient + 64) * 0x1p-64f;
        }
        if (x > 88) {
            return mantissa * power(quotient - 1) * 2;
        }
        return mantissa * power(quotient);
    }

    /** 2^k (e^r - 1) + (2^k - 1), where 2^k r + (2^k - 1) is taken with its rounding error. */
    static float expm1(float x) {
        if (!(x <= LARGEST)) {
            return x * Float.POSITIVE_INFINITY;
        }
        if (x < -20 || x == 0) {
            return x == 0 ? x : -1;
        }
        float quotient = quotient(x);
        float k = quotient - ROUNDING;
        float leading = fma(k, -LN2, x);
        float r = fma(k, -LN2_REST, leading);
        float rest = fma(k, -LN2_REST, leading - r);
        float bent = fma(r * r, curvature(r), rest);

        // 2^128 is no float: above 88 half the result is computed
        boolean large = x > 88;
        float scale = power(large ? quotient - 1 : quotient);
        float base = scale - 1;
        float line = scale * r;
        float sum = base + line;
        float low = ((base - sum) + line) + ((scale - base) - 1);
        float result = sum + fma(scale, bent, low);
        return large ? 2 * result : result;
    }
}
