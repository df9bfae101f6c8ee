package org.mlpc.runtime;

import java.util.List;

/** Refuses targets that the loss of a network is not meant for. */
final class TargetBounds {
    private TargetBounds() {}

    /** Requires rows that keep all bounds. */
    static void require(Target target, float[] t, int n, int width) {
        List<TargetBound> bounds = target.bounds();
        for (int k = 0; k < bounds.size(); k++) {
            TargetBound bound = bounds.get(k);
            if (bound.sum()) {
                requireSums(bound, t, n, width);
            } else if (!within(t, n * width, atLeast(bound.low()), -atLeast(-bound.high()))) {
                for (int i = 0; i < n * width; i++) {
                    requireValue(target, bound, t[i], i / width, i % width, width);
                }
            }
        }
    }

    /** As {@link #require(Target, float[], int, int)}. */
    static void require(Target target, double[] t, int n, int width) {
        for (int b = 0; b < n; b++) {
            require(target, t, b, b, width);
        }
    }

    /** Requires that one row, which is an example's, keeps all bounds. */
    private static void require(Target target, double[] t, int row, int example, int width) {
        List<TargetBound> bounds = target.bounds();
        for (int k = 0; k < bounds.size(); k++) {
            TargetBound bound = bounds.get(k);
            double sum = 0;
            for (int u = 0; u < width; u++) {
                double value = t[row * width + u];
                sum += value;
                if (!bound.sum()) {
                    requireValue(target, bound, value, example, u, width);
                }
            }
            if (bound.sum()) {
                requireSum(bound, sum, example);
            }
        }
    }

    /** Requires examples that keep all bounds; labels do, which the compiler has seen. */
    static void require(Target target, Dataset data) {
        if (target.bounds().isEmpty() || data.labelled()) {
            return;
        }
        double[] row = new double[data.targets()];
        for (int example = 0; example < data.size(); example++) {
            data.target(example, row, 0);
            require(target, row, 0, example, row.length);
        }
    }

    /** The least float that is not below a number. */
    private static float atLeast(double number) {
        float near = (float) number;
        return near < number ? Math.nextUp(near) : near;
    }

    private static boolean within(float[] t, int size, float low, float high) {
        for (int i = 0; i < size; i++) {
            if (!(t[i] >= low && t[i] <= high)) {
                return false;
            }
        }
        return true;
    }

    private static void requireSums(TargetBound bound, float[] t, int n, int width) {
        for (int b = 0; b < n; b++) {
            double sum = 0;
            for (int u = 0; u < width; u++) {
                sum += t[b * width + u];
            }
            requireSum(bound, sum, b);
        }
    }

    private static void requireValue(
            Target target, TargetBound bound, double value, int example, int output, int width) {
        if (!bound.holds(value)) {
            boolean named = target.names().size() == width;
            String name = named ? "`" + target.names().get(output) + "`" : "value " + output;
            throw refused(name, example, value, bound);
        }
    }

    private static void requireSum(TargetBound bound, double sum, int example) {
        if (!bound.holds(sum)) {
            throw refused("the sum of the values", example, sum, bound);
        }
    }

    private static IllegalArgumentException refused(String what, int example, double value, TargetBound bound) {
        return new IllegalArgumentException(
                "t: " + what + " of example " + example + " is " + Rows.text(value) + ", but " + bound.reason());
    }
}
