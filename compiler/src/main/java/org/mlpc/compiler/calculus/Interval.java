package org.mlpc.compiler.calculus;

import java.util.function.DoubleUnaryOperator;

/**
 * All numbers from {@code low} to {@code high}, both included. Rounding is not followed, so that an end may be wrong in
 * its last digits.
 *
 * @param low may be -∞
 * @param high may be ∞
 */
public record Interval(double low, double high) {
    /** All numbers. */
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** One number; all of them for NaN. */
    public static Interval of(double value) {
        return between(value, value);
    }

    /** From the smaller to the larger; all numbers where one is NaN. */
    static Interval between(double one, double other) {
        return Double.isNaN(one) || Double.isNaN(other)
                ? ALL
                : new Interval(Math.min(one, other), Math.max(one, other));
    }

    /** The smallest that holds both. */
    public Interval union(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** What both hold; this one where they have nothing in common. */
    Interval within(Interval other) {
        double from = Math.max(low, other.low);
        double to = Math.min(high, other.high);
        return from <= to ? new Interval(from, to) : this;
    }

    private boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Of a function that never falls. */
    Interval rising(DoubleUnaryOperator function) {
        return between(function.applyAsDouble(low), function.applyAsDouble(high));
    }

    /** Of sums of both. */
    public Interval plus(Interval other) {
        return between(low + other.low, high + other.high);
    }

    Interval negated() {
        return new Interval(-high, -low);
    }

    Interval times(Interval other) {
        return between(product(low, other.low), product(low, other.high))
                .union(between(product(high, other.low), product(high, other.high)));
    }

    private static double product(double x, double y) {
        return x == 0 || y == 0 ? 0 : x * y;
    }

    Interval over(Interval other) {
        boolean below = other.high < 0 || other.high == 0 && other.low < 0;
        boolean above = other.low > 0 || other.low == 0 && other.high > 0;
        double far = below ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return !below && !above
                ? ALL
                : times(between(other.high == 0 ? far : 1 / other.high, other.low == 0 ? far : 1 / other.low));
    }

    Interval absolute() {
        double most = Math.max(Math.abs(low), Math.abs(high));
        return new Interval(contains(0) ? 0 : Math.min(Math.abs(low), Math.abs(high)), most);
    }

    /** Powers of negative numbers are those of whole exponents; with others they are no numbers. */
    Interval power(Interval exponent) {
        double n = exponent.low;
        if (n != exponent.high) {
            return low >= 0 ? new Interval(0, Double.POSITIVE_INFINITY) : ALL;
        }
        if (n < 0) {
            return of(1).over(power(of(-n)));
        }
        if (n == Math.rint(n)) {
            return (n % 2 == 0 ? absolute() : this).rising(x -> StrictMath.pow(x, n));
        }
        return new Interval(Math.max(0, low), Math.max(0, high)).rising(x -> StrictMath.pow(x, n));
    }
}
