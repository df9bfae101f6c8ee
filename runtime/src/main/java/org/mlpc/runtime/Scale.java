package org.mlpc.runtime;

/** Fits offset and factor of {@code x' = (x - offset) factor} for each feature, in double, examples ascending. */
public final class Scale {
    /** Squares of larger values might overflow; they are measured in a larger unit. */
    private static final double LARGE = 0x1p400;

    private static final double LARGE_UNIT = 0x1p-600;

    /** The mean is rounded once, and so is each distance from it: relative to the largest value, no more than this. */
    private static final double ROUNDING = 0x1p-52;

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

    /**
     * Mean and 1 / standard deviation (of the rows, divided by n); a feature without spread gets factor 1. Sums are of
     * distances from the first value: for equal values they are 0, and no mean is farther off than its own rounding.
     */
    public static void standardize(double[] x, int n, double[] offset, double[] factor) {
        requireRows(n);
        int width = offset.length;
        Rows.require(x, "x", n, width);
        for (int i = 0; i < width; i++) {
            double most = largest(x, i, width, n * width);
            double unit = most > LARGE ? LARGE_UNIT : 1;
            double first = x[i] * unit;
            double sum = 0;
            for (int b = i; b < n * width; b += width) {
                sum += x[b] * unit - first;
            }
            double mean = first + sum / n;
            double squares = 0;
            for (int b = i; b < n * width; b += width) {
                double distance = x[b] * unit - mean;
                squares += distance * distance;
            }
            offset[i] = mean / unit;
            factor[i] = inverse(Math.sqrt(squares / n), most * unit, unit);
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
            for (int b = i; b < n * width; b += width) {
                least = Math.min(least, x[b]);
                most = Math.max(most, x[b]);
            }
            offset[i] = least;
            factor[i] = inverse(most / 2 - least / 2, Math.max(-least, most) / 2, 0.5);
        }
    }

    private static double largest(double[] x, int from, int width, int to) {
        double most = 0;
        for (int b = from; b < to; b += width) {
            most = Math.max(most, Math.abs(x[b]));
        }
        return most;
    }

    private static void requireRows(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a scale is fitted on at least one example, not " + n);
        }
    }

    /** Spread that is only rounding error counts as none, as does what has no finite inverse in float32. */
    private static double inverse(double spread, double largest, double unit) {
        double inverse = unit / spread;
        return spread > ROUNDING * largest && inverse <= Float.MAX_VALUE ? inverse : 1;
    }
}
