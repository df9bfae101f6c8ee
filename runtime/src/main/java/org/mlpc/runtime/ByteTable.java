package org.mlpc.runtime;

/** Table in an array of unsigned bytes: a quarter of the memory of floats. */
final class ByteTable implements Table {
    private final byte[] values;
    private final int width;

    ByteTable(byte[] values, int width) {
        Rows.requireWhole(values.length, width);
        this.values = values;
        this.width = width;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int size() {
        return values.length / width;
    }

    @Override
    public void read(int row, float[] to, int at) {
        for (int i = 0; i < width; i++) {
            to[at + i] = values[row * width + i] & 0xff;
        }
    }

    @Override
    public void read(int row, double[] to, int at) {
        for (int i = 0; i < width; i++) {
            to[at + i] = values[row * width + i] & 0xff;
        }
    }
}
