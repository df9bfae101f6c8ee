package org.mlpc.benchmarks.subject;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Pictures and their classes in the form of the MNIST database, packed.
 *
 * @param pixels row-major, divided by 255
 * @param labels the class of each picture
 */
record Images(float[] pixels, int[] labels) {
    private static final int BUFFER = 1 << 16;

    /** Reads {@code PREFIX-images-idx3-ubyte.gz} and {@code PREFIX-labels-idx1-ubyte.gz} of a folder. */
    static Images load(Path folder, String prefix) throws IOException {
        return new Images(
                pixels(folder.resolve(prefix + "-images-idx3-ubyte.gz")),
                labels(folder.resolve(prefix + "-labels-idx1-ubyte.gz")));
    }

    int count() {
        return labels.length;
    }

    int size() {
        return pixels.length / labels.length;
    }

    private static float[] pixels(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            in.readInt();
            byte[] bytes = new byte[in.readInt() * in.readInt() * in.readInt()];
            in.readFully(bytes);
            float[] pixels = new float[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                pixels[i] = (bytes[i] & 255) / 255f;
            }
            return pixels;
        }
    }

    private static int[] labels(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            in.readInt();
            int[] labels = new int[in.readInt()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = in.readUnsignedByte();
            }
            return labels;
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), BUFFER), BUFFER));
    }
}
