package org.mlpc.training.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mlpc.runtime.BadFileException;
import org.mlpc.runtime.Table;

/**
 * Reads IDX files, the format of the MNIST data, plain or compressed by gzip.
 *
 * <p>Layout: two zero bytes, the type (8: unsigned byte), the number of dimensions; each dimension in four bytes,
 * big-endian; the values, row-major.
 */
final class Idx {
    private Idx() {}

    /** Reads images, [count, height, width], each as a row of height * width pixels from 0 to 255. */
    static Table images(Path path) throws IOException {
        try (DataInputStream in = open(path)) {
            int[] shape = shape(in, path, 3, "images");
            if (shape[1] < 1 || shape[2] < 1) {
                throw new BadFileException(path + ": its images have " + shape[1] + " * " + shape[2] + " pixels");
            }
            return Table.ofBytes(values(in, path, shape, "images"), shape[1] * shape[2]);
        }
    }

    /** Reads labels, [count], each from 0 to 255. */
    static int[] labels(Path path) throws IOException {
        try (DataInputStream in = open(path)) {
            byte[] values = values(in, path, shape(in, path, 1, "labels"), "labels");
            int[] labels = new int[values.length];
            Arrays.setAll(labels, i -> values[i] & 0xff);
            return labels;
        }
    }

    private static DataInputStream open(Path path) throws IOException {
        BufferedInputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            file.mark(2);
            boolean zipped = file.read() == 0x1f && file.read() == 0x8b;
            file.reset();
            return new DataInputStream(zipped ? new GZIPInputStream(file, 1 << 16) : file);
        } catch (EOFException | ZipException e) {
            file.close();
            throw damaged(path, e);
        }
    }

    private static int[] shape(DataInputStream in, Path path, int dimensions, String what) throws IOException {
        try {
            int magic = in.readInt();
            if (magic != 0x0800 + dimensions) {
                throw new BadFileException(path + ": this is no IDX file of " + what + ": it begins with " + hex(magic)
                        + ", expected " + hex(0x0800 + dimensions));
            }
            int[] shape = new int[dimensions];
            long values = 1;
            for (int i = 0; i < dimensions; i++) {
                shape[i] = in.readInt();
                // of no images, too, the size of one is a number of pixels
                values *= Math.max(1, shape[i]);
                if (shape[i] < 0 || values > Integer.MAX_VALUE - 8) {
                    throw new BadFileException(path + ": the sizes in its header are impossible");
                }
            }
            return shape;
        } catch (ZipException e) {
            throw damaged(path, e);
        } catch (EOFException e) {
            throw new BadFileException(path + ": the file ends inside its header; it is cut short");
        }
    }

    private static byte[] values(InputStream in, Path path, int[] shape, String what) throws IOException {
        int wanted = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        byte[] values;
        try {
            values = in.readNBytes(wanted);
            if (values.length == wanted && in.read() >= 0) {
                throw new BadFileException(path + ": bytes follow the last of its " + shape[0] + " " + what);
            }
        } catch (EOFException | ZipException e) {
            throw damaged(path, e);
        }
        if (values.length < wanted) {
            int whole = values.length / (wanted / shape[0]);
            throw new BadFileException(
                    path + ": the file ends after " + whole + " of " + shape[0] + " " + what + "; it is cut short");
        }
        return values;
    }

    private static BadFileException damaged(Path path, IOException e) {
        String why = e instanceof EOFException || e.getMessage() == null ? "" : ": " + e.getMessage();
        return new BadFileException(path + ": the gzip file is cut short or damaged" + why);
    }

    private static String hex(int value) {
        return String.format(Locale.ROOT, "0x%08x", value);
    }
}
