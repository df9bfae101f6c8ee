package org.mlpc.compiler.codegen;

import static org.mlpc.compiler.codegen.vector.Places.times;

import java.util.OptionalInt;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.codegen.vector.Sums;
import org.mlpc.compiler.codegen.vector.Sums.Start;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/**
 * Spells the sums of a layer as calls of methods with vectors: the same chain of multiply-adds for every number as in
 * {@link Loops}, so the same bits. Vectors run along the units forward and along the inputs back, for which W is turned once
 * in a step; in ∂L/∂W they run along what lies side by side in W.
 */
final class VectorLoops {
    /** From so many on, rows one below the other fall into the same places of a cache. */
    private static final int CROWDED = 256;

    private final Unit unit;
    private final Code code;
    private final LayerSchedule layer;
    private final int k;
    private final int inputs;
    private final int rows;
    private final boolean biased;

    VectorLoops(Unit unit, Code code, LayerSchedule layer) {
        this.unit = unit;
        this.code = code;
        this.layer = layer;
        this.k = layer.number();
        this.inputs = layer.inputs();
        this.rows = layer.rows();
        this.biased = layer.biased();
    }

    /** The name of W with the other index first. */
    private static String turned(LayerSchedule layer) {
        return "w" + layer.number() + "Turned";
    }

    private void call(Sums sums, String operands, String more) {
        code.line("Vectors." + unit.kernels().take(sums) + "(" + operands + more + ");");
    }

    /** z = W x + b. */
    void forward(String z) {
        String w = layer.inputMajor() ? "p, W" + k : turned(layer) + ", 0";
        Sums sums = new Sums(
                "forward" + k,
                "z = b + W x of " + Formulas.name(layer) + ", inputs ascending; rows are examples, columns units.",
                Sums.Rows.ofLength(inputs),
                layer.inputMajor() ? Sums.Columns.ofLength(rows) : turnedColumns(inputs, rows),
                rows,
                rows,
                OptionalInt.of(inputs),
                biased ? Start.ROW : Start.ZERO,
                -1);
        call(sums, "x, " + w + ", " + z + ", 0, from, to", (biased ? ", p, B" + k : "") + end(sums));
    }

    private static String end(Sums sums) {
        return sums.narrow() ? ", to == n" : "";
    }

    /** ∂L/∂x: the transpose of W times ∂L/∂z. */
    void inputGradient(String dz, String da) {
        String w = layer.inputMajor() ? turned(layer) + ", 0" : "p, W" + k;
        Sums sums = new Sums(
                "back" + k,
                "∂L/∂x = Wᵀ ∂L/∂z of " + Formulas.name(layer) + ", units ascending; rows are examples, columns inputs.",
                Sums.Rows.ofLength(rows),
                layer.inputMajor() ? turnedColumns(rows, inputs) : Sums.Columns.ofLength(inputs),
                inputs,
                inputs,
                OptionalInt.of(rows),
                Start.PRODUCT,
                -1);
        call(sums, dz + ", " + w + ", " + da + ", 0, from, to", end(sums));
    }

    /** The columns of a turned matrix. */
    private static Sums.Columns turnedColumns(int height, int width) {
        return paneled(width) ? Sums.Columns.inPanels(height) : Sums.Columns.ofLength(width);
    }

    /** Whether so many columns lie in panels; the last vector, taken a little earlier, must not lie in two. */
    private static boolean paneled(int width) {
        return width > Sums.PANEL && width % Sums.LANES == 0;
    }

    /** Whether both sides are so wide that their rows fall into the same places of a cache; then they are copied. */
    private static boolean crowded(int height, int width) {
        return height >= CROWDED && width >= CROWDED && width % Sums.LANES == 0;
    }

    private String panels(String array, int width, String from, String to) {
        int batch = unit.schedule().order().batch();
        int room = (width + Sums.PANEL - 1) / Sums.PANEL * Sums.PANEL;
        String name = unit.scratch()
                .array(array + k + "Panels", room + " * BATCH", "Rows of " + array + " in panels of 64 columns.");
        code.line(unit.kernels().call("panels") + "(" + array + ", " + width + ", n, " + name + ", " + batch + ", "
                + from + ", " + to + ");");
        return name;
    }

    /** ∂L/∂W, whose sums run over the examples, for a share of what lies row by row in W. */
    void gradient(String dz) {
        int height = layer.height();
        int width = layer.width();
        GradientStart begin = new GradientStart(unit);
        String a = layer.inputMajor() ? "x" : dz;
        String b = layer.inputMajor() ? dz : "x";
        boolean room = widened(width);
        int columns = columns(layer);
        boolean panels = crowded(height, width);
        Sums sums = products(panels, begin.set() ? Start.GIVEN : Start.HELD);
        if (room && b.equals("x") && k == 1) {
            b = unit.scratch().array("xPadded", width + " * BATCH + PAD", "The inputs, with room behind them.");
            code.line("System.arraycopy(x, 0, " + b + ", 0, " + times(width, "n") + ");");
        }
        Share.declare(code, height, block(layer));
        if (panels) {
            code.comment("Every part of a team writes all columns of the second, the same numbers.");
            a = panels(a, height, "first", "end");
            b = panels(b, width, "0", Integer.toString(width));
        }
        String operands = operands(a, panels ? Sums.PANEL : height, b, panels ? Sums.PANEL : width);
        if (!room) {
            call(sums, operands + "g, W" + k, begin.argument("g") + ", first, end");
            return;
        }
        inWideRows(sums, operands, columns, begin);
    }

    private Sums products(boolean panels, Start start) {
        int batch = unit.schedule().order().batch();
        int columns = columns(layer);
        return new Sums(
                "gradient" + k,
                "∂L/∂W += ∂L/∂z xᵀ of " + Formulas.name(layer) + ", examples ascending; rows are "
                        + (layer.inputMajor() ? "inputs, columns units." : "units, columns inputs."),
                panels ? Sums.Rows.inPanels(batch) : Sums.Rows.across(layer.height()),
                panels ? Sums.Columns.inPanels(batch) : Sums.Columns.ofLength(layer.width()),
                columns,
                columns,
                OptionalInt.empty(),
                start,
                layer.height() % 4);
    }

    /** Rows of ∂L/∂W that are no whole vectors long are added up in rows that are. */
    private void inWideRows(Sums sums, String operands, int columns, GradientStart begin) {
        String wide = unit.scratch()
                .array(
                        "g" + k + "Wide",
                        Integer.toString(layer.height() * columns),
                        "∂L/∂W in rows as long as vectors.");
        String places = "g, W" + k + ", " + layer.width() + ", " + wide + ", " + columns + ", first, end);";
        String widen = unit.kernels().call("widen") + "(" + places;
        if (begin.set()) {
            code.open("if (!fresh)").line(widen).close();
        } else {
            code.line(widen);
        }
        call(sums, operands + wide + ", 0", begin.argument(wide) + ", first, end");
        code.line(unit.kernels().call("narrow") + "(" + places);
    }

    /** Two arrays, each with the place of its first example, and how many examples are added up. */
    private String operands(String a, int aStep, String b, int bStep) {
        Share share = Share.learned(unit);
        String count = share.equals(Share.ALL) ? "n" : share.to() + " - " + share.from();
        return a + ", " + share.first(aStep) + ", " + b + ", " + share.first(bStep) + ", " + count + ", ";
    }

    /** Whether rows of ∂L/∂W are so short that they are copied to where each fills vectors. */
    private static boolean widened(int width) {
        return width % Sums.LANES != 0 && width < 4 * Sums.LANES;
    }

    /** So many rows of W, one behind the other, stay together where a team shares its gradient. */
    static int block(LayerSchedule layer) {
        return crowded(layer.height(), layer.width()) ? Sums.PANEL : 4;
    }

    /** How many columns the tiles of ∂L/∂W have. */
    static int columns(LayerSchedule layer) {
        int width = layer.width();
        return widened(width) ? (width + Sums.LANES - 1) / Sums.LANES * Sums.LANES : width;
    }

    /** ∂L/∂b, a sum over the examples. */
    void biasGradient(String dz) {
        Share share = Share.learned(unit);
        String room = unit.scratch().array("room", "PAD", "One vector.");
        code.line(unit.kernels().call("addRows") + "(" + dz + ", " + rows + ", " + share.from() + ", " + share.to()
                + ", g, B" + k + ", " + room + ");");
    }

    /** The turned W of a layer, of a share of its rows. */
    void turn() {
        int height = layer.height();
        int width = layer.width();
        int length = paneled(height) ? Sums.PANEL : height;
        int room = (height + length - 1) / length * length;
        String what = layer.inputMajor() ? "unit by unit." : "input by input.";
        String array = unit.scratch()
                .array(turned(layer), room + " * " + width + " + PAD", "W of " + Formulas.name(layer) + ", " + what);
        code.format(
                unit.kernels().call("turn")
                        + "(p, W$L, $L, $L, $L, $T.share($L, 16, part, parts), $T.share($L, 16, part + 1, parts));",
                k,
                width,
                array,
                length,
                Types.TEAM,
                height,
                Types.TEAM,
                height);
    }
}
