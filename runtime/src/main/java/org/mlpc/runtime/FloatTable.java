package org.mlpc.runtime;

/** Table in an array of floats. */
final class FloatTable implements Table {
    private final float[] values;
    private final int width;

    FloatTable(float[] values, int width) {
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
        System.arraycopy(values, row * width, to, at, width);
    }

    @Override
    public void read(int row, double[] to, int at) {
        for (int i = 0; i < width; i++) {
            to[at + i] = values[row * width + i];
        }
    }
}
