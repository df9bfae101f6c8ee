package org.mlpc.compiler.codegen.vector;

/** The vector spelling of ln x and ln(1 + x). */
public final class VectorLogarithm {
    /** e ln 2 + ln(1 + f), with rest added to the small terms. */
    private static final String SUM = VectorFunction.polynomial(
                    "curvature",
                    "f",
                    "-0x1.07c984p-3",
                    "0x1.1e67ap-3",
                    "-0x1.f332ap-4",
                    "0x1.1ed66p-3",
                    "-0x1.559c46p-3",
                    "0x1.99d044p-3",
                    "-0x1.fffefcp-3",
                    "0x1.555506p-2",
                    "-0.5")
            + """
            FloatVector whole = e.mul(0x1.62e4p-1f);
            FloatVector high = whole.add(f);
            FloatVector low = whole.sub(high).add(f);
            """;

    private static final String EXPONENT = """
            FloatVector e = exponent.lanewise(VectorOperators.ASHR, 23).add(0x4b400000).reinterpretAsFloats()
                    .sub(0x1.8p23f);
            """;

    private VectorLogarithm() {}

    public static VectorFunction log() {
        return new VectorFunction(
                "log",
                "ln x = e ln 2 + ln(1 + f), where x = 2^e (1 + f) with f from -1/3 to 1/3,\nin the steps of the runtime's log.",
                """
                if (!x.compare(VectorOperators.GE, Float.MIN_NORMAL).allTrue()
                        || !x.compare(VectorOperators.LE, Float.MAX_VALUE).allTrue()) {
                    return i;
                }

                // 0x3f2aaaab are the bits of 2/3; 1.5 · 2^23, whose bits are 0x4b400000, takes whole numbers to floats
                IntVector bits = x.reinterpretAsInts();
                IntVector exponent = bits.sub(0x3f2aaaab).and(0xff800000);
                """
                        + EXPONENT
                        + """
                FloatVector f = bits.sub(exponent).reinterpretAsFloats().sub(1f);

                """
                        + SUM
                        + "FloatVector y = high.add(low.add(f.mul(f).fma(curvature, e.mul(0x1.7f7d1cp-20f))));\n");
    }

    public static VectorFunction log1p() {
        return new VectorFunction(
                "log1p",
                "ln(1 + x) = e ln 2 + ln(1 + f), where 1 + x = 2^e (1 + f),\nin the steps of the runtime's log1p.",
                """
                if (!x.compare(VectorOperators.GT, -1f).allTrue()
                        || !x.compare(VectorOperators.LE, Float.MAX_VALUE).allTrue()) {
                    return i;
                }

                // f = 2^-e x + (2^-e - 1), with its rounding error; 1 + x is rounded and gives e only
                IntVector exponent = x.add(1f).reinterpretAsInts().sub(0x3f2aaaab).and(0xff800000);
                """ + EXPONENT + """
                FloatVector scaled = x.reinterpretAsInts().sub(exponent).reinterpretAsFloats();
                FloatVector shift = exponent.neg().add(0x3f800000).max(0).reinterpretAsFloats().sub(1f);
                FloatVector f = scaled.add(shift);
                FloatVector error = scaled.sub(f.sub(shift));
                FloatVector rest = f.neg().fma(error, error);

                """ + SUM + """
                FloatVector small = e.fma(FloatVector.broadcast(SPECIES, 0x1.7f7d1cp-20f), rest);
                FloatVector y = high.add(low.add(f.mul(f).fma(curvature, small)));

                // zeros keep their sign
                y = y.blend(x, x.compare(VectorOperators.EQ, 0f));
                """);
    }
}
