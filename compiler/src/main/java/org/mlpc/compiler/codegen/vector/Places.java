package org.mlpc.compiler.codegen.vector;

/** Spells places in arrays: products and sums of an index with constants, without factors of 1 and summands of 0. */
public final class Places {
    private Places() {}

    /** {@code factor * index}. */
    public static String times(int factor, String index) {
        return factor == 1 ? index : factor + " * " + index;
    }

    /** What follows an index that is moved on: {@code  + offset}. */
    public static String plus(int offset) {
        return offset == 0 ? "" : " + " + offset;
    }
}
