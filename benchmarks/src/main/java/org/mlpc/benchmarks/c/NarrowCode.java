package org.mlpc.benchmarks.c;

/** Writes a last layer of one unit with a squared error: dot products whose lanes are its inputs. */
final class NarrowCode {
    private NarrowCode() {}

    /** The functions {@code forwardL}, {@code head}, {@code errorsL} and {@code gradientL}. */
    static String of(PaddedLayer layer, PaddedLayer below, int batch, boolean relu, boolean inference) {
        int l = layer.index();
        CText code = new CText();
        code.line("static void forward$1(const float *restrict x) {", l);
        code.line("    for (int e = 0; e < $1; e += V) {", batch);
        code.line("        vf s[V];");
        code.line("        for (int r = 0; r < V; r++) {");
        code.line("            s[r] = (vf){0};");
        for (int q = 0; q < below.count(); q++) {
            code.line("            for (int i = 0; i < $1; i += V)", below.width(q));
            code.line(
                    "                s[r] += LOAD(x + $1 + (e + r) * $2 + i) * LOAD(w$3 + $4 + i);",
                    q * below.panel() * batch,
                    below.width(q),
                    l,
                    q * below.panel());
        }
        code.line("        }")
                .line("        STORE(a$1 + e, sums(s) + b$1[0]);", l)
                .line("    }")
                .line("}")
                .line("");
        if (!inference) {
            head(code, l, batch);
            errors(code, l, below, batch, relu);
            gradient(code, l, below, batch);
        }
        return code.toString();
    }

    private static void head(CText code, int l, int batch) {
        code.line("static float head(const float *t, const int *labels) {");
        code.line("    vf loss = {0};");
        code.line("    (void)labels;");
        code.line("    for (int e = 0; e < $1; e += V) {", batch);
        code.line("        vf r = LOAD(a$1 + e) - *(const vf_unaligned *)(t + e);", l);
        code.line("        loss += r * r;");
        code.line("        STORE(d$1 + e, r * (2.0f / $2));", l, batch);
        code.line("    }")
                .line("    return sum_v(loss) * (1.0f / $1);", batch)
                .line("}")
                .line("");
    }

    private static void errors(CText code, int l, PaddedLayer below, int batch, boolean relu) {
        code.line("static void errors$1(void) {", l);
        for (int q = 0; q < below.count(); q++) {
            code.line("    for (int e = 0; e < $1; e++)", batch);
            code.line("        for (int i = 0; i < $1; i += V) {", below.width(q));
            code.line("            const int at = $1 + e * $2 + i;", q * below.panel() * batch, below.width(q));
            code.line("            vf d = d$1[e] * LOAD(w$1 + $2 + i);", l, q * below.panel());
            String down = relu ? "(vf)((vi)d & (LOAD(a" + (l - 1) + " + at) > 0))" : "d";
            code.line("            STORE(d$1 + at, $2);", l - 1, down);
            code.line("        }");
        }
        code.line("}").line("");
    }

    private static void gradient(CText code, int l, PaddedLayer below, int batch) {
        code.line("static void gradient$1(const float *restrict x) {", l);
        for (int q = 0; q < below.count(); q++) {
            code.line("    for (int i = 0; i < $1; i += V) {", below.width(q));
            code.line("        vf s = {0};");
            code.line(
                    "        for (int e = 0; e < $1; e++) s += d$2[e] * LOAD(x + $3 + e * $4 + i);",
                    batch,
                    l,
                    q * below.panel() * batch,
                    below.width(q));
            code.line("        UPDATE_V(w$1, $2 + i, s);", l, q * below.panel());
            code.line("    }");
        }
        code.line("    vf s = {0};");
        code.line("    for (int e = 0; e < $1; e += V) s += LOAD(d$2 + e);", batch, l);
        code.line("    UPDATE_1(b$1, 0, sum_v(s));", l).line("}").line("");
    }
}
