package org.mlpc.compiler.codegen;

import static org.mlpc.compiler.codegen.vector.Places.plus;
import static org.mlpc.compiler.codegen.vector.Places.times;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/**
 * Spells the sums of a layer as additions of whole rows, every one an array of its own: the same chains of multiply-adds as
 * {@link Loops}, in the order in which the JIT compiler makes vectors of them. W is copied into rows, and where ∂L/∂x needs
 * them into columns, when it has changed; the rows take up its gradient afterwards.
 */
final class RowLoops {
    /** So many rows of ∂L/∂W are taken through the examples together: they stay in the first cache. */
    private static final int ROWS = 16;

    private final Unit unit;
    private final Code code;
    private final LayerSchedule layer;
    private final int k;
    private final int inputs;
    private final int units;
    private final int height;
    private final int width;

    RowLoops(Unit unit, Code code, LayerSchedule layer) {
        this.unit = unit;
        this.code = code;
        this.layer = layer;
        this.k = layer.number();
        this.inputs = layer.inputs();
        this.units = layer.rows();
        this.height = layer.height();
        this.width = layer.width();
    }

    private String rows(String name, String count, int length, String purpose) {
        return unit.scratch().matrix(name, count, Integer.toString(length), purpose);
    }

    /** W, and later ∂L/∂W. */
    private String weights() {
        return rows(
                "w" + k + "Rows",
                Integer.toString(height),
                width,
                "W" + k + " row by row as it lies, and on the way back ∂L/∂W" + k + ".");
    }

    private String columns() {
        return rows("w" + k + "Columns", Integer.toString(units), inputs, "W" + k + " by units.");
    }

    /** What is added up forward. */
    private String sums() {
        return rows(
                "z" + k + "Rows",
                "BATCH",
                units,
                "W" + k + " x + b" + k + " of each example, and on the way back its ∂L/∂z" + k + ".");
    }

    private String outer() {
        String and = layer.inputMajor() ? "." : ", and its x.";
        return rows("x" + k + "Rows", "BATCH", inputs, "∂L/∂x of " + Formulas.name(layer) + " for each example" + and);
    }

    /** Copies a part of W, so that every row begins at index 0. */
    void arrange() {
        String rows = weights();
        code.format("int end$L = $T.share($L, part + 1, parts);", k, Types.TEAM, height);
        code.openFormat("for (int r = $T.share($L, part, parts); r < end$L; r++)", Types.TEAM, height, k);
        copy("p", at("W" + k, "r"), rows + "[r]", "0");
        if (turns()) {
            String columns = columns();
            code.open("for (int o = 0; o < " + units + "; o++)");
            code.line(columns + "[o][r] = " + rows + "[r][o];");
            code.close();
        }
        code.close();
    }

    /** Whether ∂L/∂x is taken by columns of a matrix that lies by rows. */
    private boolean turns() {
        return layer.inputMajor() && layer.order().propagates() && goesBack();
    }

    /** Whether ∂L/∂x is worth rows. */
    boolean goesBack() {
        return inputs >= LayerSchedule.WIDE;
    }

    /** z = W x + b, unless W lies unit by unit. */
    void forward(String z) {
        String sums = sums();
        code.open(Share.EXAMPLES);
        if (layer.biased()) {
            copy("p", "B" + k, sums + "[b]", "0", units);
        } else {
            code.format("$T.fill($L[b], 0);", Arrays.class, sums);
        }
        code.close();
        blocks("i", 0, inputs, block -> {
            declare(weights(), "i", block);
            code.open(Share.EXAMPLES);
            code.line("int in = " + times(inputs, "b") + " + i;");
            add(units, sums + "[b]", block, "x[in", 1);
            code.close();
        });
        code.open(Share.EXAMPLES);
        copy(sums + "[b]", "0", z, times(units, "b"), units);
        code.close();
    }

    /** ∂L/∂x; the first product begins the sum. */
    void inputGradient(String dz, String da) {
        String rows = layer.inputMajor() ? columns() : weights();
        String sums = outer();
        code.line(unit.array() + " first = " + rows + "[0];");
        code.open(Share.EXAMPLES);
        code.line(unit.rows().set(inputs) + "(" + sums + "[b], first, " + dz + "[" + times(units, "b") + "]);");
        code.close();
        blocks("o", 1, units, block -> {
            declare(rows, "o", block);
            code.open(Share.EXAMPLES);
            code.line("int row = " + times(units, "b") + " + o;");
            add(inputs, sums + "[b]", block, dz + "[row", 1);
            code.close();
        });
        code.open(Share.EXAMPLES);
        copy(sums + "[b]", "0", da, times(inputs, "b"), inputs);
        code.close();
    }

    /** Keeps what ∂L/∂W is made of, while the examples are at hand. */
    void keep(String dz) {
        boolean byInputs = layer.inputMajor();
        String rows = byInputs ? sums() : outer();
        code.paragraph((byInputs ? "∂L/∂z" + k : "x") + " in rows, for ∂L/∂W" + k);
        code.open(Share.EXAMPLES);
        copy(byInputs ? dz : "x", times(width, "b"), rows + "[b]", "0");
        code.close();
    }

    /** ∂L/∂W, whose sums run over the examples, for a share of the rows. */
    void gradient(String dz) {
        String operands = layer.inputMajor() ? sums() : outer();
        String values = layer.inputMajor() ? "x" : dz;
        String sums = weights();
        Share.declare(code, height, ROWS);
        code.open("for (int r = first; r < end; r++)");
        copy("g", at("W" + k, "r"), sums + "[r]", "0");
        code.close();
        code.open("for (int from = first; from < end; from += " + ROWS + ")");
        code.line("int to = Math.min(from + " + ROWS + ", end);");
        code.line("int b = " + Share.learned(unit).from() + ";");
        examples(RowKernels.TOGETHER, operands, sums, values);
        examples(1, operands, sums, values);
        code.close();
        code.open("for (int r = first; r < end; r++)");
        copy(sums + "[r]", "0", "g", at("W" + k, "r"));
        code.close();
    }

    private void examples(int block, String operands, String sums, String values) {
        String to = Share.learned(unit).to();
        code.open(
                block == 1
                        ? "for (; b < " + to + "; b++)"
                        : "for (; b < " + to + " - " + (block - 1) + "; b += " + block + ")");
        declare(operands, "b", block);
        code.open("for (int r = from; r < to; r++)");
        code.line("int in = " + times(height, "b") + " + r;");
        add(width, sums + "[r]", block, values + "[in", height);
        code.close().close();
    }

    /** A loop over blocks of rows, and one over those that are left. */
    private void blocks(String index, int from, int to, IntConsumer body) {
        int whole = from + (to - from) / RowKernels.TOGETHER * RowKernels.TOGETHER;
        if (whole > from) {
            code.open("for (int " + index + " = " + from + "; " + index + " < " + whole + "; " + index + " += "
                    + RowKernels.TOGETHER + ")");
            body.accept(RowKernels.TOGETHER);
            code.close();
        }
        if (whole < to) {
            code.open("for (int " + index + " = " + whole + "; " + index + " < " + to + "; " + index + "++)");
            body.accept(1);
            code.close();
        }
    }

    private void declare(String rows, String index, int block) {
        for (int j = 0; j < block; j++) {
            code.line(unit.array() + " r" + j + " = " + rows + "[" + index + plus(j) + "];");
        }
    }

    /** Adds the declared rows to a row, times values that begin at a place and lie some steps apart. */
    private void add(int length, String row, int block, String values, int step) {
        StringBuilder call = new StringBuilder(unit.rows().add(length, block) + "(" + row);
        for (int j = 0; j < block; j++) {
            call.append(", r").append(j);
        }
        for (int j = 0; j < block; j++) {
            call.append(", ").append(values).append(plus(j * step)).append(']');
        }
        code.line(call + ");");
    }

    private void copy(String from, String at, String to, String into) {
        copy(from, at, to, into, width);
    }

    private void copy(String from, String at, String to, String into, int length) {
        code.line("System.arraycopy(" + from + ", " + at + ", " + to + ", " + into + ", " + length + ");");
    }

    private String at(String start, String row) {
        return start + " + " + times(width, row);
    }
}
