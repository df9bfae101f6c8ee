package org.mlpc.compiler.codegen.vector;

/** The vector spelling of tanh and of the logistic sigmoid. */
public final class VectorSigmoidal {
    /** z = e^-|x| and, of its rounding, the rest. */
    public static final String DECAY = VectorExponential.reduced("down") + VectorExponential.factors() + """
            FloatVector z = mantissa.mul(scale);
            FloatVector rest = slope.fma(r, one.sub(mantissa)).mul(scale);
            """;

    private VectorSigmoidal() {}

    public static VectorFunction tanh() {
        return new VectorFunction(
                "tanh",
                "tanh x, for |x| < 1 an odd polynomial, otherwise 1 - 2 / (e^2|x| + 1),\nin the steps of the runtime's tanh.",
                """
                FloatVector size = x.abs();
                FloatVector square = size.mul(size);
                """
                        + VectorFunction.polynomial(
                                "tail",
                                "square",
                                "-0x1.77cdc6p-12",
                                "0x1.2da034p-9",
                                "-0x1.045ff6p-7",
                                "0x1.6009a6p-6",
                                "-0x1.b9623ap-5",
                                "0x1.110be4p-3",
                                "-0x1.55553cp-2")
                        + """
                FloatVector near = size.mul(square).fma(tail, size);

                FloatVector twice = size.add(size);
                """
                        + VectorExponential.reduced("twice")
                        + VectorExponential.factors()
                        + """
                FloatVector far = one.sub(FloatVector.broadcast(SPECIES, 2f).div(mantissa.fma(scale, one)));

                far = far.blend(one, size.compare(VectorOperators.GT, 9.1f));
                FloatVector result = far.blend(near, size.compare(VectorOperators.LT, 1f));
                IntVector sign = x.reinterpretAsInts().and(0x80000000);
                FloatVector y = result.reinterpretAsInts().or(sign).reinterpretAsFloats();
                """);
    }

    public static VectorFunction sigmoid() {
        return new VectorFunction(
                "sigmoid",
                "1 / (1 + e^-x) = z / (1 + z) with z = e^-|x| for x < 0, and its complement otherwise,\n"
                        + "in the steps of the runtime's sigmoid.",
                """
                if (x.compare(VectorOperators.LT, -64f).anyTrue()) {
                    return i;
                }

                FloatVector down = x.abs().neg();
                """ + DECAY + """

                // the quotient, corrected by the rounding errors of z, of 1 + z and of the division
                FloatVector divisor = mantissa.fma(scale, one);
                FloatVector divisorRest = one.sub(divisor).add(z);
                FloatVector reciprocal = one.div(divisor);
                FloatVector ratio = z.mul(reciprocal);
                FloatVector minus = ratio.neg();
                FloatVector remainder = minus.fma(divisor, z).add(minus.fma(divisorRest, rest));
                FloatVector quota = remainder.fma(reciprocal, ratio);

                // quota or 1 - quota; from afar 1
                IntVector sign = x.reinterpretAsInts().and(0x80000000);
                FloatVector unit = sign.or(0x3f800000).reinterpretAsFloats();
                FloatVector y = unit.neg().fma(quota, unit.fma(0.5f, 0.5f));
                y = y.blend(one, x.compare(VectorOperators.GT, 20f));
                """);
    }
}
