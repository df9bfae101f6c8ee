package org.mlpc.runtime;

/** Measures how good outputs are, example by example, in double and in the order of the examples. */
public interface Metric {
    /**
     * Counts one example. Nothing is allocated but at the first, and by what keeps every score, such as {@code auc}, as
     * they grow.
     */
    void add(double[] output, double[] target);

    /** The measure over all examples counted since the last {@link #clear()}; NaN without any, and where it is undefined. */
    double value();

    /** Forgets all examples. */
    void clear();
}
