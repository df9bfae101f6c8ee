package org.mlpc.runtime;

/** Measures how good outputs are, example by example, in double and in the order of the examples. */
public interface Metric {
    /** Counts one example; nothing is allocated but at the first. */
    void add(double[] output, double[] target);

    /** The measure over all examples counted since the last {@link #clear()}; NaN without any. */
    double value();

    /** Forgets all examples. */
    void clear();
}
