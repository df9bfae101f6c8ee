package org.mlpc.runtime;

import static org.mlpc.runtime.Fma.fma;

/**
 * sin and cos in float, and in double with the bits of {@link StrictMath}.
 *
 * <p>Method: |x| = k π/2 + r + rest with a whole k and |r| <= π/4; up to 8192 three parts of π/2 are enough, and every
 * step but the last is exact or taken with its error. k picks sin or cos of r and the sign.
 */
final class Trigonometric {
    private static final float LARGEST = 8192;

    private static final float TWO_OVER_PI = 0x1.45f306p-1f;

    /** π/2 = PI_2 + PI_2_MIDDLE + PI_2_LOW; the first is cut, not rounded, so that all are positive. */
    private static final float PI_2 = 0x1.921fb4p0f;

    private static final float PI_2_MIDDLE = 0x1.4442dp-24f;
    private static final float PI_2_LOW = 0x1.84698ap-48f;

    /** The upper half of the bits of π/4. */
    private static final int TOP_OF_QUARTER = 0x3fe921fb;

    /** A double below it is its own sine. */
    private static final double TINY = 0x1p-27;

    /** The factor of r³ in sin r. */
    private static final double SINE = -0x1.5555555555549p-3;

    private Trigonometric() {}

    static float sin(float x) {
        if (!(Math.abs(x) <= LARGEST)) {
            return (float) sin((double) x);
        }
        int sign = Float.floatToRawIntBits(x) & 0x80000000;
        return Float.intBitsToFloat(Float.floatToRawIntBits(turned(Math.abs(x), 0)) ^ sign);
    }

    static float cos(float x) {
        if (!(Math.abs(x) <= LARGEST)) {
            return (float) cos((double) x);
        }
        return turned(Math.abs(x), 1);
    }

    /** sin(x + turns · π/2), for x in [0, 8192]. */
    private static float turned(float x, int turns) {
        float quotient = fma(x, TWO_OVER_PI, Exponential.ROUNDING);
        float k = quotient - Exponential.ROUNDING;
        int quadrant = Float.floatToRawIntBits(quotient) + turns;

        float high = fma(-k, PI_2, x);
        float middle = k * PI_2_MIDDLE;
        float r = high - middle;
        float rest = fma(-k, PI_2_LOW, ((high - r) - middle) - fma(k, PI_2_MIDDLE, -middle));

        float y = (quadrant & 1) == 0 ? sine(r, rest) : cosine(r, rest);
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) ^ (quadrant & 2) << 30);
    }

    /** sin(r + rest), for |r| <= π/4; the polynomial's error is below 2^-28 sin r. */
    private static float sine(float r, float rest) {
        float u = r * r;
        float c = fma(-0x1.9954a4p-13f, u, 0x1.11077ap-7f);
        c = fma(c, u, -0x1.555546p-3f);
        return r + fma(r * u, c, fma(-0.5f * u, rest, rest));
    }

    /** cos(r + rest), for |r| <= π/4; the polynomial's error is below 2^-33. */
    private static float cosine(float r, float rest) {
        float u = r * r;
        float half = 0.5f * u;
        float high = 1 - half;
        float low = (1 - high) - half;
        float c = fma(0x1.99e0eep-16f, u, -0x1.6c0c1ap-10f);
        c = fma(c, u, 0x1.55554ap-5f);
        return high + (low + fma(u * u, c, -r * rest));
    }

    /** sin x in double; of it holds what is said of {@link #cos(double)}. */
    static double sin(double x) {
        double size = Math.abs(x);
        if (!isModerate(size)) {
            return StrictMath.sin(x);
        }
        if (top(size) <= TOP_OF_QUARTER) {
            return size < TINY ? x : x + x * x * x * (SINE + x * x * sineTail(x * x));
        }
        double y = turned(size, 0);
        return x < 0 ? -y : y;
    }

    /**
     * cos x in double, with the bits of {@link StrictMath#cos}, which leaves a small array behind in every call beyond
     * π/4. Beyond 2^19 π/2, where the reduction needs many more digits of π, it is left to it.
     *
     * <p>Method, that of fdlibm, whose bits StrictMath is specified to have: |x| = k π/2 + r + rest with a whole k and |r|
     * <= π/4 (W. J. Cody, W. Waite, "Software Manual for the Elementary Functions", 1980), where π/2 is taken in two parts
     * of 33 and 53 bits, of 66 and 53, or of 99 and 53, as many as r's leading zeros ask for; then polynomials in r.
     */
    static double cos(double x) {
        double size = Math.abs(x);
        if (!isModerate(size)) {
            return StrictMath.cos(x);
        }
        return top(size) <= TOP_OF_QUARTER ? cosine(size, 0) : turned(size, 1);
    }

    /** sin(x + turns · π/2), for x from π/4 to 2^19 π/2. */
    private static double turned(double x, int turns) {
        int k = (int) (x * 0x1.45f306dc9c883p-1 + 0.5);
        double high = x - k * 0x1.921fb544p0;
        double low = k * 0x1.0b4611a626331p-34;
        double r = high - low;
        boolean apart = k < 32 && top(x) != top(k * (Math.PI / 2));
        if (!apart && zeros(x, r) > 16) {
            double before = high;
            double middle = k * 0x1.0b4611a6p-34;
            high = before - middle;
            low = k * 0x1.3198a2e037073p-69 - ((before - high) - middle);
            r = high - low;
            if (zeros(x, r) > 49) {
                before = high;
                middle = k * 0x1.3198a2ep-69;
                high = before - middle;
                low = k * 0x1.b839a252049c1p-104 - ((before - high) - middle);
                r = high - low;
            }
        }
        double rest = (high - r) - low;
        int quadrant = k + turns;
        double y = (quadrant & 1) == 0 ? sine(r, rest) : cosine(r, rest);
        return (quadrant & 2) == 0 ? y : -y;
    }

    /** How many leading bits of x a difference has lost. */
    private static int zeros(double x, double difference) {
        return Math.getExponent(x) - Math.getExponent(difference);
    }

    /** sin(r + rest), for |r| <= π/4. */
    private static double sine(double r, double rest) {
        if (Math.abs(r) < TINY) {
            return r;
        }
        double u = r * r;
        double cube = u * r;
        return r - ((u * (0.5 * rest - cube * sineTail(u)) - rest) - cube * SINE);
    }

    /** ((sin r - r) / r³ - SINE) / r² of u = r². */
    private static double sineTail(double u) {
        double c = -0x1.ae5e68a2b9cebp-26 + u * 0x1.5d93a5acfd57cp-33;
        c = -0x1.a01a019c161d5p-13 + u * (0x1.71de357b1fe7dp-19 + u * c);
        return 0x1.111111110f8a6p-7 + u * c;
    }

    /** cos(r + rest), for |r| <= π/4; above 0.3 a part of r² / 2 is subtracted from 1 first, without an error. */
    private static double cosine(double r, double rest) {
        double u = r * r;
        double c = -0x1.27e4f809c52adp-22 + u * (0x1.1ee9ebdb4b1c4p-29 + u * -0x1.8fae9be8838d4p-37);
        c = -0x1.6c16c16c15177p-10 + u * (0x1.a01a019cb159p-16 + u * c);
        c = u * (0x1.555555555554cp-5 + u * c);
        int top = top(Math.abs(r));
        double part = top < 0x3fd33333 ? 0 : top > 0x3fe90000 ? 0.28125 : Exponential.of(top - 0x200000);
        return (1 - part) - ((0.5 * u - part) - (u * c - r * rest));
    }

    /** Whether a size is one that is reduced here; NaN and infinity are none. */
    private static boolean isModerate(double size) {
        return top(size) <= 0x413921fb;
    }

    /** The upper half of the bits of a size. */
    private static int top(double size) {
        return (int) (Double.doubleToRawLongBits(size) >> 32);
    }
}
