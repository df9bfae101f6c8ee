package org.mlpc.compiler.program;

/** The numbers of a buffer. */
public enum Element {
    /** In the network's precision, float32 or float64. */
    REAL,
    /** Always float64. */
    DOUBLE,
    /** Whole numbers, of which each is exact in both. */
    WHOLE
}
