package org.mlpc.runtime;

import static org.mlpc.runtime.Exponential.LOG2_E;
import static org.mlpc.runtime.Exponential.ROUNDING;
import static org.mlpc.runtime.Exponential.power;
import static org.mlpc.runtime.Exponential.slope;
import static org.mlpc.runtime.Fma.fma;

/** The error function erf x = 2/√π ∫₀ˣ e^-t² dt. */
final class ErrorFunction {
    /** ln 2 in two parts, the first of 15 bits, so that every product with k is exact. */
    private static final float LN2 = 0x1.62e4p-1f;

    private static final float LN2_REST = 0x1.7f7d1cp-20f;

    private ErrorFunction() {}

    /** An odd polynomial for |x| < 1, otherwise 1 - e^-h with the sign of x, where h = -ln(1 - erf |x|) is |x| times a polynomial. */
    static float erf(float x) {
        float size = Math.abs(x);
        if (size < 1) {
            return Math.copySign(fma(size, tail(size * size), size), x);
        }
        float one = Math.copySign(1f, x);
        if (size > 3.93f) {
            return one;
        }
        // as in Exponential, but size · rate, which is -h, enters unrounded
        float rate = decay(size);
        float quotient = fma(size * rate, LOG2_E, ROUNDING);
        float k = quotient - ROUNDING;
        float r = fma(k, -LN2_REST, fma(rate, size, k * -LN2));
        return fma(fma(slope(r), r, 1), -one * power(quotient), one);
    }

    /** erf(x) / x - 1 of u = x², for u <= 1, with an error below 2^-29.3 erf(x) / x. */
    private static float tail(float u) {
        float c = fma(0x1.4771fcp-14f, u, -0x1.a3515ep-11f);
        c = fma(c, u, 0x1.53f224p-8f);
        c = fma(c, u, -0x1.b7f71ap-6f);
        c = fma(c, u, 0x1.ce2ce6p-4f);
        c = fma(c, u, -0x1.81273ep-2f);
        return fma(c, u, 0x1.06eba8p-3f);
    }

    /** ln(1 - erf x) / x, for x in [1, 3.93], with an error that is below 2^-28.5 in erf. */
    private static float decay(float x) {
        float c = fma(0x1.b9c246p-13f, x, -0x1.a1b932p-9f);
        c = fma(c, x, 0x1.758816p-6f);
        c = fma(c, x, -0x1.ae8e6cp-4f);
        c = fma(c, x, -0x1.458bbp-1f);
        return fma(c, x, -0x1.20e412p0f);
    }

    /**
     * An odd polynomial up to 1; above, 1 - e^-x² c with c = e^x² (1 - erf x), a polynomial in (6 - x) / (x + 4), the
     * kind of variable that M. M. Shepherd and J. G. Laframboise use ("Chebyshev approximation of (1 + 2x) exp(x²) erfc x",
     * Mathematics of Computation 36, 1981).
     */
    static double erf(double x) {
        double size = Math.abs(x);
        double y;
        if (size < 1) {
            y = size + size * tail(size * size);
        } else if (size > 6) {
            y = 1;
        } else {
            y = 1 - StrictMath.exp(-size * size) * scaledComplement((6 - size) / (size + 4));
        }
        return Math.copySign(y, x);
    }

    /** erf(x) / x - 1 of u = x², for u <= 1, with an error below 2^-56 erf(x) / x. */
    private static double tail(double u) {
        double c = 0x1.3b6c17dfc6073p-33;
        c = c * u - 0x1.c494c2de43e5cp-30;
        c = c * u + 0x1.131af33dc9855p-26;
        c = c * u - 0x1.638fc8157fb29p-23;
        c = c * u + 0x1.ba68f940e13c5p-20;
        c = c * u - 0x1.f4dcef756f1eap-17;
        c = c * u + 0x1.f9a3b93dde681p-14;
        c = c * u - 0x1.c02db93285dc3p-11;
        c = c * u + 0x1.565bcd2c609a9p-8;
        c = c * u - 0x1.b82ce31354c4cp-6;
        c = c * u + 0x1.ce2f21a0458d7p-4;
        c = c * u - 0x1.812746b037a25p-2;
        return c * u + 0x1.06eba8214db69p-3;
    }

    /** e^x² (1 - erf x) of t = (6 - x) / (x + 4), for x in [1, 6], with an error that is below 2^-60 in erf. */
    private static double scaledComplement(double t) {
        double c = 0x1.a7f94c82d549dp-20;
        c = c * t - 0x1.75f847d74faa4p-16;
        c = c * t + 0x1.2e23d54318fe1p-14;
        c = c * t - 0x1.9c42123c61419p-16;
        c = c * t + 0x1.3e327ab77da17p-11;
        c = c * t + 0x1.735d9fabbce79p-10;
        c = c * t + 0x1.30cfe610a8f7dp-8;
        c = c * t + 0x1.7286d979a68b4p-7;
        c = c * t + 0x1.9ccf1aa1c5364p-6;
        c = c * t + 0x1.9ae1ed3fb59bfp-5;
        c = c * t + 0x1.7416f55db7198p-4;
        c = c * t + 0x1.346f90ba3a3f6p-3;
        return c * t + 0x1.7c0349d6849afp-4;
    }
}
