package org.mlpc.compiler.codegen;

import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/**
 * Spells the sums of a layer whose W lies unit by unit as loops, for JVMs without vectors: the same chains of multiply-adds
 * as {@link Loops} and {@link VectorLoops}.
 */
final class UnitLoops {
    private final Unit unit;
    private final Code code;
    private final String w;
    private final int k;
    private final int inputs;
    private final int rows;
    private final boolean biased;

    UnitLoops(Unit unit, Code code, LayerSchedule layer) {
        this.unit = unit;
        this.code = code;
        this.k = layer.number();
        this.inputs = layer.inputs();
        this.rows = layer.rows();
        this.biased = layer.biased();
        this.w = "p[W" + k + " + " + inputs + " * o + i]";
    }

    /** z = W x + b. */
    void forward(String z) {
        code.open(Share.EXAMPLES);
        code.open("for (int o = 0; o < " + rows + "; o++)");
        code.line("float sum = " + (biased ? "p[B" + k + " + o]" : "0") + ";");
        code.open("for (int i = 0; i < " + inputs + "; i++)");
        code.line("sum = fma(" + w + ", x[" + inputs + " * b + i], sum);");
        code.close();
        code.line(z + "[" + row("b") + " + o] = sum;");
        code.close().close();
    }

    /** ∂L/∂W, for a share of the units. */
    void gradient(String dz) {
        String g = "g[W" + k + " + " + inputs + " * o + i]";
        code.format("int end = $T.share($L, part + 1, parts);", Types.TEAM, rows);
        code.openFormat("for (int o = $T.share($L, part, parts); o < end; o++)", Types.TEAM, rows);
        code.open("for (int b = 0; b < n; b++)");
        code.line("float d = " + dz + "[" + row("b") + " + o];");
        code.open("for (int i = 0; i < " + inputs + "; i++)");
        code.line(g + " = fma(d, x[" + inputs + " * b + i], " + g + ");");
        code.close().close().close();
    }

    /** ∂L/∂x. */
    void inputGradient(String dz, String da) {
        String target = da + "[" + inputs + " * b + i]";
        code.open(Share.EXAMPLES);
        code.line("float d0 = " + dz + "[" + row("b") + "];");
        code.open("for (int i = 0; i < " + inputs + "; i++)");
        code.line(target + " = p[W" + k + " + i] * d0;");
        code.close();
        if (rows > 1) {
            code.open("for (int o = 1; o < " + rows + "; o++)");
            code.line("float d = " + dz + "[" + row("b") + " + o];");
            code.open("for (int i = 0; i < " + inputs + "; i++)");
            code.line(target + " = fma(" + w + ", d, " + target + ");");
            code.close().close();
        }
        code.close();
    }

    private String row(String example) {
        return SumsCode.times(rows, example);
    }
}
