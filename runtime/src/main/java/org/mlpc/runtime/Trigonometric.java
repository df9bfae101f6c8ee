package org.mlpc.runtime;

import static org.mlpc.runtime.Fma.fma;

/**
 * sin and cos in float.
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

    private Trigonometric() {}

    static float sin(float x) {
        if (!(Math.abs(x) <= LARGEST)) {
            return (float) StrictMath.sin(x);
        }
        int sign = Float.floatToRawIntBits(x) & 0x80000000;
        return Float.intBitsToFloat(Float.floatToRawIntBits(turned(Math.abs(x), 0)) ^ sign);
    }

    static float cos(float x) {
        if (!(Math.abs(x) <= LARGEST)) {
            return (float) StrictMath.cos(x);
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
}
