package org.mlpc.benchmarks.c;

import org.mlpc.benchmarks.protocol.ComparisonRow;

/**
 * Small networks with a batch that fills vectors: a lane is an example, units are written out, and the sums of the gradient
 * over the lanes are taken for as many weights at once as a vector has lanes.
 */
final class LaneCode {
    private final ComparisonRow row;
    private final int lanes;
    private final int blocks;
    private final int parameters;
    private final CText code = new CText();

    private LaneCode(ComparisonRow row, int lanes) {
        this.row = row;
        this.lanes = lanes;
        blocks = row.batch() / lanes;
        int count = 0;
        for (int l = 1; l <= row.layers(); l++) {
            count += units(l) * (units(l - 1) + 1);
        }
        parameters = count;
    }

    static String of(ComparisonRow row, int lanes) {
        LaneCode lane = new LaneCode(row, lanes);
        lane.state();
        lane.step();
        return lane.code.toString();
    }

    private int units(int layer) {
        return row.units().get(layer);
    }

    private int padded() {
        return (parameters + lanes - 1) / lanes * lanes;
    }

    /** Where the weights of a layer start; its biases follow. */
    private int start(int layer) {
        int at = 0;
        for (int l = 1; l < layer; l++) {
            at += units(l) * (units(l - 1) + 1);
        }
        return at;
    }

    private int weight(int layer, int o, int i) {
        return start(layer) + o * units(layer - 1) + i;
    }

    private int bias(int layer, int o) {
        return start(layer) + units(layer) * units(layer - 1) + o;
    }

    private void state() {
        code.line("static float p[$1] ALIGNED;", padded()).line("MOMENTS(p, $1);", padded());
        for (int l = 0; l <= row.layers(); l++) {
            code.line("static vf a$1[$2][$3], d$1[$2][$3];", l, units(l), blocks);
        }
        code.line("static void load(FILE *file) { if (fread(p, 4, $1, file) != $1) exit(1); }", parameters);
    }

    private void step() {
        code.line("static float step(const float *restrict x, const float *restrict t, const int *restrict labels) {");
        code.line("    vf loss = {0};");
        code.line("    (void)t; (void)labels;");
        code.line("    begin_step();");
        code.line("    for (int v = 0; v < $1; v++) {", blocks);
        code.line("        const float *xv = x + v * $1;", lanes * row.inputs());
        inputs();
        forward();
        if (row.classes()) {
            crossEntropy();
        } else {
            squaredError();
        }
        for (int l = row.layers(); l > 1; l--) {
            errors(l);
        }
        code.line("    }");
        gradients();
        code.line("    return sum_v(loss) * (1.0f / $1);", row.batch()).line("}");
    }

    /** The inputs of a block of examples, a vector for each input. */
    private void inputs() {
        for (int i = 0; i < row.inputs(); i++) {
            StringBuilder values = new StringBuilder();
            for (int e = 0; e < lanes; e++) {
                values.append(e == 0 ? "" : ", ")
                        .append("xv[")
                        .append(e * row.inputs() + i)
                        .append(']');
            }
            code.line("        vf a0_$1 = {$2};", i, values);
            code.line("        a0[$1][v] = a0_$1;", i);
        }
    }

    private void forward() {
        for (int l = 1; l <= row.layers(); l++) {
            for (int o = 0; o < units(l); o++) {
                code.line("        vf a$1_$2 = splat(p[$3]);", l, o, bias(l, o));
                for (int i = 0; i < units(l - 1); i++) {
                    code.line("        a$1_$2 += p[$3] * a$4_$5;", l, o, weight(l, o, i), l - 1, i);
                }
                if (row.activation(l).equals("relu")) {
                    code.line("        a$1_$2 = above_0(a$1_$2);", l, o);
                }
                code.line("        a$1[$2][v] = a$1_$2;", l, o);
            }
        }
    }

    private void crossEntropy() {
        int last = row.layers();
        int n = row.outputs();
        code.line("        vf top = a$1_0;", last);
        for (int o = 1; o < n; o++) {
            code.line("        top = largest(top, a$1_$2);", last, o);
        }
        code.line("        vf sum = {0}, own = {0};");
        code.line("        vi label = *(const vi_unaligned *)(labels + v * $1);", lanes);
        for (int o = 0; o < n; o++) {
            code.line("        vf e_$2 = exp_v(a$1_$2 - top);", last, o);
            code.line("        sum += e_$1;", o);
            code.line("        own = either(label == $2, a$1_$2, own);", last, o);
        }
        code.line("        loss += log_v(sum) + top - own;");
        code.line("        vf share = (1.0f / $1) / sum;", row.batch());
        for (int o = 0; o < n; o++) {
            code.line(
                    "        vf d$1_$2 = e_$2 * share - (vf)((vi)splat(1.0f / $3) & (label == $2));",
                    last,
                    o,
                    row.batch());
            code.line("        d$1[$2][v] = d$1_$2;", last, o);
        }
    }

    private void squaredError() {
        int n = row.outputs();
        for (int o = 0; o < n; o++) {
            StringBuilder values = new StringBuilder();
            for (int e = 0; e < lanes; e++) {
                values.append(e == 0 ? "" : ", ")
                        .append("t[v * " + lanes * n + " + ")
                        .append(e * n + o)
                        .append(']');
            }
            code.line("        vf r_$2 = a$1_$2 - (vf){$3};", row.layers(), o, values);
            code.line("        loss += r_$1 * r_$1 * (1.0f / $2);", o, n);
            code.line("        vf d$1_$2 = r_$2 * (2.0f / $3);", row.layers(), o, n * row.batch());
            code.line("        d$1[$2][v] = d$1_$2;", row.layers(), o);
        }
    }

    /** From the errors of layer l to those of the layer below. */
    private void errors(int l) {
        for (int i = 0; i < units(l - 1); i++) {
            code.line("        vf d$1_$2 = p[$3] * d$4_0;", l - 1, i, weight(l, 0, i), l);
            for (int o = 1; o < units(l); o++) {
                code.line("        d$1_$2 += p[$3] * d$4_$5;", l - 1, i, weight(l, o, i), l, o);
            }
            if (row.activation(l - 1).equals("relu")) {
                code.line("        d$1_$2 = (vf)((vi)d$1_$2 & (a$1_$2 > 0));", l - 1, i);
            }
            code.line("        d$1[$2][v] = d$1_$2;", l - 1, i);
        }
    }

    private void gradients() {
        code.line("    vf g[$1];", padded());
        for (int l = 1; l <= row.layers(); l++) {
            for (int o = 0; o < units(l); o++) {
                for (int i = 0; i < units(l - 1); i++) {
                    code.line("    g[$1] = d$2[$3][0] * a$4[$5][0];", weight(l, o, i), l, o, l - 1, i);
                    for (int v = 1; v < blocks; v++) {
                        code.line("    g[$1] += d$2[$3][$6] * a$4[$5][$6];", weight(l, o, i), l, o, l - 1, i, v);
                    }
                }
                code.line("    g[$1] = d$2[$3][0];", bias(l, o), l, o);
                for (int v = 1; v < blocks; v++) {
                    code.line("    g[$1] += d$2[$3][$4];", bias(l, o), l, o, v);
                }
            }
        }
        for (int i = parameters; i < padded(); i++) {
            code.line("    g[$1] = (vf){0};", i);
        }
        for (int i = 0; i < padded(); i += lanes) {
            code.line("    UPDATE_V(p, $1, sums(g + $1));", i);
        }
    }
}
