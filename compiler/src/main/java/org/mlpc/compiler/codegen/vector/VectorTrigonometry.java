package org.mlpc.compiler.codegen.vector;

/** The vector spelling of sine and cosine. */
public final class VectorTrigonometry {
    /** sin and cos of r + rest, where |x| = k π/2 + r + rest. */
    private static final String BOTH = """
            if (!x.abs().compare(VectorOperators.LE, 8192f).allTrue()) {
                return i;
            }

            // |x| = k π/2 + r + rest with a whole k; quotient has k in its low bits
            FloatVector size = x.abs();
            FloatVector rounding = FloatVector.broadcast(SPECIES, 0x1.8p23f);
            FloatVector quotient = size.fma(FloatVector.broadcast(SPECIES, 0x1.45f306p-1f), rounding);
            FloatVector k = quotient.sub(rounding);
            FloatVector high = k.fma(FloatVector.broadcast(SPECIES, -0x1.921fb4p0f), size);
            FloatVector third = FloatVector.broadcast(SPECIES, 0x1.4442dp-24f);
            FloatVector middle = k.mul(third);
            FloatVector r = high.sub(middle);
            FloatVector lost = high.sub(r).sub(middle).sub(k.fma(third, middle.neg()));
            FloatVector rest = k.fma(FloatVector.broadcast(SPECIES, -0x1.84698ap-48f), lost);

            // sin(r + rest) and cos(r + rest)
            FloatVector u = r.mul(r);
            FloatVector half = u.mul(0.5f);
            FloatVector s = u.fma(-0x1.9954a4p-13f, 0x1.11077ap-7f);
            s = s.fma(u, FloatVector.broadcast(SPECIES, -0x1.555546p-3f));
            FloatVector sine = r.add(r.mul(u).fma(s, half.neg().fma(rest, rest)));
            FloatVector one = FloatVector.broadcast(SPECIES, 1f);
            FloatVector near = one.sub(half);
            FloatVector low = one.sub(near).sub(half);
            FloatVector c = u.fma(0x1.99e0eep-16f, -0x1.6c0c1ap-10f);
            c = c.fma(u, FloatVector.broadcast(SPECIES, 0x1.55554ap-5f));
            FloatVector cosine = near.add(low.add(u.mul(u).fma(c, r.neg().mul(rest))));

            """;

    /** The choice between both and the sign: bits 0 and 1 of the quadrant; bit 0 as a float is 2 or 0. */
    private static final String CHOICE = """
            FloatVector odd = quadrant.and(1).lanewise(VectorOperators.LSHL, 30).reinterpretAsFloats();
            FloatVector turned = sine.blend(cosine, odd.compare(VectorOperators.GT, 0f));
            IntVector flip = quadrant.and(2).lanewise(VectorOperators.LSHL, 30)%s;
            FloatVector y = turned.reinterpretAsInts().lanewise(VectorOperators.XOR, flip).reinterpretAsFloats();
            """;

    private VectorTrigonometry() {}

    public static VectorFunction sin() {
        return new VectorFunction(
                "sin",
                "sin x from the sine or cosine of |x| - k π/2, in the steps of the runtime's sin.",
                BOTH
                        + "IntVector sign = x.reinterpretAsInts().and(0x80000000);\n"
                        + "IntVector quadrant = quotient.reinterpretAsInts();\n"
                        + CHOICE.formatted(".lanewise(VectorOperators.XOR, sign)"));
    }

    public static VectorFunction cos() {
        return new VectorFunction(
                "cos",
                "cos x from the sine or cosine of |x| - k π/2, in the steps of the runtime's cos.",
                BOTH + "IntVector quadrant = quotient.reinterpretAsInts().add(1);\n" + CHOICE.formatted(""));
    }
}
