package org.mlpc.runtime;

/** Fits offset and factor of {@code x' = (x - offset) factor} for each feature, in double, examples ascending. */
public final class Scale {
    private Scale() {}

    /** Mean and 1 / standard deviation (of the rows, divided by n); a feature without spread gets factor 1. */
    public static void standardize(float[] x, int n, float[] offset, float[] factor) {
        double[] values = Rows.doubles(x, "x", n, offset.length);
        double[] offsets = new double[offset.length];
        double[] factors = new double[offset.length];
        standardize(values, n, offsets, factors);
        Rows.round(offsets, offset, "offset");
        Rows.round(factors, factor, "factor");
    }

    /** Mean and 1 / standard deviation (of the rows, divided by n); a feature without spread gets factor 1. */
    public static void standardize(double[] x, int n, double[] offset, double[] factor) {
        requireRows(n);
        int width = offset.length;
        Rows.require(x, "x", n, width);
        for (int i = 0; i < width; i++) {
            double sum = 0;
            for (int b = 0; b < n; b++) {
                sum += x[b * width + i];
            }
            double mean = sum / n;
            double squares = 0;
            for (int b = 0; b < n; b++) {
                double distance = x[b * width + i] - mean;
                squares += distance * distance;
            }
            offset[i] = mean;
            factor[i] = inverse(Math.sqrt(squares / n));
        }
    }

    /** Minimum and 1 / range; a feature without spread gets factor 1. */
    public static void minMax(float[] x, int n, float[] offset, float[] factor) {
        double[] values = Rows.doubles(x, "x", n, offset.length);
        double[] offsets = new double[offset.length];
        double[] factors = new double[offset.length];
        minMax(values, n, offsets, factors);
        Rows.round(offsets, offset, "offset");
        Rows.round(factors, factor, "factor");
    }

    /** Minimum and 1 / range; a feature without spread gets factor 1. */
    public static void minMax(double[] x, int n, double[] offset, double[] factor) {
        requireRows(n);
        int width = offset.length;
        Rows.require(x, "x", n, width);
        for (int i = 0; i < width; i++) {
            double least = x[i];
            double most = x[i];
            for (int b = 1; b < n; b++) {
                least = Math.min(least, x[b * width + i]);
                most = Math.max(most, x[b * width + i]);
            }
            offset[i] = least;
            factor[i] = inverse(most - least);
        }
    }

    private static void requireRows(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a scale is fitted on at least one example, not " + n);
        }
    }

    /** Spread that is only rounding error counts as none, as does what has no finite inverse in float32. */
    private static double inverse(double spread) {
        double inverse = 1 / spread;
        return spread > 0 && inverse <= Float.MAX_VALUE ? inverse : 1;
    }
}
