package org.mlpc.runtime;

/**
 * Walks downhill on an objective, iteration by iteration. All sums run in ascending order, in double and without fma, so
 * the same objective gives the same points everywhere.
 */
public abstract sealed class Minimizer permits Lbfgs, Scg {
    /** A gradient whose largest component is no larger than this has vanished, as in PyTorch. */
    static final double FLAT = 1e-7;

    /** Iterations in a row that may bring no lower value: then differences drown in rounding. */
    private static final int PATIENCE = 10;

    final Objective objective;
    final int size;
    final double[] w;
    double[] g;
    double value;
    private int idle; // iterations since the value fell
    private String end; // null while there is a way down

    Minimizer(Objective objective, double[] start) {
        this.objective = objective;
        size = objective.size();
        w = start.clone();
        g = new double[size];
        value = objective.valueAndGradient(w, g);
    }

    /** The point reached; not a copy. */
    public final double[] point() {
        return w;
    }

    /** The objective at the point reached. */
    public final double value() {
        return value;
    }

    /** Why no further iteration would help; null while one may. */
    public final String end() {
        return end;
    }

    /** One iteration: to a point that is no higher, or to the end. */
    public final void iterate() {
        double before = value;
        if (end == null && !isFlat() && !descend()) {
            end = "no step along the gradient lowers the loss";
        }
        idle = value < before ? 0 : idle + 1;
        if (end == null && isFlat()) {
            end = "the gradient has vanished";
        } else if (end == null && idle == PATIENCE) {
            end = "the loss has stopped falling";
        }
    }

    private boolean isFlat() {
        return largest(g) <= FLAT;
    }

    /** Moves to a point that is no higher; false if it finds none. */
    abstract boolean descend();

    /** {@code to = w + length * direction}. */
    final void walk(double length, double[] direction, double[] to) {
        for (int i = 0; i < size; i++) {
            to[i] = w[i] + length * direction[i];
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
