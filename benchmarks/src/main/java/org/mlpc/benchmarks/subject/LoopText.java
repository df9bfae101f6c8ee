package org.mlpc.benchmarks.subject;

import org.mlpc.benchmarks.protocol.ComparisonRow;

/**
 * Writes the timed loop around a generated class. Like a user's program it calls one class by its name; a loop shared by
 * all networks would call through the interface, which costs a small network more than its arithmetic.
 */
final class LoopText {
    private LoopText() {}

    /** The Java text of a trainee called {@code Loop}, with a constructor that takes the network and the examples. */
    static String of(ComparisonRow row, String packageName, String networkClass) {
        return """
                package %1$s;

                public final class Loop implements org.mlpc.benchmarks.protocol.Trainee {
                    private final %2$s network;
                    private final float[][] x;
                    private final float[][] t;
                    private final int[][] labels;
                    private final float[] y = new float[%4$d * %5$d];
                    private int at;

                    public Loop(org.mlpc.runtime.Network network, org.mlpc.benchmarks.protocol.Examples examples) {
                        this.network = (%2$s) network;
                        x = examples.inputs();
                        t = examples.targets();
                        labels = examples.labels();
                    }

                    @Override
                    public long run(long n) {
                        for (long i = 0; i < n; i++) {
                            %3$s;
                            at = at + 1 == x.length ? 0 : at + 1;
                        }
                        return n;
                    }

                    @Override
                    public double loss() {
                        double sum = 0;
                        for (int b = 0; b < x.length; b++) {
                            sum += network.loss(x[b], t[b], %4$d);
                        }
                        return sum / x.length;
                    }
                }
                """.formatted(packageName, networkClass, call(row), row.batch(), row.outputs());
    }

    private static String call(ComparisonRow row) {
        if (row.inference()) {
            return row.batch() == 1 ? "network.predict(x[at], y)" : "network.predict(x[at], y, " + row.batch() + ")";
        }
        return "network.step(x[at], " + (row.classes() ? "labels" : "t") + "[at], " + row.batch() + ")";
    }
}
