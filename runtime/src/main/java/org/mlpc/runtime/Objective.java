package org.mlpc.runtime;

/** A differentiable function of many variables, to be made small. */
public interface Objective {
    /** How many variables there are. */
    int size();

    /**
     * The value at a point, and the gradient there.
     *
     * @param w the point, {@code size()} values; not changed
     * @param g receives {@code size()} values
     */
    double valueAndGradient(double[] w, double[] g);
}
