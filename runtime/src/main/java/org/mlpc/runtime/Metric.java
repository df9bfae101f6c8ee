package org.mlpc.runtime;

/** Measures how good outputs are, example by example. */
public interface Metric {
    /** Counts one example. */
    void add(double[] output, double[] target);

    /** The measure over all examples counted since the last {@link #clear()}; NaN without any. */
    double value();

    /** Forgets all examples. */
    void clear();
}
