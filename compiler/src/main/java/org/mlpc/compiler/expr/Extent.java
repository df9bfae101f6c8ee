package org.mlpc.compiler.expr;

/** How far a value reaches: what it may differ over. Later extents broadcast earlier ones. */
public enum Extent {
    /** Known before the examples: made of numbers, arguments, the step count and the count of units. */
    UNIFORM,
    /** One number for an example, or for a parameter in an optimizer. */
    SCALAR,
    /** One number for each unit of a layer. */
    VECTOR;

    /** The further of two. */
    public Extent or(Extent other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
