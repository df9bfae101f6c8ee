package org.mlpc.benchmarks.c;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.benchmarks.protocol.ComparisonRow;

/** Networks of some size: register tiles over panels for every product, ReLU between them. */
final class RegisterTileCode {
    /** Rows of inputs this far apart fall into the same few places of a cache, so they are copied into panels first. */
    private static final int BAD_STRIDE = 512;

    private final ComparisonRow row;
    private final PaddedLayer input;
    private final List<PaddedLayer> layers = new ArrayList<>();
    private final boolean packed;
    private final CText code = new CText();

    private RegisterTileCode(ComparisonRow row, int lanes) {
        this.row = row;
        input = PaddedLayer.input(row, lanes);
        for (int l = 1; l <= row.layers(); l++) {
            layers.add(PaddedLayer.of(row, l, lanes));
        }
        packed = row.inputs() % BAD_STRIDE == 0 && row.batch() > 1;
    }

    static String of(ComparisonRow row, int lanes) {
        RegisterTileCode tiles = new RegisterTileCode(row, lanes);
        tiles.state();
        tiles.load();
        tiles.functions();
        if (row.inference()) {
            tiles.infer();
        } else {
            tiles.step();
        }
        return tiles.code.toString();
    }

    private PaddedLayer last() {
        return layers.get(layers.size() - 1);
    }

    private PaddedLayer below(PaddedLayer layer) {
        return layer.index() == 1 ? input : layers.get(layer.index() - 2);
    }

    private boolean relu(int layer) {
        return row.activation(layer).equals("relu");
    }

    private void state() {
        for (PaddedLayer layer : layers) {
            int l = layer.index();
            int weights = layer.narrow() ? below(layer).padded() : layer.padded() * layer.inputs();
            int values = layer.narrow() ? row.batch() : layer.padded() * row.batch();
            code.line("static float w$1[$2] ALIGNED, b$1[$3] ALIGNED;", l, weights, layer.padded());
            code.line("static float a$1[$2] ALIGNED, d$1[$2] ALIGNED, d$1t[$2] ALIGNED;", l, values);
            code.line("MOMENTS(w$1, $2); MOMENTS(b$1, $3);", l, weights, layer.padded());
        }
        if (packed) {
            code.line("static float a0[$1] ALIGNED;", input.padded() * row.batch());
        }
    }

    /** Weights come outputs by inputs. */
    private void load() {
        code.line("static void load(FILE *file) {");
        for (PaddedLayer layer : layers) {
            int l = layer.index();
            int wide = layer.panels() * layer.panel();
            code.line(
                    "    for (int o = 0; o < $1; o++) for (int i = 0; i < $2; i++) {", layer.outputs(), layer.inputs());
            if (layer.narrow()) {
                code.line("        const int at = i;");
            } else {
                code.line(
                        "        const int at = o < $1 ? o / $2 * $3 + i * $2 + o % $2 : $4 + i * $5 + o - $1;",
                        wide, layer.panel(), layer.panel() * layer.inputs(), wide * layer.inputs(), layer.rest());
            }
            code.line("        if (fread(&w$1[at], 4, 1, file) != 1) exit(1);", l)
                    .line("    }");
            code.line("    if (fread(b$1, 4, $2, file) != $2) exit(1);", l, layer.outputs());
        }
        code.line("}").line("");
    }

    private void functions() {
        int batch = row.batch();
        boolean training = !row.inference();
        for (PaddedLayer layer : layers) {
            int l = layer.index();
            boolean panels = l > 1 || packed;
            if (layer.narrow()) {
                code.add(NarrowCode.of(layer, below(layer), batch, relu(l - 1), row.inference()));
                continue;
            }
            code.add(ForwardCode.of(layer, below(layer), batch, panels, relu(l)));
            if (training) {
                code.add(GradientCode.of(layer, below(layer), batch, panels));
            }
            if (training && l > 1) {
                code.add(ErrorCode.turn(layer, batch));
                code.add(ErrorCode.of(layer, below(layer), batch, relu(l - 1)));
            }
        }
        if (row.inference()) {
            code.add(HeadCode.outputs(last(), batch, row.classes()));
        } else if (row.classes()) {
            code.add(HeadCode.crossEntropy(last(), batch));
        } else if (!last().narrow()) {
            code.add(HeadCode.squaredError(last(), batch));
        }
    }

    private void forward() {
        if (packed) {
            code.line("    for (int q = 0; q < $1; q++)", input.panels());
            code.line("        for (int e = 0; e < $1; e++)", row.batch());
            code.line("            for (int c = 0; c < $1; c += V)", input.panel());
            code.line(
                    "                STORE(a0 + q * $1 + e * $2 + c, *(const vf_unaligned *)(x + e * $3 + q * $2 + c));",
                    input.panel() * row.batch(),
                    input.panel(),
                    row.inputs());
        }
        for (PaddedLayer layer : layers) {
            code.line("    forward$1($2);", layer.index(), source(layer));
        }
    }

    private String source(PaddedLayer layer) {
        return layer.index() == 1 && !packed ? "x" : "a" + (layer.index() - 1);
    }

    private void infer() {
        code.line("static void infer(const float *restrict x, float *restrict y) {");
        forward();
        code.line("    outputs(y);").line("}");
    }

    private void step() {
        code.line("static float step(const float *restrict x, const float *restrict t, const int *restrict labels) {");
        code.line("    begin_step();");
        forward();
        code.line("    float loss = head(t, labels);");
        for (int i = layers.size() - 1; i >= 0; i--) {
            PaddedLayer layer = layers.get(i);
            // softmax leaves its errors transposed already
            if (i > 0 && !layer.narrow() && !(layer == last() && row.classes())) {
                code.line("    turn$1();", layer.index());
            }
            if (i > 0) {
                code.line("    errors$1();", layer.index());
            }
            code.line("    gradient$1($2);", layer.index(), source(layer));
        }
        code.line("    return loss;").line("}");
    }
}
