package org.mlpc.benchmarks.c;

import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the transpose of a square of as many vectors as a vector has lanes, and the sums of as many vectors. Both shuffle
 * vector i with vector i + V / 2 again and again, like a deck of cards: after log2 V rounds rows have become columns.
 */
final class Shuffles {
    private final int lanes;
    private final CText code = new CText();

    private Shuffles(int lanes) {
        this.lanes = lanes;
    }

    /** The functions {@code transpose} and {@code sums}. */
    static String of(int lanes) {
        Shuffles shuffles = new Shuffles(lanes);
        shuffles.masks();
        shuffles.transpose();
        shuffles.sums();
        return shuffles.code.toString();
    }

    private void masks() {
        mask("LOW", i -> i / 2 + i % 2 * lanes);
        mask("HIGH", i -> lanes / 2 + i / 2 + i % 2 * lanes);
    }

    private void mask(String name, IntUnaryOperator index) {
        String values =
                IntStream.range(0, lanes).map(index).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        code.line("#define $1(x, y) __builtin_shuffle(x, y, (vi){$2})", name, values);
    }

    private void transpose() {
        code.line("static inline void transpose(const float *x, int from, float *y, int to) {");
        for (int i = 0; i < lanes; i++) {
            code.line("    vf r0_$1 = LOAD(x + $1 * from);", i);
        }
        int round = 0;
        for (int size = lanes; size > 1; size /= 2, round++) {
            for (int i = 0; i < lanes; i++) {
                code.line(
                        "    vf r$1_$2 = $3(r$4_$5, r$4_$6);",
                        round + 1,
                        i,
                        i % 2 == 0 ? "LOW" : "HIGH",
                        round,
                        i / 2,
                        i / 2 + lanes / 2);
            }
        }
        for (int i = 0; i < lanes; i++) {
            code.line("    STORE(y + $1 * to, r$2_$1);", i, round);
        }
        code.line("}").line("");
    }

    /** Lane i of the result is the sum of the lanes of vector i; every round halves the count. */
    private void sums() {
        code.line("static inline vf sums(const vf *x) {");
        for (int i = 0; i < lanes; i++) {
            code.line("    vf s0_$1 = x[$1];", i);
        }
        int round = 0;
        for (int half = lanes / 2; half > 0; half /= 2, round++) {
            for (int i = 0; i < half; i++) {
                String pair = "(s" + round + "_" + i + ", s" + round + "_" + (i + half) + ")";
                code.line("    vf s$1_$2 = LOW$3 + HIGH$3;", round + 1, i, pair);
            }
        }
        code.line("    return s$1_0;", round).line("}").line("");
    }
}
