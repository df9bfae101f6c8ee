package org.mlpc.benchmarks.c;

import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the forward pass of a layer in register tiles: a tile of rows by vectors holds its sums in registers while it runs over
 * all inputs. For a single row the inputs are split among several sums, since one would wait for itself.
 */
final class ForwardCode {
    private final PaddedLayer layer;
    private final PaddedLayer below;
    private final int batch;
    private final boolean packed;
    private final boolean relu;
    private final CText code = new CText();

    private ForwardCode(PaddedLayer layer, PaddedLayer below, int batch, boolean packed, boolean relu) {
        this.layer = layer;
        this.below = below;
        this.batch = batch;
        this.packed = packed;
        this.relu = relu;
    }

    /**
     * The function {@code forwardL(x)}, which fills {@code aL} in panels.
     *
     * @param below the panels that x lies in
     * @param packed whether x lies in panels, otherwise in rows
     */
    static String of(PaddedLayer layer, PaddedLayer below, int batch, boolean packed, boolean relu) {
        ForwardCode forward = new ForwardCode(layer, below, batch, packed, relu);
        forward.function();
        return forward.code.toString();
    }

    private void function() {
        Set<Integer> widths = new TreeSet<>();
        for (int p = 0; p < layer.count(); p++) {
            widths.add(layer.width(p));
        }
        widths.forEach(this::tile);
        int l = layer.index();
        code.line("static void forward$1(const float *restrict x) {", l);
        for (int p = 0; p < layer.count(); p += Math.max(1, layer.panels())) {
            int width = layer.width(p);
            int last = p < layer.panels() ? layer.panels() : p + 1;
            code.line("    for (int p = $1; p < $2; p++)", p, last);
            code.line("        for (int row = 0; row < $1; row += $2)", batch, rows(width));
            code.line(
                    "            forward$1_$2(x, row, w$1 + p * $3, b$1 + p * $4, a$1 + p * $5 + row * $2);",
                    l,
                    width,
                    layer.panel() * layer.inputs(),
                    layer.panel(),
                    layer.panel() * batch);
        }
        code.line("}").line("");
    }

    /** Rows of a tile: with the vectors of a row as many sums as two thirds of the registers hold. */
    private int rows(int width) {
        return Tiles.rows(width / layer.lanes(), layer.lanes(), batch);
    }

    private int splits(int width) {
        int vectors = width / layer.lanes();
        return batch == 1 ? Math.max(1, Tiles.sums(layer.lanes()) / vectors) : 1;
    }

    private void tile(int width) {
        int vectors = width / layer.lanes();
        int rows = rows(width);
        int splits = splits(width);
        code.line(
                "static void forward$1_$2(const float *restrict x, int row, const float *restrict w,",
                layer.index(),
                width);
        code.line("        const float *restrict b, float *restrict z) {");
        for (int s = 0; s < splits; s++) {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < vectors; c++) {
                    String start = s == 0 ? "LOAD(b + " + c * layer.lanes() + ")" : "{0}";
                    code.line("    vf s$1_$2_$3 = $4;", s, r, c, start);
                }
            }
        }
        if (packed) {
            code.line("    for (int q = 0; q < $1; q++) {", below.panels());
            inputs(below.panel(), "x + q * " + below.panel() * batch, below.panel(), width);
            code.line("    }");
            if (below.rest() > 0) {
                code.line("    {");
                String rest = "x + " + below.panels() * below.panel() * batch;
                inputs(below.used(below.panels()), rest, below.rest(), width);
                code.line("    }");
            }
        } else {
            code.line("    {");
            inputs(layer.inputs(), "x", layer.inputs(), width);
            code.line("    }");
        }
        end(rows, vectors, splits, width);
    }

    /** The products with consecutive inputs, of which a row lies {@code stride} after the other. */
    private void inputs(int count, String start, int stride, int width) {
        int splits = splits(width);
        code.line("        const float *xi = $1 + row * $2;", start, stride);
        int whole = count / splits * splits;
        code.line("        for (int i = 0; i < $1; i += $2, xi += $2, w += $3) {", whole, splits, splits * width);
        for (int s = 0; s < splits; s++) {
            product(s, s, stride, width);
        }
        code.line("        }");
        for (int s = 0; s < count - whole; s++) {
            code.line("        {");
            product(s, s, stride, width);
            code.line("        }");
        }
        if (whole < count) {
            code.line("        w += $1;", (count - whole) * width);
        }
    }

    private void product(int s, int i, int stride, int width) {
        int vectors = width / layer.lanes();
        for (int c = 0; c < vectors; c++) {
            code.line("            vf w$1_$2 = LOAD(w + $3);", s, c, i * width + c * layer.lanes());
        }
        for (int r = 0; r < rows(width); r++) {
            for (int c = 0; c < vectors; c++) {
                code.line("            s$1_$2_$3 += xi[$4] * w$1_$3;", s, r, c, r * stride + i);
            }
        }
    }

    private void end(int rows, int vectors, int splits, int width) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < vectors; c++) {
                for (int s = 1; s < splits; s++) {
                    code.line("    s0_$1_$2 += s$3_$1_$2;", r, c, s);
                }
                String sum = "s0_" + r + "_" + c;
                code.line("    STORE(z + $1, $2);", r * width + c * layer.lanes(), relu ? "above_0(" + sum + ")" : sum);
            }
        }
        code.line("}").line("");
    }
}
