package org.mlpc.runtime;

/**
 * What a loss expects of targets: that each value, or the sum of an example's values, lies between two numbers.
 *
 * @param loss as the model names it
 * @param condition as the loss states it, such as {@code t >= 0}
 * @param sum whether it is about the sum of an example's values, instead of each of them
 * @param low the least number that is taken; below the stated one by what rounding can make of it
 * @param high the largest number that is taken
 */
public record TargetBound(String loss, String condition, boolean sum, double low, double high) {
    /** Whether a value, or a sum, is taken. */
    public boolean holds(double value) {
        return value >= low && value <= high;
    }

    /** What is wrong with a value that is not taken, such as {@code the loss `poisson` expects `t >= 0`}. */
    public String reason() {
        return "the loss `" + loss + "` expects `" + condition + "`";
    }
}
