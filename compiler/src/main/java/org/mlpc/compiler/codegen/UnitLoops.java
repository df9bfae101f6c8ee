package org.mlpc.compiler.codegen;

import static org.mlpc.compiler.codegen.vector.Places.plus;
import static org.mlpc.compiler.codegen.vector.Places.times;

import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/**
 * Spells the sums of a layer whose W lies unit by unit as loops: forward in every class without vectors, back where rows are
 * not arrays of their own. The same chains of multiply-adds as {@link Loops} and {@link VectorLoops}.
 */
final class UnitLoops {
    /** So many sums wait for each other. */
    private static final int TOGETHER = 5;

    private final Unit unit;
    private final Code code;
    private final Real real;
    private final String type;
    private final String w;
    private final int k;
    private final int inputs;
    private final int rows;
    private final boolean biased;

    UnitLoops(Unit unit, Code code, LayerSchedule layer) {
        this.unit = unit;
        this.code = code;
        this.real = unit.real();
        this.type = unit.type();
        this.k = layer.number();
        this.inputs = layer.inputs();
        this.rows = layer.rows();
        this.biased = layer.biased();
        this.w = "p[W" + k + " + " + inputs + " * o + i]";
    }

    /** z = W x + b; sums of several units side by side, since each waits for its last multiply-add. */
    void forward(String z) {
        code.open(Share.EXAMPLES);
        code.line("int in = " + times(inputs, "b") + ";");
        int together = Math.min(rows, TOGETHER);
        int whole = rows / together * together;
        units(z, 0, whole, together);
        units(z, whole, rows, 1);
        code.close();
    }

    private void units(String z, int from, int to, int together) {
        if (from == to) {
            return;
        }
        code.open("for (int o = " + from + "; o < " + to + "; o += " + together + ")");
        code.line("int w = W" + k + " + " + inputs + " * o;");
        for (int j = 0; j < together; j++) {
            code.line(type + " sum" + j + " = " + (biased ? "p[B" + k + " + o" + plus(j) + "]" : "0") + ";");
        }
        code.open("for (int i = 0; i < " + inputs + "; i++)");
        for (int j = 0; j < together; j++) {
            String next = real.multiplyAdd("p[w" + plus(j * inputs) + " + i]", "x[in + i]", "sum" + j);
            code.line("sum" + j + " = " + next + ";");
        }
        code.close();
        code.line("int row = " + row("b") + " + o;");
        for (int j = 0; j < together; j++) {
            code.line(z + "[row" + plus(j) + "] = sum" + j + ";");
        }
        code.close();
    }

    /** ∂L/∂W, for a share of the units. */
    void gradient(String dz) {
        String g = "g[W" + k + " + " + inputs + " * o + i]";
        code.format("int end = $T.share($L, part + 1, parts);", Types.TEAM, rows);
        code.openFormat("for (int o = $T.share($L, part, parts); o < end; o++)", Types.TEAM, rows);
        code.open(Share.learned(unit).examples());
        code.line(type + " d = " + dz + "[" + row("b") + " + o];");
        code.open("for (int i = 0; i < " + inputs + "; i++)");
        code.line(g + " = " + real.multiplyAdd("d", "x[" + inputs + " * b + i]", g) + ";");
        code.close().close().close();
    }

    /** ∂L/∂x. */
    void inputGradient(String dz, String da) {
        String target = da + "[" + inputs + " * b + i]";
        code.open(Share.EXAMPLES);
        code.line(type + " d0 = " + dz + "[" + row("b") + "];");
        code.open("for (int i = 0; i < " + inputs + "; i++)");
        code.line(target + " = p[W" + k + " + i] * d0;");
        code.close();
        if (rows > 1) {
            code.open("for (int o = 1; o < " + rows + "; o++)");
            code.line(type + " d = " + dz + "[" + row("b") + " + o];");
            code.open("for (int i = 0; i < " + inputs + "; i++)");
            code.line(target + " = " + real.multiplyAdd(w, "d", target) + ";");
            code.close().close();
        }
        code.close();
    }

    private String row(String example) {
        return times(rows, example);
    }
}
