package org.mlpc.compiler.codegen;

import java.util.Arrays;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/**
 * Spells the sums of a layer as calls of one kernel, {@code c[r][v] += Σ a[r][k] b[k][v]}, whose vectors run along v and
 * whose k ascends: the same chain of multiply-adds for every number as in {@link Loops}, so the same bits. Where the units
 * do not fill a vector, they are the rows, and the vectors run along the examples or the inputs instead.
 */
final class VectorLoops {
    private final Unit unit;
    private final Code code;
    private final int k;
    private final int inputs;
    private final int rows;
    private final boolean biased;
    private final boolean wide;

    VectorLoops(Unit unit, Code code, LayerSchedule layer) {
        this.unit = unit;
        this.code = code;
        this.k = layer.number();
        this.inputs = layer.inputs();
        this.rows = layer.rows();
        this.biased = layer.biased();
        this.wide = unit.schedule().wide(layer);
    }

    private static String times(int factor, String index) {
        return factor == 1 ? index : factor + " * " + index;
    }

    private void kernel(String a, String b, String count, String c, String size) {
        code.line("Vectors.multiplyAdd(" + a + ", " + b + ", " + count + ",");
        code.line("        " + c + ", " + size + ");");
    }

    private String scratch(String name, int height, String width, String purpose) {
        return unit.scratch().array(name, height + " * " + width, purpose);
    }

    /** z = W x + b. */
    void forward(String z) {
        if (!wide) {
            narrowForward(z);
            return;
        }
        code.open(Share.EXAMPLES);
        if (biased) {
            code.line("System.arraycopy(p, B" + k + ", " + z + ", " + times(rows, "b") + ", " + rows + ");");
        } else {
            code.format("$T.fill($L, $L, $L, 0);", Arrays.class, z, times(rows, "b"), times(rows, "(b + 1)"));
        }
        code.close();
        kernel(
                "x, " + times(inputs, "from") + ", " + inputs + ", 1",
                "p, W" + k + ", " + rows,
                Integer.toString(inputs),
                z + ", " + times(rows, "from") + ", " + rows,
                "to - from, " + rows);
    }

    private void narrowForward(String z) {
        String in = scratch("x" + k + "Columns", inputs, "BATCH", "What comes in, a row for each input.");
        String out = scratch("z" + k + "Columns", rows, "BATCH", "The sums, a row for each unit.");
        code.line("Vectors.transpose(x, 0, " + inputs + ", " + in + ", BATCH, from, to);");
        code.open("for (int o = 0; o < " + rows + "; o++)");
        String start = biased ? "p[B" + k + " + o]" : "0";
        code.format("$T.fill($L, BATCH * o + from, BATCH * o + to, $L);", Arrays.class, out, start);
        code.close();
        kernel(
                "p, W" + k + ", 1, " + rows,
                in + ", from, BATCH",
                Integer.toString(inputs),
                out + ", from, BATCH",
                rows + ", to - from");
        code.line("Vectors.transposeBack(" + z + ", 0, " + rows + ", " + out + ", BATCH, from, to);");
    }

    /** ∂L/∂W, whose sums run over the examples. */
    void gradient(String dz) {
        code.format("int first = $T.share($L, part, parts);", Types.TEAM, inputs);
        code.format("int end = $T.share($L, part + 1, parts);", Types.TEAM, inputs);
        if (wide) {
            kernel(
                    "x, first, 1, " + inputs,
                    dz + ", 0, " + rows,
                    "n",
                    "g, W" + k + " + " + times(rows, "first") + ", " + rows,
                    "end - first, " + rows);
            return;
        }
        String turned = scratch("g" + k + "Columns", rows, Integer.toString(inputs), "∂L/∂W, a row for each unit.");
        String ofWeights = ", W" + k + ", " + rows + ", " + turned + ", " + inputs + ", first, end);";
        code.line("Vectors.transpose(g" + ofWeights);
        kernel(
                dz + ", 0, 1, " + rows,
                "x, first, " + inputs,
                "n",
                turned + ", first, " + inputs,
                rows + ", end - first");
        code.line("Vectors.transposeBack(g" + ofWeights);
    }

    /** ∂L/∂x: rows are inputs, columns examples, so ∂L/∂z goes in and ∂L/∂x comes out with columns for rows. */
    void inputGradient(String dz, String da) {
        String in = scratch("dz" + k + "Columns", rows, "BATCH", "∂L/∂z, a row for each unit.");
        String out = scratch("dx" + k + "Columns", inputs, "BATCH", "∂L/∂x, a row for each input.");
        code.line("Vectors.transpose(" + dz + ", 0, " + rows + ", " + in + ", BATCH, from, to);");
        code.open("for (int i = 0; i < " + inputs + "; i++)");
        code.line("float w = p[W" + k + " + " + times(rows, "i") + "];");
        code.open("for (int b = from; b < to; b++)");
        code.line(out + "[BATCH * i + b] = w * " + in + "[b];");
        code.close().close();
        if (rows > 1) {
            kernel(
                    "p, W" + k + " + 1, " + rows + ", 1",
                    in + ", BATCH + from, BATCH",
                    Integer.toString(rows - 1),
                    out + ", from, BATCH",
                    inputs + ", to - from");
        }
        code.line("Vectors.transposeBack(" + da + ", 0, " + inputs + ", " + out + ", BATCH, from, to);");
    }
}
