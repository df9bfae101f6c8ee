package org.mlpc.compiler.codegen.vector;

/** The vector spelling of the error function. */
public final class VectorErrorFunction {
    private VectorErrorFunction() {}

    public static VectorFunction erf() {
        return new VectorFunction(
                "erf",
                "erf x, for |x| < 1 an odd polynomial, otherwise 1 - e^-h, where h is |x| times a polynomial,\n"
                        + "in the steps of the runtime's erf.",
                near() + "\n" + far() + """

                far = far.blend(one, size.compare(VectorOperators.GT, 3.93f));
                FloatVector result = far.blend(near, size.compare(VectorOperators.LT, 1f));
                IntVector sign = x.reinterpretAsInts().and(0x80000000);
                FloatVector y = result.reinterpretAsInts().or(sign).reinterpretAsFloats();
                """);
    }

    private static String near() {
        return """
                FloatVector size = x.abs();
                FloatVector square = size.mul(size);
                """
                + VectorFunction.polynomial(
                        "tail",
                        "square",
                        "0x1.4771fcp-14",
                        "-0x1.a3515ep-11",
                        "0x1.53f224p-8",
                        "-0x1.b7f71ap-6",
                        "0x1.ce2ce6p-4",
                        "-0x1.81273ep-2",
                        "0x1.06eba8p-3")
                + "FloatVector near = size.fma(tail, size);\n";
    }

    private static String far() {
        return VectorFunction.polynomial(
                        "rate",
                        "size",
                        "0x1.b9c246p-13",
                        "-0x1.a1b932p-9",
                        "0x1.758816p-6",
                        "-0x1.ae8e6cp-4",
                        "-0x1.458bbp-1",
                        "-0x1.20e412p0")
                + """
                // -h = size · rate = k ln 2 + r, where the product enters unrounded
                FloatVector rounding = FloatVector.broadcast(SPECIES, 0x1.8p23f);
                FloatVector quotient = size.mul(rate).fma(FloatVector.broadcast(SPECIES, 0x1.715476p0f), rounding);
                FloatVector k = quotient.sub(rounding);
                FloatVector leading = rate.fma(size, k.mul(-0x1.62e4p-1f));
                FloatVector r = k.fma(FloatVector.broadcast(SPECIES, -0x1.7f7d1cp-20f), leading);
                """
                + VectorExponential.factors()
                + "FloatVector far = mantissa.fma(scale.neg(), one);\n";
    }
}
