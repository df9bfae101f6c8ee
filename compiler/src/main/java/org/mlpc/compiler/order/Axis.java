package org.mlpc.compiler.order;

/** What an index of a tensor runs over. */
public enum Axis {
    /** The examples of a batch. */
    EXAMPLE("b"),
    /** The rows of W: a layer's units, and of a maxout the units of its first piece, then those of the next. */
    ROW("o"),
    /** The values that come into a layer. */
    INPUT("i");

    private final String symbol;

    Axis(String symbol) {
        this.symbol = symbol;
    }

    /** The index in equations. */
    public String symbol() {
        return symbol;
    }
}
