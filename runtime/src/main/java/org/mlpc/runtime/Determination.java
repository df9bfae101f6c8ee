package org.mlpc.runtime;

/**
 * The coefficient of determination {@code r2}, for each output 1 - Σ(t - y)² / Σ(t - mean t)², averaged over the outputs
 * (Keras' {@code uniform_average}).
 *
 * <p>The spread is accumulated by Welford's method ("Note on a method for calculating corrected sums of squares and
 * products", 1962), which does not cancel. An output whose targets are all equal has no
 * variance that could be explained and is left out; NaN if there is no other (Keras: 0 or NaN; scikit-learn: 0, or 1 if
 * it is right everywhere).
 */
final class Determination implements Metric {
    private double[] mean; // null before the first example
    private double[] spread;
    private double[] residual;
    private long examples;

    @Override
    public void add(double[] output, double[] target) {
        if (mean == null) {
            mean = new double[target.length];
            spread = new double[target.length];
            residual = new double[target.length];
        }
        examples++;
        for (int u = 0; u < target.length; u++) {
            double before = target[u] - mean[u];
            mean[u] += before / examples;
            spread[u] += before * (target[u] - mean[u]);
            residual[u] += (target[u] - output[u]) * (target[u] - output[u]);
        }
    }

    @Override
    public double value() {
        if (mean == null) {
            return Double.NaN;
        }
        double sum = 0;
        int outputs = 0;
        for (int u = 0; u < mean.length; u++) {
            if (spread[u] > 0) {
                sum += 1 - residual[u] / spread[u];
                outputs++;
            }
        }
        return sum / outputs;
    }

    @Override
    public void clear() {
        mean = null;
        examples = 0;
    }
}
