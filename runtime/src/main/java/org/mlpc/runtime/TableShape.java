package org.mlpc.runtime;

/** Checks that an array is a whole number of rows. */
final class TableShape {
    private TableShape() {}

    static void check(int values, int width) {
        if (width < 1 || values % width != 0) {
            throw new IllegalArgumentException(values + " values are no whole number of rows of " + width);
        }
    }
}
