package org.mlpc.runtime;

/** Numbers made of the units of a layer, which lie beside each other in an array. Every sum runs in ascending order. */
public final class Units {
    private Units() {}

    /** The sum of {@code n} values. */
    public static float sum(float[] values, int from, int n) {
        float sum = values[from];
        for (int u = 1; u < n; u++) {
            sum += values[from + u];
        }
        return sum;
    }

    /** The sum of {@code n} values. */
    public static double sum(double[] values, int from, int n) {
        double sum = values[from];
        for (int u = 1; u < n; u++) {
            sum += values[from + u];
        }
        return sum;
    }

    /** The largest of {@code n} values; NaN if one is. */
    public static float max(float[] values, int from, int n) {
        float max = values[from];
        for (int u = 1; u < n; u++) {
            max = Math.max(max, values[from + u]);
        }
        return max;
    }

    /** The largest of {@code n} values; NaN if one is. */
    public static double max(double[] values, int from, int n) {
        double max = values[from];
        for (int u = 1; u < n; u++) {
            max = Math.max(max, values[from + u]);
        }
        return max;
    }

    /** The smallest of {@code n} values; NaN if one is. */
    public static float min(float[] values, int from, int n) {
        float min = values[from];
        for (int u = 1; u < n; u++) {
            min = Math.min(min, values[from + u]);
        }
        return min;
    }

    /** The smallest of {@code n} values; NaN if one is. */
    public static double min(double[] values, int from, int n) {
        double min = values[from];
        for (int u = 1; u < n; u++) {
            min = Math.min(min, values[from + u]);
        }
        return min;
    }

    /** Which of {@code n} values is the first of the largest, 0 to n - 1. */
    public static int firstMax(float[] values, int from, int n) {
        int first = 0;
        for (int u = 1; u < n; u++) {
            if (values[from + u] > values[from + first]) {
                first = u;
            }
        }
        return first;
    }

    /** Which of {@code n} values is the first of the largest, 0 to n - 1. */
    public static int firstMax(double[] values, int from, int n) {
        int first = 0;
        for (int u = 1; u < n; u++) {
            if (values[from + u] > values[from + first]) {
                first = u;
            }
        }
        return first;
    }

    /** Which of {@code n} values is the first of the smallest, 0 to n - 1. */
    public static int firstMin(float[] values, int from, int n) {
        int first = 0;
        for (int u = 1; u < n; u++) {
            if (values[from + u] < values[from + first]) {
                first = u;
            }
        }
        return first;
    }

    /** Which of {@code n} values is the first of the smallest, 0 to n - 1. */
    public static int firstMin(double[] values, int from, int n) {
        int first = 0;
        for (int u = 1; u < n; u++) {
            if (values[from + u] < values[from + first]) {
                first = u;
            }
        }
        return first;
    }
}
