package org.mlpc.runtime;

import java.util.Arrays;

/**
 * The scores of yes/no decisions, to be gone through from the highest down: how many decisions are yes with the
 * threshold below each, of those that should be and of those that should not.
 *
 * <p>Every score is kept, 8 bytes each, and sorted when they are asked for. With a number of evenly spaced thresholds,
 * 0 to 1, it is only counted how many lie above which; scores outside count as 0 or 1.
 */
final class Scores {
    private final int thresholds; // 0: every score is one
    private final double[][] kept = new double[2][]; // of targets 0 and 1: scores; or [b]: how many are above b only
    private final long[] all = new long[2];
    private final long[] above = new long[2];
    private final int[] left = new int[2];
    private boolean broken;
    private boolean claimed;

    Scores(int thresholds) {
        this.thresholds = thresholds;
        kept[0] = new double[thresholds];
        kept[1] = new double[thresholds];
    }

    /** True for the first of the metrics that share the scores: it is the one that adds them. */
    boolean claim() {
        boolean first = !claimed;
        claimed = true;
        return first;
    }

    /**
     * Adds a decision.
     *
     * @param target 0 or 1
     * @param lowest with thresholds, 1 where the first lies just below 0 and every score above it
     */
    void add(double score, int target, int lowest) {
        broken |= Double.isNaN(score);
        if (thresholds > 0) {
            all[target]++;
            kept[target][Math.max(lowest, (int) Math.ceil(Math.max(0, Math.min(1, score)) * (thresholds - 1)))]++;
            return;
        }
        int at = (int) all[target]++;
        if (at == kept[target].length) {
            kept[target] = Arrays.copyOf(kept[target], at + (at >> 1) + 256);
        }
        kept[target][at] = score;
    }

    /** Goes before the highest score; false if one is NaN, so that they have no order. */
    boolean start() {
        for (int t = 0; t < 2; t++) {
            above[t] = 0;
            left[t] = thresholds > 0 ? thresholds : (int) all[t];
            if (thresholds == 0) {
                Arrays.sort(kept[t], 0, left[t]); // what is sorted already takes one pass
            }
        }
        return !broken;
    }

    /** Goes below the next score, with all that equal it; false below the last. */
    boolean next() {
        if (thresholds > 0) {
            int bin = --left[0];
            above[0] += (long) kept[0][bin];
            above[1] += (long) kept[1][bin];
            return bin > 0; // what is above no threshold but 0 itself is never yes
        }
        if (left[0] + left[1] == 0) {
            return false;
        }
        double score = Math.max(highest(0), highest(1));
        for (int t = 0; t < 2; t++) {
            while (left[t] > 0 && highest(t) == score) {
                left[t]--;
                above[t]++;
            }
        }
        return true;
    }

    private double highest(int target) {
        return left[target] == 0 ? Double.NEGATIVE_INFINITY : kept[target][left[target] - 1];
    }

    /** How many decisions of a target are yes. */
    long above(int target) {
        return above[target];
    }

    /** How many decisions a target has. */
    double all(int target) {
        return all[target];
    }

    void clear() {
        Arrays.fill(all, 0);
        broken = false;
        if (thresholds > 0) {
            Arrays.fill(kept[0], 0);
            Arrays.fill(kept[1], 0);
        }
    }
}
