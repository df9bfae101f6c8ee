package org.mlpc.runtime;

/** A table of numbers, row by row; whoever keeps data in another form implements it. */
public interface Rows {
    /** How many rows there are. */
    int size();

    /** Values in a row. */
    int width();

    /** Copies a row to {@code to[at .. at + width() - 1]}; a double is rounded. */
    void read(int row, float[] to, int at);

    /** Copies a row to {@code to[at .. at + width() - 1]}. */
    void read(int row, double[] to, int at);

    /** Rows of an array that is not copied, row-major. */
    static Rows of(float[] values, int width) {
        return new FloatRows(values, width);
    }

    /** Rows of an array that is not copied, row-major. */
    static Rows of(double[] values, int width) {
        return new DoubleRows(values, width);
    }

    /** Rows of unsigned bytes, 0 to 255, such as pixels, in an array that is not copied, row-major. */
    static Rows ofBytes(byte[] values, int width) {
        return new ByteRows(values, width);
    }
}
