package org.mlpc.runtime;

/** What a loss expects of targets: that each value, or the sum of an example's values, lies between two numbers. */
public final class TargetBound {
    private final String loss;
    private final String condition;
    private final boolean sum;
    private final double low;
    private final double high;

    /**
     * A bound as a loss states it.
     *
     * @param loss as the model names it
     * @param condition as the loss states it, such as {@code t >= 0}
     * @param sum whether it is about the sum of an example's values, instead of each of them
     * @param low the least number that is taken; below the stated one by what rounding can make of it
     * @param high the largest number that is taken
     */
    public TargetBound(String loss, String condition, boolean sum, double low, double high) {
        this.loss = loss;
        this.condition = condition;
        this.sum = sum;
        this.low = low;
        this.high = high;
    }

    /**
     * The first value of a row that is not taken, or its length when their sum is not; -1 when all is well.
     *
     * @param from where the row begins
     */
    public int broken(double[] t, int from, int width) {
        double total = 0;
        for (int u = 0; u < width; u++) {
            double value = t[from + u];
            total += value;
            if (!sum && !(value >= low && value <= high)) {
                return u;
            }
        }
        return sum && !(total >= low && total <= high) ? width : -1;
    }

    /** What is wrong with what is not taken: {@code the loss `poisson` expects `t >= 0`}. */
    public String reason() {
        return "the loss `" + loss + "` expects `" + condition + "`";
    }

    /**
     * Requires {@code n} rows of targets that keep all bounds.
     *
     * @throws IllegalArgumentException naming the first value, or the first sum, that breaks one
     */
    public static void require(Target target, float[] t, int n, int width) {
        for (int k = 0; k < target.bounds().size(); k++) {
            TargetBound bound = target.bounds().get(k);
            boolean taken = !bound.sum;
            for (int i = 0; i < n * width && taken; i++) {
                taken = t[i] >= bound.low && t[i] <= bound.high;
            }
            if (!taken) {
                require(target, Rows.doubles(t, "t", n, width), n, width, 0);
            }
        }
    }

    /** As {@link #require(Target, float[], int, int)}. */
    public static void require(Target target, double[] t, int n, int width) {
        require(target, t, n, width, 0);
    }

    /** The same of examples that are counted from a number. */
    private static void require(Target target, double[] t, int n, int width, int first) {
        for (int b = 0; b < n; b++) {
            for (int k = 0; k < target.bounds().size(); k++) {
                TargetBound bound = target.bounds().get(k);
                int at = bound.broken(t, b * width, width);
                if (at >= 0) {
                    String what = at == width ? "the sum of the values" : "value " + at;
                    if (at < width && target.names().size() == width) {
                        what = "`" + target.names().get(at) + "`";
                    }
                    String is = at == width ? "" : " is " + Rows.text(t[b * width + at]);
                    throw new IllegalArgumentException(
                            "t: " + what + " of example " + (first + b) + is + ", but " + bound.reason());
                }
            }
        }
    }

    /** Requires examples that keep all bounds; labels do, which the compiler has seen. */
    static void require(Target target, Dataset data) {
        double[] row = new double[data.targets()];
        for (int example = 0; example < data.size() && !data.labelled(); example++) {
            data.target(example, row, 0);
            require(target, row, 1, row.length, example);
        }
    }
}
