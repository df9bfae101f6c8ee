package org.mlpc.benchmarks.c;

/** Writes what stands on the last layer: softmax with cross-entropy, lanes being examples, or a squared error; or the outputs. */
final class HeadCode {
    private final PaddedLayer layer;
    private final int batch;
    private final CText code = new CText();

    private HeadCode(PaddedLayer layer, int batch) {
        this.layer = layer;
        this.batch = batch;
    }

    /** The function {@code head(t, labels)} for the mean squared error, from {@code aL} to {@code dL}; returns the loss. */
    static String squaredError(PaddedLayer layer, int batch) {
        CText code = new CText();
        int l = layer.index();
        int n = layer.outputs();
        code.line("static float head(const float *t, const int *labels) {");
        code.line("    vf loss = {0};");
        code.line("    (void)labels;");
        for (int p = 0; p < layer.count(); p += layer.panels()) {
            code.line("    for (int p = $1; p < $2; p++)", p, p < layer.panels() ? layer.panels() : p + 1);
            code.line("        for (int e = 0; e < $1; e++)", batch);
            code.line("            for (int c = 0; c < $1; c += V) {", layer.width(p));
            code.line("                const int at = p * $1 + e * $2 + c;", layer.panel() * batch, layer.width(p));
            code.line(
                    "                vf r = LOAD(a$1 + at) - *(const vf_unaligned *)(t + e * $2 + p * $3 + c);",
                    l,
                    n,
                    layer.panel());
            code.line("                loss += r * r;");
            code.line("                STORE(d$1 + at, r * (2.0f / $2));", l, (long) n * batch);
            code.line("            }");
        }
        return code.line("    return sum_v(loss) * (1.0f / $1);", (long) n * batch)
                .line("}")
                .line("")
                .toString();
    }

    /** The function {@code head(t, labels)}, from {@code aL} to {@code dL} and {@code dLt}; returns the loss. */
    static String crossEntropy(PaddedLayer layer, int batch) {
        HeadCode head = new HeadCode(layer, batch);
        CText code = head.code;
        int n = layer.outputs();
        int block = ErrorCode.block(batch, layer.lanes());
        code.line("static float head(const float *t, const int *labels) {");
        code.line("    vf loss = {0};");
        code.line("    (void)t;");
        head.begin(block);
        code.line("        vi label = *(const vi_unaligned *)(labels + e);");
        code.line("        vf own = {0};");
        code.line("        for (int o = 0; o < $1; o++) own = either(label == o, LOAD(z + o * $2), own);", n, block);
        head.softmax(block);
        code.line("        loss += log_v(sum) + top - own;");
        code.line("        vf share = (1.0f / $1) / sum, one = splat(1.0f / $1);", batch);
        code.line("        for (int o = 0; o < $1; o++)", n);
        code.line("            STORE(z + o * $1, LOAD(z + o * $1) * share - (vf)((vi)one & (label == o)));", block);
        head.panels((p, width) -> code.line(
                "            transpose(z + (p * $1 + c) * $2, $2, d$3 + p * $4 + e * $5 + c, $5);",
                layer.panel(),
                block,
                layer.index(),
                layer.panel() * batch,
                width));
        return code.line("    }")
                .line("    return sum_v(loss) * (1.0f / $1);", batch)
                .line("}")
                .line("")
                .toString();
    }

    /** The function {@code outputs(y)}: softmax, or nothing, and rows without padding. */
    static String outputs(PaddedLayer layer, int batch, boolean softmax) {
        HeadCode head = new HeadCode(layer, batch);
        head.code.line("static void outputs(float *restrict y) {");
        if (batch % layer.lanes() == 0 && softmax) {
            int block = ErrorCode.block(batch, layer.lanes());
            head.begin(block);
            head.softmax(block);
            head.code.line("        vf share = 1 / sum;");
            head.code.line("        for (int o = 0; o < $1; o++) {", layer.outputs());
            head.code.line("            vf q = LOAD(z + o * $1) * share;", block);
            head.code.line("            for (int r = 0; r < V; r++) y[(e + r) * $1 + o] = q[r];", layer.outputs());
            head.code.line("        }").line("    }");
        } else {
            head.oneByOne(softmax);
        }
        return head.code.line("}").line("").toString();
    }

    /** A loop over blocks of examples; z points to their outputs, transposed. */
    private void begin(int block) {
        code.line("    for (int e = 0; e < $1; e += V) {", batch);
        code.line("        float *z = d$1t + e / $2 * $3 + e % $2;", layer.index(), block, layer.padded() * block);
        panels((p, width) -> code.line(
                "            transpose(a$1 + p * $2 + e * $3 + c, $3, z + (p * $4 + c) * $5, $5);",
                layer.index(),
                layer.panel() * batch,
                width,
                layer.panel(),
                block));
    }

    private interface Call {
        void write(int p, int width);
    }

    private void panels(Call call) {
        for (int p = 0; p < layer.count(); p += Math.max(1, layer.panels())) {
            code.line("        for (int p = $1; p < $2; p++)", p, p < layer.panels() ? layer.panels() : p + 1);
            code.line("          for (int c = 0; c < $1; c += V)", layer.width(p));
            call.write(p, layer.width(p));
        }
    }

    /** Leaves e^(z - top) in z. */
    private void softmax(int block) {
        int n = layer.outputs();
        code.line("        vf top = LOAD(z), sum = {0};");
        code.line("        for (int o = 1; o < $1; o++) top = largest(top, LOAD(z + o * $2));", n, block);
        code.line("        for (int o = 0; o < $1; o++) {", n);
        code.line("            vf q = exp_v(LOAD(z + o * $1) - top);", block);
        code.line("            sum += q;");
        code.line("            STORE(z + o * $1, q);", block);
        code.line("        }");
    }

    private void oneByOne(boolean softmax) {
        int n = layer.outputs();
        int l = layer.index();
        code.line("    for (int e = 0; e < $1; e++) {", batch);
        for (int p = 0; p < layer.count(); p++) {
            code.line(
                    "        for (int c = 0; c < $1; c++) y[e * $2 + $3 + c] = a$4[$5 + e * $6 + c];",
                    layer.used(p),
                    n,
                    p * layer.panel(),
                    l,
                    p * layer.panel() * batch,
                    layer.width(p));
        }
        if (softmax) {
            code.line("        float *p = y + e * $1, top = p[0], sum = 0;", n);
            code.line("        for (int o = 1; o < $1; o++) top = p[o] > top ? p[o] : top;", n);
            code.line("        for (int o = 0; o < $1; o++) p[o] = exp_1(p[o] - top);", n);
            code.line("        for (int o = 0; o < $1; o++) sum += p[o];", n);
            code.line("        for (int o = 0; o < $1; o++) p[o] *= 1 / sum;", n);
        }
        code.line("    }");
    }
}
