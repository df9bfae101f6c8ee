package org.mlpc.benchmarks.c;

import java.util.HashSet;
import java.util.Set;

/**
 * Writes how errors go down through a layer. The weights are read as they lie; the lanes are examples instead, for which the
 * errors are transposed before and after.
 */
final class ErrorCode {
    private final PaddedLayer layer;
    private final PaddedLayer below;
    private final int batch;
    private final int block;
    private final boolean relu;
    private final CText code = new CText();
    private final Set<String> tiles = new HashSet<>();

    private ErrorCode(PaddedLayer layer, PaddedLayer below, int batch, boolean relu) {
        this.layer = layer;
        this.below = below;
        this.batch = batch;
        this.relu = relu;
        block = block(batch, layer.lanes());
    }

    /** Examples side by side in transposed errors. */
    static int block(int batch, int lanes) {
        return batch % (2 * lanes) == 0 ? 2 * lanes : lanes;
    }

    /** The function {@code errorsL()}, from {@code dLt}, the transposed errors, to {@code d} of the layer below. */
    static String of(PaddedLayer layer, PaddedLayer below, int batch, boolean relu) {
        ErrorCode errors = new ErrorCode(layer, below, batch, relu);
        errors.function();
        return errors.code.toString();
    }

    /** The function {@code turnL()}, from {@code dL} in panels to {@code dLt}. */
    static String turn(PaddedLayer layer, int batch) {
        int block = block(batch, layer.lanes());
        CText code = new CText().line("static void turn$1(void) {", layer.index());
        for (int p = 0; p < layer.count(); p += Math.max(1, layer.panels())) {
            code.line("    for (int p = $1; p < $2; p++)", p, p < layer.panels() ? layer.panels() : p + 1);
            code.line("        for (int e = 0; e < $1; e += V)", batch);
            code.line("            for (int c = 0; c < $1; c += V)", layer.width(p));
            code.line(
                    "                transpose(d$1 + p * $2 + e * $3 + c, $3,",
                    layer.index(),
                    layer.panel() * batch,
                    layer.width(p));
            code.line(
                    "                    d$1t + e / $2 * $3 + (p * $4 + c) * $2 + e % $2, $2);",
                    layer.index(), block, layer.padded() * block, layer.panel());
        }
        return code.line("}").line("").toString();
    }

    private void function() {
        int l = layer.index();
        CText calls = new CText().line("static void errors$1(void) {", l);
        for (int q = 0; q < below.count(); q += Math.max(1, below.panels())) {
            int width = below.width(q);
            calls.line("    for (int q = $1; q < $2; q++)", q, q < below.panels() ? below.panels() : q + 1);
            calls.line("        for (int e = 0; e < $1; e += $2) {", batch, block);
            calls.line("            static float s[$1] ALIGNED;", width * block);
            calls.line("            const float *d = d$1t + e * $2;", l, layer.padded());
            tiles(calls, below.used(q));
            calls.line("            const int at = q * $1 + e * $2;", below.panel() * batch, width);
            calls.line("            for (int r = 0; r < $1; r += V)", block);
            calls.line("                for (int c = 0; c < $1; c += V)", width);
            calls.line(
                    "                    transpose(s + c * $1 + r, $1, d$2 + at + r * $3 + c, $3);",
                    block,
                    l - 1,
                    width);
            if (relu) {
                calls.line("            for (int i = at; i < at + $1; i += V)", block * width);
                calls.line("                STORE(d$1 + i, (vf)((vi)LOAD(d$1 + i) & (LOAD(a$1 + i) > 0)));", l - 1);
            }
            calls.line("        }");
        }
        code.add(calls.line("}").line("").toString());
    }

    private void tiles(CText calls, int used) {
        int rows = Math.min(used, Tiles.rows(block / layer.lanes(), layer.lanes(), 16));
        int whole = used / rows * rows;
        calls.line("            for (int i = 0; i < $1; i += $2)", whole, rows);
        calls.line("                $1(d, q * $2 + i, s + i * $3);", tile(rows), below.panel(), block);
        if (whole < used) {
            calls.line(
                    "            $1(d, q * $2 + $3, s + $4);", tile(used - whole), below.panel(), whole, whole * block);
        }
    }

    private String tile(int rows) {
        int vectors = block / layer.lanes();
        String name = "errors" + layer.index() + "_" + rows;
        if (!tiles.add(name)) {
            return name;
        }
        code.line("static void $1(const float *restrict d, int i, float *restrict s) {", name);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < vectors; c++) {
                code.line("    vf s$1_$2 = {0};", r, c);
            }
        }
        if (layer.panels() > 0) {
            code.line("    for (int p = 0; p < $1; p++) {", layer.panels());
            String start = "p * " + layer.panel() * layer.inputs();
            products(start, layer.panel(), layer.panel(), rows);
            code.line("    }");
        }
        if (layer.rest() > 0) {
            code.line("    {");
            String start = String.valueOf(layer.panels() * layer.panel() * layer.inputs());
            products(start, layer.rest(), layer.used(layer.panels()), rows);
            code.line("    }");
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < vectors; c++) {
                code.line("    STORE(s + $1, s$2_$3);", r * block + c * layer.lanes(), r, c);
            }
        }
        code.line("}").line("");
        return name;
    }

    private void products(String start, int width, int used, int rows) {
        int vectors = block / layer.lanes();
        code.line("        const float *w = w$1 + $2 + i * $3;", layer.index(), start, width);
        code.line("        for (int o = 0; o < $1; o++, w++, d += $2) {", used, block);
        for (int c = 0; c < vectors; c++) {
            code.line("            vf d$1 = LOAD(d + $2);", c, c * layer.lanes());
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < vectors; c++) {
                code.line("            s$1_$2 += w[$3] * d$2;", r, c, r * width);
            }
        }
        code.line("        }");
    }
}
