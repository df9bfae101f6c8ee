package org.mlpc.compiler.codegen.vector;

/** The vector spelling of softplus. */
public final class VectorSoftplus {
    private VectorSoftplus() {}

    public static VectorFunction softplus() {
        return new VectorFunction(
                "softplus",
                "ln(1 + e^x), near 0 as x / 2 + ln(2 cosh(x / 2)), elsewhere as max(x, 0) + ln(1 + z) with z = e^-|x|,\n"
                        + "in the steps of the runtime's softplus.",
                """
                if (x.compare(VectorOperators.LT, -80f).anyTrue()) {
                    return i;
                }

                """ + near() + "\n" + far() + """

                FloatVector y = far.blend(near, size.compare(VectorOperators.LT, 1f));
                y = y.blend(x, x.compare(VectorOperators.GT, 20f));
                """);
    }

    private static String near() {
        return """
                FloatVector square = x.mul(x);
                """
                + VectorFunction.polynomial(
                        "logCosh",
                        "square",
                        "0x1.b33c7ep-20",
                        "-0x1.afc9b6p-16",
                        "0x1.6bb98ap-12",
                        "-0x1.5553dcp-8",
                        "0x1.fffffep-4")
                + """
                FloatVector ln2 = FloatVector.broadcast(SPECIES, 0x1.62e43p-1f);
                FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
                FloatVector nearHigh = half.fma(x, ln2);
                FloatVector nearLow = half.fma(x, ln2.sub(nearHigh));
                FloatVector near = nearHigh.add(square.fma(logCosh, nearLow.add(-0x1.05c61p-29f)));
                """;
    }

    private static String far() {
        return """
                FloatVector size = x.abs();
                FloatVector down = size.neg();
                """
                + VectorSigmoidal.DECAY
                + VectorFunction.polynomial(
                        "logTail",
                        "z",
                        "-0x1.3ffffp-5",
                        "0x1.a634fcp-4",
                        "-0x1.3f2066p-3",
                        "0x1.96164cp-3",
                        "-0x1.ffb1cap-3",
                        "0x1.5553b2p-2",
                        "-0x1.fffffap-2")
                + """
                FloatVector line = x.add(size).mul(0.5f);
                FloatVector high = line.add(z);
                FloatVector low = line.sub(high).add(z);
                FloatVector far = high.add(low.add(z.mul(z).fma(logTail, z.neg().fma(rest, rest))));
                """;
    }
}
