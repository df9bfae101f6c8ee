package org.mlpc.runtime;

/** Table in an array of floats, of doubles or of unsigned bytes, which take a quarter of the memory of floats. */
final class ArrayTable implements Table {
    // one of the three; the others are null
    private final float[] floats;
    private final double[] doubles;
    private final byte[] bytes;
    private final int size;
    private final int width;

    ArrayTable(float[] floats, double[] doubles, byte[] bytes, int length, int width) {
        Rows.requireWhole(length, width);
        this.floats = floats;
        this.doubles = doubles;
        this.bytes = bytes;
        this.width = width;
        size = length / width;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void read(int row, float[] to, int at) {
        int from = row * width;
        if (floats != null) {
            System.arraycopy(floats, from, to, at, width);
            return;
        }
        for (int i = 0; i < width; i++) {
            to[at + i] = bytes != null ? bytes[from + i] & 0xff : (float) doubles[from + i];
        }
    }

    @Override
    public void read(int row, double[] to, int at) {
        int from = row * width;
        if (doubles != null) {
            System.arraycopy(doubles, from, to, at, width);
            return;
        }
        for (int i = 0; i < width; i++) {
            to[at + i] = bytes != null ? bytes[from + i] & 0xff : floats[from + i];
        }
    }
}
