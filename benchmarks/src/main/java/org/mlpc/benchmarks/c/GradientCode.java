package org.mlpc.benchmarks.c;

import java.util.HashSet;
import java.util.Set;

/**
 * Writes the gradient of a layer's weights with the update: a tile of inputs by vectors of outputs runs over the batch and
 * updates its weights from its registers, so that the gradient is never stored.
 */
final class GradientCode {
    private final PaddedLayer layer;
    private final PaddedLayer below;
    private final int batch;
    private final boolean packed;
    private final CText code = new CText();
    private final CText calls = new CText();
    private final Set<String> tiles = new HashSet<>();

    private GradientCode(PaddedLayer layer, PaddedLayer below, int batch, boolean packed) {
        this.layer = layer;
        this.below = below;
        this.batch = batch;
        this.packed = packed;
    }

    /** The function {@code gradientL(x)}, which reads {@code dL} and changes {@code wL} and {@code bL}. */
    static String of(PaddedLayer layer, PaddedLayer below, int batch, boolean packed) {
        GradientCode gradient = new GradientCode(layer, below, batch, packed);
        gradient.function();
        return gradient.code.toString();
    }

    private void function() {
        int l = layer.index();
        calls.line("static void gradient$1(const float *restrict x) {", l);
        for (int p = 0; p < layer.count(); p += Math.max(1, layer.panels())) {
            int width = layer.width(p);
            calls.line("    for (int p = $1; p < $2; p++) {", p, p < layer.panels() ? layer.panels() : p + 1);
            calls.line("        const float *d = d$1 + p * $2;", l, layer.panel() * batch);
            calls.line("        const int at = p * $1;", layer.panel() * layer.inputs());
            if (packed) {
                for (int q = 0; q < below.count(); q += Math.max(1, below.panels())) {
                    int last = q < below.panels() ? below.panels() : q + 1;
                    calls.line("        for (int q = $1; q < $2; q++) {", q, last);
                    calls.line("            const float *xq = x + q * $1;", below.panel() * batch);
                    calls.line("            const int atq = at + q * $1;", below.panel() * width);
                    inputs("xq", "atq", below.used(q), below.width(q), width);
                    calls.line("        }");
                }
            } else {
                inputs("x", "at", layer.inputs(), layer.inputs(), width);
            }
            biases(width);
            calls.line("    }");
        }
        calls.line("}").line("");
        code.add(calls.toString());
    }

    /** Tiles over so many consecutive inputs; what remains has a smaller tile of its own. */
    private void inputs(String x, String at, int count, int stride, int width) {
        int rows = Math.min(count, Tiles.rows(width / layer.lanes(), layer.lanes(), 16));
        int whole = count / rows * rows;
        calls.line("            for (int i = 0; i < $1; i += $2)", whole, rows);
        calls.line("                $1($2 + i, d, $3 + i * $4);", tile(rows, stride, width), x, at, width);
        if (whole < count) {
            calls.line(
                    "            $1($2 + $3, d, $4 + $5);",
                    tile(count - whole, stride, width),
                    x,
                    whole,
                    at,
                    whole * width);
        }
    }

    /** Writes a tile and returns its name. */
    private String tile(int rows, int stride, int width) {
        int vectors = width / layer.lanes();
        String name = "gradient" + layer.index() + "_" + rows + "_" + width + "_" + stride;
        if (!tiles.add(name)) {
            return name;
        }
        code.line("static void $1(const float *restrict x, const float *restrict d, int at) {", name);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < vectors; c++) {
                code.line("    vf s$1_$2 = {0};", r, c);
            }
        }
        code.line("    for (int e = 0; e < $1; e++, x += $2, d += $3) {", batch, stride, width);
        for (int c = 0; c < vectors; c++) {
            code.line("        vf d$1 = LOAD(d + $2);", c, c * layer.lanes());
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < vectors; c++) {
                code.line("        s$1_$2 += x[$1] * d$2;", r, c);
            }
        }
        code.line("    }");
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < vectors; c++) {
                code.line("    UPDATE_V(w$1, at + $2, s$3_$4);", layer.index(), r * width + c * layer.lanes(), r, c);
            }
        }
        code.line("}").line("");
        return name;
    }

    private void biases(int width) {
        calls.line("        for (int c = 0; c < $1; c += V) {", width);
        calls.line("            vf s = {0};");
        calls.line("            for (int e = 0; e < $1; e++) s += LOAD(d + e * $2 + c);", batch, width);
        calls.line("            UPDATE_V(b$1, p * $2 + c, s);", layer.index(), layer.panel());
        calls.line("        }");
    }
}
