package org.mlpc.runtime;

/**
 * A search along a line for a step that meets the strong Wolfe conditions, with f of the length t of the step: f(t) ≤
 * f(0) + c1 t f'(0) and |f'(t)| ≤ c2 |f'(0)|, c1 = 1e-4, c2 = 0.9.
 *
 * <p>J. Nocedal, S. Wright, "Numerical Optimization", 2nd edition 2006, algorithms 3.5 (widen until a bracket is found)
 * and 3.6 (narrow it). The next length is the minimum of the cubic through values and slopes at the ends (3.59), kept off
 * the ends by the rules that {@code torch.optim.LBFGS} has from M. Schmidt's minFunc (2005). A value that is not finite
 * counts as infinitely high.
 */
final class WolfeSearch {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 25;

    /** A bracket within which no variable changes by more than this is not narrowed further. */
    private static final double NARROW = 1e-12;

    private final Objective objective;
    private final double[] point;
    private Minimizer start;
    private double[] direction;
    private double startSlope;

    // three lengths that are known, with value, slope along the line and gradient
    private final double[] t = new double[3];
    private final double[] f = new double[3];
    private final double[] slope = new double[3];
    private final double[][] g;
    private int low; // the end with the lower value
    private int high;
    private int free;

    WolfeSearch(Objective objective) {
        this.objective = objective;
        point = new double[objective.size()];
        g = new double[3][objective.size()];
    }

    double length() {
        return t[low];
    }

    double value() {
        return f[low];
    }

    double[] gradient() {
        return g[low];
    }

    /**
     * Searches from the point of a minimizer.
     *
     * @param slopeThere along the direction, negative
     * @param first length to try
     * @return whether a lower point was found, which need not meet both conditions after too many trials
     */
    boolean from(Minimizer minimizer, double slopeThere, double[] along, double first) {
        start = minimizer;
        direction = along;
        startSlope = slopeThere;
        low = 0;
        high = 1;
        free = 2;
        t[low] = 0;
        f[low] = minimizer.value;
        slope[low] = slopeThere;
        System.arraycopy(minimizer.g, 0, g[low], 0, point.length);
        narrow(widen(first));
        return t[low] > 0 && f[low] <= minimizer.value;
    }

    private void evaluate(int k, double length) {
        t[k] = length;
        start.walk(length, direction, point);
        double value = objective.valueAndGradient(point, g[k]);
        slope[k] = Minimizer.dot(g[k], direction);
        f[k] = Double.isFinite(value) && Double.isFinite(slope[k]) ? value : Double.POSITIVE_INFINITY;
    }

    private boolean isLowEnough(int k) {
        return f[k] <= start.value + DECREASE * t[k] * startSlope;
    }

    private boolean isLevelEnough(int k) {
        return Math.abs(slope[k]) <= -CURVATURE * startSlope;
    }

    /** Lengthens the step until a good one lies between the ends, or is the low end; the trials left to narrow. */
    private int widen(double first) {
        evaluate(high, first);
        for (int trial = 0; trial < TRIALS; trial++) {
            if (!isLowEnough(high) || trial > 1 && f[high] >= f[low] || slope[high] >= 0 && !isLevelEnough(high)) {
                if (f[high] < f[low]) {
                    exchangeEnds();
                }
                return TRIALS - trial;
            }
            if (isLevelEnough(high)) {
                exchangeEnds();
                return 0;
            }
            double next = cubic(t[high] + 0.01 * (t[high] - t[low]), 10 * t[high]);
            int before = low;
            low = high;
            high = free;
            free = before;
            evaluate(high, next);
        }
        if (f[high] < f[low]) {
            exchangeEnds();
        }
        return 0;
    }

    private void exchangeEnds() {
        int before = low;
        low = high;
        high = before;
    }

    private void narrow(int trials) {
        double largest = Minimizer.largest(direction);
        boolean slow = false;
        for (int left = trials; left > 0; left--) {
            double from = Math.min(t[low], t[high]);
            double to = Math.max(t[low], t[high]);
            if ((to - from) * largest < NARROW) {
                return;
            }
            double next = cubic(from, to);
            double margin = 0.1 * (to - from);
            boolean near = Math.min(to - next, next - from) < margin;
            if (near && (slow || next >= to || next <= from)) {
                next = to - next < next - from ? to - margin : from + margin;
                near = false;
            }
            slow = near;
            evaluate(free, next);
            if (replaceEnd()) {
                return;
            }
        }
    }

    /** Makes the newest length an end of a smaller bracket; whether it is good. */
    private boolean replaceEnd() {
        int newest = free;
        if (!isLowEnough(newest) || f[newest] >= f[low]) {
            free = high;
            high = newest;
            if (f[high] < f[low]) {
                exchangeEnds();
            }
            return false;
        }
        boolean rises = slope[newest] * (t[high] - t[low]) >= 0;
        free = rises ? high : low;
        high = rises ? low : high;
        low = newest;
        return isLevelEnough(newest);
    }

    /** Where the cubic through both ends is least, within the bounds; the middle of them if it has no minimum. */
    private double cubic(double least, double most) {
        int a = t[low] <= t[high] ? low : high;
        int b = low + high - a;
        double d1 = slope[a] + slope[b] - 3 * (f[a] - f[b]) / (t[a] - t[b]);
        double d2 = Math.sqrt(d1 * d1 - slope[a] * slope[b]);
        double at = t[b] - (t[b] - t[a]) * ((slope[b] + d2 - d1) / (slope[b] - slope[a] + 2 * d2));
        return Double.isNaN(at) ? (least + most) / 2 : Math.min(Math.max(at, least), most);
    }
}
