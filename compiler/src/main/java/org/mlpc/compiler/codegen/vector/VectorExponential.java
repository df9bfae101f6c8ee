package org.mlpc.compiler.codegen.vector;

/** The vector spelling of the exponential function, and the parts of it that others share. */
public final class VectorExponential {
    /** The splitting of x, a vector of any name. */
    private static final String REDUCED = """
            // %1$s = k ln 2 + r with a whole k, so e^%1$s = 2^k e^r; quotient has k in its low bits
            FloatVector rounding = FloatVector.broadcast(SPECIES, 0x1.8p23f);
            FloatVector quotient = %1$s.fma(FloatVector.broadcast(SPECIES, 0x1.715476p0f), rounding);
            FloatVector k = quotient.sub(rounding);
            FloatVector leading = k.fma(FloatVector.broadcast(SPECIES, -0x1.62e43p-1f), %1$s);
            FloatVector r = k.fma(FloatVector.broadcast(SPECIES, 0x1.05c61p-29f), leading);
            """;

    /** (e^r - 1 - r) / r². */
    private static final String CURVATURE = """
            FloatVector r2 = r.mul(r);
            FloatVector c01 = r.fma(0x1.555556p-3f, 0.5f);
            FloatVector c23 = r.fma(0x1.111p-7f, 0x1.5554e8p-5f);
            FloatVector c45 = r.fma(0x1.a24e0ap-13f, 0x1.6d4cfcp-10f);
            FloatVector curvature = c45.fma(r2, c23).fma(r2, c01);
            """;

    /** e^r, and 2^k where that is a float. */
    private static final String POWERS = """
            FloatVector one = FloatVector.broadcast(SPECIES, 1f);
            FloatVector slope = curvature.fma(r, one);
            FloatVector mantissa = slope.fma(r, one);
            """;

    private static final String SCALE = """
            FloatVector scale = quotient.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(0x3f800000)
                    .reinterpretAsFloats();
            """;

    private VectorExponential() {}

    /** Java text that finds k and r of a vector. */
    public static String reduced(String vector) {
        return REDUCED.formatted(vector);
    }

    /** Java text that finds one, slope (e^r - 1) / r, mantissa e^r and scale 2^k, where k is from -126 to 127. */
    public static String factors() {
        return CURVATURE + POWERS + SCALE;
    }

    public static VectorFunction exp() {
        return new VectorFunction(
                "exp",
                "e^x = 2^k e^r in the steps of the runtime's exp (Cody and Waite, 1980).",
                """
                if (!x.compare(VectorOperators.LE, 0x1.62e42ep6f).allTrue()) {
                    return i;
                }

                // e^-104 is 0 already
                x = x.blend(-104f, x.compare(VectorOperators.LT, -104f));
                """ + reduced("x") + CURVATURE + POWERS + """

                // 2^k in two factors: it may be too large or too small for one float
                IntVector power = quotient.reinterpretAsInts().sub(0x4b400000);
                IntVector half = power.lanewise(VectorOperators.ASHR, 1);
                FloatVector first = half.lanewise(VectorOperators.LSHL, 23).add(0x3f800000).reinterpretAsFloats();
                FloatVector second = power.sub(half).lanewise(VectorOperators.LSHL, 23).add(0x3f800000)
                        .reinterpretAsFloats();
                FloatVector y = mantissa.mul(first).mul(second);
                """);
    }

    public static VectorFunction expm1() {
        return new VectorFunction(
                "expm1",
                "e^x - 1 = 2^k (e^r - 1) + (2^k - 1) in the steps of the runtime's expm1.",
                """
                if (!x.compare(VectorOperators.LE, 88f).allTrue()) {
                    return i;
                }

                """ + reduced("x") + CURVATURE + SCALE + """

                // the rounding errors of r and of 2^k r + (2^k - 1) are added to what is bent
                FloatVector rest = k.fma(FloatVector.broadcast(SPECIES, 0x1.05c61p-29f), leading.sub(r));
                FloatVector bent = r2.fma(curvature, rest);
                FloatVector base = scale.sub(1f);
                FloatVector line = scale.mul(r);
                FloatVector sum = base.add(line);
                FloatVector low = base.sub(sum).add(line).add(scale.sub(base).sub(1f));
                FloatVector y = sum.add(scale.fma(bent, low));

                // -1 from afar, and zeros keep their sign
                y = y.blend(-1f, x.compare(VectorOperators.LT, -20f)).blend(x, x.compare(VectorOperators.EQ, 0f));
                """);
    }
}
