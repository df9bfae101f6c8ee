package org.mlpc.runtime;

import static org.mlpc.runtime.Exponential.LN2;
import static org.mlpc.runtime.Exponential.LN2_REST;
import static org.mlpc.runtime.Exponential.LOG2_E;
import static org.mlpc.runtime.Exponential.ROUNDING;
import static org.mlpc.runtime.Exponential.power;
import static org.mlpc.runtime.Exponential.quotient;
import static org.mlpc.runtime.Exponential.reduced;
import static org.mlpc.runtime.Exponential.slope;
import static org.mlpc.runtime.Fma.fma;

/** tanh, the logistic sigmoid and its integral softplus. */
final class Sigmoidal {
    private Sigmoidal() {}

    /** An odd polynomial for |x| < 1, otherwise 1 - 2 / (e^2|x| + 1) with the sign of x. */
    static float tanh(float x) {
        float size = Math.abs(x);
        if (size < 1) {
            float square = size * size;
            return Math.copySign(fma(size * square, tanhTail(square), size), x);
        }
        float one = Math.copySign(1f, x);
        if (size > 9.1f) {
            return one;
        }
        float quotient = fma(size, 2 * LOG2_E, ROUNDING);
        float r = reduced(2 * size, quotient - ROUNDING);
        return one - 2 * one / fma(fma(slope(r), r, 1), power(quotient), 1);
    }

    /** (tanh x - x) / x³ of u = x², for u <= 1, with an error below 2^-27.6 tanh(x) / x³. */
    private static float tanhTail(float u) {
        float c = fma(-0x1.77cdc6p-12f, u, 0x1.2da034p-9f);
        c = fma(c, u, -0x1.045ff6p-7f);
        c = fma(c, u, 0x1.6009a6p-6f);
        c = fma(c, u, -0x1.b9623ap-5f);
        c = fma(c, u, 0x1.110be4p-3f);
        return fma(c, u, -0x1.55553cp-2f);
    }

    /**
     * z / (1 + z) with z + rest = e^-|x|, which is the result for x < 0 and its complement otherwise. The quotient is
     * corrected by the rounding errors of z, of 1 + z and of the division.
     */
    static float sigmoid(float x) {
        // below, 1 + z rounds to 1, and rest would lose bits at the end of the exponents
        if (x < -64) {
            return Exponential.exp(x);
        }
        if (x > 20) {
            return 1;
        }
        float quotient = quotient(-Math.abs(x));
        float r = reduced(-Math.abs(x), quotient - ROUNDING);
        float slope = slope(r);
        float mantissa = fma(slope, r, 1);
        float scale = power(quotient);
        float z = mantissa * scale;
        float rest = fma(slope, r, 1 - mantissa) * scale;

        float divisor = fma(mantissa, scale, 1);
        float divisorRest = (1 - divisor) + z;
        float reciprocal = 1 / divisor;
        float ratio = z * reciprocal;
        float remainder = fma(-ratio, divisor, z) + fma(-ratio, divisorRest, rest);
        float y = fma(remainder, reciprocal, ratio);
        // y or 1 - y, without a branch that a processor could not foresee
        float one = Math.copySign(1f, x);
        return fma(-one, y, fma(0.5f, one, 0.5f));
    }

    /** x / 2 + ln(2 cosh(x / 2)) near 0, max(x, 0) + ln(1 + z) with z = e^-|x| elsewhere. */
    static float softplus(float x) {
        // as in sigmoid: ln(1 + z) rounds to z
        if (x < -80) {
            return Exponential.exp(x);
        }
        if (x > 20) {
            return x;
        }
        if (Math.abs(x) < 1) {
            float high = fma(0.5f, x, LN2);
            float low = fma(0.5f, x, LN2 - high);
            return high + fma(x * x, logCosh(x * x), low + LN2_REST);
        }
        float quotient = quotient(-Math.abs(x));
        float r = reduced(-Math.abs(x), quotient - ROUNDING);
        float slope = slope(r);
        float mantissa = fma(slope, r, 1);
        float scale = power(quotient);
        float z = mantissa * scale;
        float rest = fma(slope, r, 1 - mantissa) * scale;

        float line = 0.5f * (x + Math.abs(x));
        float high = line + z;
        float low = (line - high) + z;
        return high + (low + fma(z * z, logTail(z), fma(-z, rest, rest)));
    }

    /** ln(cosh(x / 2)) / x² of u = x², for u <= 1, with an error below 2^-31.4 softplus(-|x|) / x². */
    private static float logCosh(float u) {
        float c = fma(0x1.b33c7ep-20f, u, -0x1.afc9b6p-16f);
        c = fma(c, u, 0x1.6bb98ap-12f);
        c = fma(c, u, -0x1.5553dcp-8f);
        return fma(c, u, 0x1.fffffep-4f);
    }

    /** (ln(1 + z) - z) / z², for z in [0, 1/e], with an error below 2^-31.2 ln(1 + z) / z². */
    private static float logTail(float z) {
        float c = fma(-0x1.3ffffp-5f, z, 0x1.a634fcp-4f);
        c = fma(c, z, -0x1.3f2066p-3f);
        c = fma(c, z, 0x1.96164cp-3f);
        c = fma(c, z, -0x1.ffb1cap-3f);
        c = fma(c, z, 0x1.5553b2p-2f);
        return fma(c, z, -0x1.fffffap-2f);
    }

    static double sigmoid(double x) {
        double z = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? z : 1) / (1 + z);
    }

    static double softplus(double x) {
        return (x > 0 ? x : 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
