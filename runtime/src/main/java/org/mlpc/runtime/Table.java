package org.mlpc.runtime;

/** A table of numbers, row by row; whoever keeps data in another form implements it. */
public interface Table {
    /** How many rows there are. */
    int size();

    /** Values in a row. */
    int width();

    /** Copies a row to {@code to[at .. at + width() - 1]}; a double is rounded. */
    void read(int row, float[] to, int at);

    /** Copies a row to {@code to[at .. at + width() - 1]}. */
    void read(int row, double[] to, int at);

    /** Table of an array that is not copied, row-major. */
    static Table of(float[] values, int width) {
        return new ArrayTable(values, null, null, values.length, width);
    }

    /** Table of an array that is not copied, row-major. */
    static Table of(double[] values, int width) {
        return new ArrayTable(null, values, null, values.length, width);
    }

    /** Table of unsigned bytes, 0 to 255, such as pixels, in an array that is not copied, row-major. */
    static Table ofBytes(byte[] values, int width) {
        return new ArrayTable(null, null, values, values.length, width);
    }
}
