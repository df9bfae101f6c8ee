package org.mlpc.benchmarks.c;

import org.mlpc.benchmarks.protocol.ComparisonRow;

/**
 * Networks so small, or batches so short, that an example is computed after the other: loops with constant bounds over local
 * arrays, weights stored inputs by outputs, which the C compiler unrolls and vectorises along the outputs.
 */
final class TinyCode {
    private final ComparisonRow row;
    private final CText code = new CText();

    private TinyCode(ComparisonRow row) {
        this.row = row;
    }

    static String of(ComparisonRow row) {
        TinyCode tiny = new TinyCode(row);
        tiny.parameters();
        if (row.inference()) {
            tiny.infer();
        } else {
            tiny.step();
        }
        return tiny.code.toString();
    }

    private int units(int layer) {
        return row.units().get(layer);
    }

    private void parameters() {
        for (int l = 1; l <= row.layers(); l++) {
            code.line("static float w$1[$2], b$1[$3];", l, units(l - 1) * units(l), units(l));
            code.line("MOMENTS(w$1, $2); MOMENTS(b$1, $3);", l, units(l - 1) * units(l), units(l));
        }
        code.line("static void load(FILE *file) {");
        for (int l = 1; l <= row.layers(); l++) {
            code.line("    for (int o = 0; o < $1; o++) for (int i = 0; i < $2; i++)", units(l), units(l - 1));
            code.line("        if (fread(&w$1[i * $2 + o], 4, 1, file) != 1) exit(1);", l, units(l));
            code.line("    if (fread(b$1, 4, $2, file) != $2) exit(1);", l, units(l));
        }
        code.line("}").line("");
    }

    private void infer() {
        code.line("static void infer(const float *restrict x, float *restrict y) {");
        code.line("    for (int e = 0; e < $1; e++) {", row.batch());
        code.line("        const float *a0 = x + e * $1;", row.inputs());
        forward();
        if (row.classes()) {
            softmax();
            code.line("        for (int o = 0; o < $1; o++) y[e * $1 + o] = p[o];", row.outputs());
        } else {
            code.line("        for (int o = 0; o < $1; o++) y[e * $1 + o] = a$2[o];", row.outputs(), row.layers());
        }
        code.line("    }").line("}");
    }

    private void step() {
        boolean sums = row.batch() > 1;
        code.line("static float step(const float *restrict x, const float *restrict t, const int *restrict labels) {");
        code.line("    float loss = 0;");
        code.line("    (void)t; (void)labels;");
        code.line("    begin_step();");
        for (int l = 1; l <= row.layers() && sums; l++) {
            code.line("    float gw$1[$2] = {0}, gb$1[$3] = {0};", l, units(l - 1) * units(l), units(l));
        }
        code.line("    for (int e = 0; e < $1; e++) {", row.batch());
        code.line("        const float *a0 = x + e * $1;", row.inputs());
        forward();
        loss();
        for (int l = row.layers(); l > 0; l--) {
            backward(l, sums);
        }
        code.line("    }");
        for (int l = 1; l <= row.layers() && sums; l++) {
            code.line("    for (int i = 0; i < $1; i++) UPDATE_1(w$2, i, gw$2[i]);", units(l - 1) * units(l), l);
            code.line("    for (int o = 0; o < $1; o++) UPDATE_1(b$2, o, gb$2[o]);", units(l), l);
        }
        code.line("    return loss * (1.0f / $1);", row.batch()).line("}");
    }

    private void forward() {
        for (int l = 1; l <= row.layers(); l++) {
            int n = units(l);
            code.line("        float a$1[$2];", l, n);
            code.line("        for (int o = 0; o < $1; o++) a$2[o] = b$2[o];", n, l);
            code.line("        for (int i = 0; i < $1; i++)", units(l - 1));
            code.line("            for (int o = 0; o < $1; o++) a$2[o] += a$3[i] * w$2[i * $1 + o];", n, l, l - 1);
            String activation = switch (row.activation(l)) {
                case "relu" -> "a > 0 ? a : 0";
                case "tanh" -> "tanh_1(a)";
                case "sigmoid" -> "sigmoid_1(a)";
                default -> "";
            };
            if (!activation.isEmpty()) {
                code.line("        for (int o = 0; o < $1; o++) { float a = a$2[o]; a$2[o] = $3; }", n, l, activation);
            }
        }
    }

    private void softmax() {
        int n = row.outputs();
        code.line("        float top = a$1[0], sum = 0, p[$2];", row.layers(), n);
        code.line("        for (int o = 1; o < $1; o++) top = a$2[o] > top ? a$2[o] : top;", n, row.layers());
        code.line("        for (int o = 0; o < $1; o++) p[o] = exp_1(a$2[o] - top);", n, row.layers());
        code.line("        for (int o = 0; o < $1; o++) sum += p[o];", n);
        code.line("        float share = 1 / sum;");
        code.line("        for (int o = 0; o < $1; o++) p[o] *= share;", n);
    }

    private void loss() {
        int n = row.outputs();
        int last = row.layers();
        code.line("        float d$1[$2];", last, n);
        if (row.classes()) {
            softmax();
            code.line("        int label = labels[e];");
            code.line("        loss += log_1(sum) + top - a$1[label];", last);
            code.line(
                    "        for (int o = 0; o < $1; o++) d$2[o] = (p[o] - (o == label ? 1 : 0)) * (1.0f / $3);",
                    n,
                    last,
                    row.batch());
            return;
        }
        code.line("        for (int o = 0; o < $1; o++) {", n);
        code.line("            float a = a$1[o], r = a - t[e * $2 + o];", last, n);
        code.line("            loss += r * r * (1.0f / $1);", n);
        code.line("            d$1[o] = 2 * r * (1.0f / $2) * $3;", last, n * row.batch(), slope(last));
        code.line("        }");
    }

    /** The derivative of an activation in terms of its value {@code a}. */
    private String slope(int layer) {
        return switch (row.activation(layer)) {
            case "relu" -> "(a > 0 ? 1 : 0)";
            case "tanh" -> "(1 - a * a)";
            case "sigmoid" -> "(a * (1 - a))";
            default -> "1";
        };
    }

    private void backward(int l, boolean sums) {
        int n = units(l);
        int inputs = units(l - 1);
        if (l > 1) {
            code.line("        float d$1[$2];", l - 1, inputs);
            code.line("        for (int i = 0; i < $1; i++) {", inputs);
            code.line("            float s = 0, a = a$1[i];", l - 1);
            code.line("            for (int o = 0; o < $1; o++) s += d$2[o] * w$2[i * $1 + o];", n, l);
            code.line("            d$1[i] = s * $2;", l - 1, slope(l - 1));
            code.line("        }");
        }
        code.line("        for (int i = 0; i < $1; i++)", inputs);
        code.line("            for (int o = 0; o < $1; o++)", n);
        String weights = sums ? "gw$1[i * $2 + o] += $3" : "UPDATE_1(w$1, i * $2 + o, $3)";
        code.line("                " + weights + ";", l, n, "d" + l + "[o] * a" + (l - 1) + "[i]");
        String biases = sums ? "gb$1[o] += d$1[o]" : "UPDATE_1(b$1, o, d$1[o])";
        code.line("        for (int o = 0; o < $2; o++) " + biases + ";", l, n);
    }
}
