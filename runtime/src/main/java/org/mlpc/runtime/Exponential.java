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

    /**
     * x^y in double, with the bits of {@link StrictMath#pow}, which leaves small arrays behind in every call. What is no
     * normal positive number, or has a rule of its own, is left to it.
     *
     * <p>Method, that of fdlibm, whose bits StrictMath is specified to have: x = m 2^n with m near 1 or 1.5; log2 x is
     * taken from the series of log((1 + s) / (1 - s)) in s = (m - c) / (m + c), in a high part whose lower 32 bits are 0
     * and a low one; their product with y is a whole exponent and a rest from -0.5 to 0.5.
     */
    static double pow(double x, double y) {
        boolean plain = x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE && Math.abs(y) < 1 << 30;
        if (!plain || y == 0.5 || y == 2 || y == -1) {
            return StrictMath.pow(x, y);
        }
        long bits = Double.doubleToRawLongBits(x);
        int top = (int) (bits >> 32);
        int n = (top >> 20) - 1023;
        int fraction = top & 0xfffff;
        boolean upper = fraction > 0x3988e && fraction < 0xbb67a;
        if (fraction >= 0xbb67a) {
            n++;
            fraction -= 0x100000;
        }
        top = fraction + 0x3ff00000;
        double m = Double.longBitsToDouble((long) top << 32 | bits & 0xffffffffL);
        double center = upper ? 1.5 : 1;

        double u = m - center;
        double v = 1 / (m + center);
        double s = u * v;
        double sHigh = cut(s);
        double high = of((top >> 1 | 0x20000000) + (upper ? 0xc0000 : 0x80000));
        double sLow = v * ((u - sHigh * high) - sHigh * (m - (high - center)));
        double s2 = s * s;
        double r = 0x1.d864a93c9db65p-3 + s2 * 0x1.a7e284a454eefp-3;
        r = 0x1.55555518f264dp-2 + s2 * (0x1.17460a91d4101p-2 + s2 * r);
        r = 0x1.3333333333303p-1 + s2 * (0x1.b6db6db6fabffp-2 + s2 * r);
        r = s2 * s2 * r + sLow * (sHigh + s);
        s2 = sHigh * sHigh;
        high = cut(3 + s2 + r);
        double low = r - ((high - 3) - s2);
        u = sHigh * high;
        v = sLow * high + low * s;
        high = cut(u + v);
        // 2 / (3 ln 2) and log2 1.5, each also in two parts
        final double per = 0x1.ec709dc3a03fdp-1;
        final double perHigh = 0x1.ec709ep-1;
        final double perLow = -0x1.e2fe0145b01f5p-28;
        low = perLow * high + (v - (high - u)) * per + (upper ? 0x1.cfdeb43cfd006p-27 : 0);
        u = perHigh * high;
        double shift = upper ? 0x1.2b8034p-1 : 0;
        high = cut(((u + low) + shift) + n);
        low -= ((high - n) - shift) - u;

        double yHigh = cut(y);
        low = (y - yHigh) * high + y * low;
        high *= yHigh;
        return Math.abs(low + high) < 1022 ? exp2(high, low) : StrictMath.pow(x, y);
    }

    /** 2^(high + low), where that is a normal number. */
    private static double exp2(double high, double low) {
        double z = low + high;
        int n = 0;
        if (Math.abs(z) > 0.5) {
            n = (int) (z + (z < 0 ? -0.5 : 0.5));
            high -= n;
        }
        double t = cut(low + high);
        double u = t * 0x1.62e43p-1; // ln 2 in two parts
        double v = (low - (t - high)) * 0x1.62e42fefa39efp-1 + t * -0x1.05c610ca86c39p-29;
        z = u + v;
        double w = v - (z - u);
        t = z * z;
        double c = 0x1.1566aaf25de2cp-14 + t * (-0x1.bbd41c5d26bf1p-20 + t * 0x1.6376972bea4d0p-25);
        c = z - t * (0x1.555555555553ep-3 + t * (-0x1.6c16c16bebd93p-9 + t * c));
        z = 1 - ((z * c) / (c - 2) - (w + z * w) - z);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(z) + ((long) n << 52));
    }

    /** The number of the upper half of its bits. */
    static double of(int top) {
        return Double.longBitsToDouble((long) top << 32);
    }

    /** The upper half of the bits. */
    private static double cut(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & -1L << 32);
    }
}
