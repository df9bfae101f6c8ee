package org.mlpc.compiler.reference;

/**
 * A number with its derivatives: forward-mode differentiation (Griewank and Walther, Evaluating Derivatives, chapter 3).
 *
 * @param value the number
 * @param slopes its derivatives with respect to the variables; none at all when every one is 0
 */
public record Dual(double value, double[] slopes) {
    private static final double[] NONE = {};

    /** A number that depends on no variable. */
    static Dual constant(double value) {
        return new Dual(value, NONE);
    }

    /** Numbers that depend on no variable. */
    public static Dual[] constants(double... values) {
        Dual[] constants = new Dual[values.length];
        for (int u = 0; u < values.length; u++) {
            constants[u] = constant(values[u]);
        }
        return constants;
    }

    /** The variables of a computation: each has the slope 1 in itself. */
    public static Dual[] variables(double... values) {
        Dual[] variables = new Dual[values.length];
        for (int u = 0; u < values.length; u++) {
            double[] slopes = new double[values.length];
            slopes[u] = 1;
            variables[u] = new Dual(values[u], slopes);
        }
        return variables;
    }

    /** The derivative with respect to a variable. */
    public double slope(int variable) {
        return slopes.length == 0 ? 0 : slopes[variable];
    }

    /** A function of this number, given its value and its derivative there. */
    Dual through(double result, double derivative) {
        double[] chained = new double[slopes.length];
        for (int v = 0; v < chained.length; v++) {
            // A slope of 0 stays 0 where the derivative is infinite: the variable has no part in this number.
            chained[v] = slopes[v] == 0 ? 0 : derivative * slopes[v];
        }
        return new Dual(result, chained);
    }

    /** A function of this number and another, given its value and both partial derivatives. */
    Dual with(Dual other, double result, double byThis, double byOther) {
        Dual left = through(result, byThis);
        Dual right = other.through(result, byOther);
        if (left.slopes.length == 0 || right.slopes.length == 0) {
            return left.slopes.length == 0 ? right : left;
        }
        for (int v = 0; v < left.slopes.length; v++) {
            left.slopes[v] += right.slopes[v];
        }
        return left;
    }

    Dual plus(Dual other) {
        return with(other, value + other.value, 1, 1);
    }

    Dual minus(Dual other) {
        return with(other, value - other.value, 1, -1);
    }

    Dual times(Dual other) {
        return with(other, value * other.value, other.value, value);
    }

    Dual over(Dual other) {
        return with(other, value / other.value, 1 / other.value, -value / other.value / other.value);
    }

    Dual sqrt() {
        double root = Math.sqrt(value);
        return through(root, 0.5 / root);
    }

    Dual exp() {
        double e = Math.exp(value);
        return through(e, e);
    }

    Dual log() {
        return through(Math.log(value), 1 / value);
    }
}
