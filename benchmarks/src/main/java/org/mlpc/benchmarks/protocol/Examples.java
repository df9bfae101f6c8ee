package org.mlpc.benchmarks.protocol;

import java.util.SplittableRandom;

/**
 * The batches that a loop cycles over, all in memory before the clock starts. Inputs are uniform in [0, 1), targets are
 * drawn, from a fixed seed; XOR has its four rows.
 *
 * @param inputs a batch is {@code batch * row.inputs()} values, row-major
 * @param targets a batch is {@code batch * row.outputs()} values, one-hot for classes
 * @param labels the class of each example; for numbers all are 0
 */
public record Examples(float[][] inputs, float[][] targets, int[][] labels) {
    private static final int BATCHES = 16;
    private static final int SEED = 7;

    /** The batches of a row: 16 distinct ones, or XOR's four rows as often as needed. */
    public static Examples of(ComparisonRow row) {
        return of(row, row.xor() ? Math.max(1, 4 / row.batch()) : BATCHES);
    }

    /** So many full batches. */
    public static Examples of(ComparisonRow row, int batches) {
        float[][] x = new float[batches][row.batch() * row.inputs()];
        float[][] t = new float[batches][row.batch() * row.outputs()];
        int[][] labels = new int[batches][row.batch()];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int b = 0; b < batches; b++) {
            for (int i = 0; i < row.batch(); i++) {
                if (row.xor()) {
                    xor(b * row.batch() + i, i, x[b], t[b]);
                } else {
                    draw(row, random, i, x[b], t[b], labels[b]);
                }
            }
        }
        return new Examples(x, t, labels);
    }

    /** How many there are. */
    public int batches() {
        return inputs.length;
    }

    private static void xor(int example, int i, float[] x, float[] t) {
        x[2 * i] = example & 1;
        x[2 * i + 1] = example >> 1 & 1;
        t[i] = (example ^ example >> 1) & 1;
    }

    private static void draw(ComparisonRow row, SplittableRandom random, int i, float[] x, float[] t, int[] labels) {
        for (int k = 0; k < row.inputs(); k++) {
            x[i * row.inputs() + k] = uniform(random);
        }
        if (row.classes()) {
            labels[i] = random.nextInt(row.outputs());
            t[i * row.outputs() + labels[i]] = 1;
        } else {
            for (int o = 0; o < row.outputs(); o++) {
                t[i * row.outputs() + o] = uniform(random);
            }
        }
    }

    private static float uniform(SplittableRandom random) {
        return (random.nextInt() >>> 8) * 0x1p-24f;
    }
}
