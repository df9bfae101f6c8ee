package org.mlpc.runtime;

/** The share of examples whose class is predicted: the largest output, the first on ties; yes when above 0.5. */
final class Accuracy implements Metric {
    private final boolean binary;
    private long right;
    private long all;

    Accuracy(Target target) {
        if (target.kind() == Target.Kind.REGRESSION) {
            throw new IllegalArgumentException("`accuracy` needs a target with classes");
        }
        binary = target.kind() == Target.Kind.BINARY;
    }

    @Override
    public void add(double[] output, double[] target) {
        boolean hit = binary
                ? output[0] > 0.5 == target[0] > 0.5
                : Rows.argmax(output, output.length) == Rows.argmax(target, target.length);
        right += hit ? 1 : 0;
        all++;
    }

    @Override
    public double value() {
        return (double) right / all;
    }

    @Override
    public void clear() {
        right = 0;
        all = 0;
    }
}
