package org.mlpc.compiler.codegen;

import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/**
 * Spells the sums of a layer as calls of one kernel, {@code c[r][v] += Σ a[r][k] b[k][v]}, whose vectors run along v and
 * whose k ascends: the same chain of multiply-adds for every number as in {@link Loops}, so the same bits.
 */
final class VectorLoops {
    private final Unit unit;
    private final Code code;
    private final LayerSchedule layer;
    private final int k;
    private final int inputs;
    private final int rows;

    VectorLoops(Unit unit, Code code, LayerSchedule layer) {
        this.unit = unit;
        this.code = code;
        this.layer = layer;
        this.k = layer.number();
        this.inputs = layer.inputs();
        this.rows = layer.rows();
    }

    private static String times(int factor, String index) {
        return factor == 1 ? index : factor + " * " + index;
    }

    /** z = W x + b: rows are examples, columns units. */
    void forward(String z) {
        code.open(Share.EXAMPLES);
        if (layer.biased()) {
            code.line("System.arraycopy(p, B" + k + ", " + z + ", " + times(rows, "b") + ", " + rows + ");");
        } else {
            code.format(
                    "$T.fill($L, $L, $L + $L, 0);",
                    java.util.Arrays.class,
                    z,
                    times(rows, "b"),
                    times(rows, "b"),
                    rows);
        }
        code.close();
        code.line("Vectors.multiplyAdd(x, " + times(inputs, "from") + ", " + inputs + ", 1, p, W" + k + ", " + rows
                + ", " + inputs + ",");
        code.line("        " + z + ", " + times(rows, "from") + ", " + rows + ", to - from, " + rows + ");");
    }

    /** ∂L/∂W: rows are inputs, columns units, and the sum runs over the examples. */
    void gradient(String dz) {
        code.format("int first = $T.share($L, part, parts);", Types.TEAM, inputs);
        code.format("int end = $T.share($L, part + 1, parts);", Types.TEAM, inputs);
        code.line("Vectors.multiplyAdd(x, first, 1, " + inputs + ", " + dz + ", 0, " + rows + ", n,");
        code.line("        g, W" + k + " + " + times(rows, "first") + ", " + rows + ", end - first, " + rows + ");");
    }

    /** ∂L/∂x: rows are inputs, columns examples, so ∂L/∂z goes in and ∂L/∂x comes out with its columns as rows. */
    void inputGradient(String dz, String da) {
        String in = unit.scratch()
                .array(dz + "Columns" + (dz.equals("dz") ? k : ""), rows + " * BATCH", "∂L/∂z, a row for each unit.");
        String out = unit.scratch().array("dx" + k + "Columns", inputs + " * BATCH", "∂L/∂x, a row for each input.");
        code.line("Vectors.transpose(" + dz + ", " + in + ", " + rows + ", BATCH, from, to);");
        code.open("for (int i = 0; i < " + inputs + "; i++)");
        code.line("float w = p[W" + k + " + " + times(rows, "i") + "];");
        code.open("for (int b = from; b < to; b++)");
        code.line(out + "[BATCH * i + b] = w * " + in + "[b];");
        code.close().close();
        if (rows > 1) {
            code.line("Vectors.multiplyAdd(p, W" + k + " + 1, " + rows + ", 1, " + in + ", BATCH + from, BATCH, "
                    + (rows - 1) + ",");
            code.line("        " + out + ", from, BATCH, " + inputs + ", to - from);");
        }
        code.line("Vectors.transposeBack(" + out + ", " + da + ", " + inputs + ", BATCH, from, to);");
    }
}
