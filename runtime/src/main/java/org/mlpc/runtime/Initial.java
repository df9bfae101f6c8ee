package org.mlpc.runtime;

import static org.mlpc.runtime.RandomStream.WEIGHTS;

import java.util.Arrays;

/**
 * Starting values of a tensor, in exchange order (row-major, a weight as [out, in]), in a fresh array.
 *
 * <p>Value i of tensor t of layer l is drawn for {@link RandomStream#WEIGHTS} from stream a = 16 l + t, which
 * leaves room for 16 tensors in a layer; what one tensor draws does not depend on any other.
 */
public final class Initial {
    /** A vector shorter than this depends on those before it, up to rounding. */
    private static final double DEPENDENT = 1e-8;

    private Initial() {}

    /** The same value throughout. */
    public static double[] constant(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Uniform in [low, high); value i from the uniform number i. */
    public static double[] uniform(long seed, int layer, int tensor, int count, double low, double high) {
        long stream = stream(layer, tensor);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = low + (high - low) * RandomStream.uniform(seed, WEIGHTS, stream, i);
        }
        return values;
    }

    /** Normal; value i from the normal number i. */
    public static double[] normal(long seed, int layer, int tensor, int count, double mean, double stddev) {
        long stream = stream(layer, tensor);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = mean + stddev * RandomStream.normal(seed, WEIGHTS, stream, i);
        }
        return values;
    }

    /**
     * Normal, of which only what lies within two standard deviations is taken: value i is the first such of the normal
     * numbers i, i + count, i + 2 count, … The standard deviation of the result is 0.8796 times {@code stddev}.
     */
    public static double[] truncatedNormal(long seed, int layer, int tensor, int count, double mean, double stddev) {
        long stream = stream(layer, tensor);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            long k = i;
            double z = RandomStream.normal(seed, WEIGHTS, stream, k);
            while (Math.abs(z) > 2) {
                k += count;
                z = RandomStream.normal(seed, WEIGHTS, stream, k);
            }
            values[i] = mean + stddev * z;
        }
        return values;
    }

    /**
     * A random matrix [rows, columns] whose shorter side is orthonormal, times {@code gain}: the rows when there are at
     * most as many as columns, the columns otherwise. Normal numbers, vector after vector, are made orthonormal by
     * Gram-Schmidt, done twice, whose factor R has a positive diagonal, so that the matrix is uniformly distributed (F.
     * Mezzadri, "How to generate random matrices from the classical compact groups", Notices of the AMS 54, 2007).
     */
    public static double[] orthogonal(long seed, int layer, int tensor, int rows, int columns, double gain) {
        double[] values = new double[Math.multiplyExact(rows, columns)];
        boolean byRows = rows <= columns;
        double[][] vectors = orthonormal(seed, stream(layer, tensor), Math.min(rows, columns), Math.max(rows, columns));
        for (int o = 0; o < rows; o++) {
            for (int i = 0; i < columns; i++) {
                values[o * columns + i] = gain * (byRows ? vectors[o][i] : vectors[i][o]);
            }
        }
        return values;
    }

    private static double[][] orthonormal(long seed, long stream, int count, int length) {
        double[][] vectors = new double[count][length];
        long k = 0;
        int made = 0;
        while (made < count) {
            double[] vector = vectors[made];
            for (int i = 0; i < length; i++) {
                vector[i] = RandomStream.normal(seed, WEIGHTS, stream, k++);
            }
            removeParts(vector, vectors, made);
            removeParts(vector, vectors, made);
            double norm = Math.sqrt(dot(vector, vector));
            // the next numbers take the place of a vector that depends on those before it
            if (norm > DEPENDENT) {
                for (int i = 0; i < length; i++) {
                    vector[i] /= norm;
                }
                made++;
            }
        }
        return vectors;
    }

    /** Subtracts from a vector its parts along the first {@code count} unit vectors, one after the other. */
    private static void removeParts(double[] vector, double[][] units, int count) {
        for (int unit = 0; unit < count; unit++) {
            double part = dot(vector, units[unit]);
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= part * units[unit][i];
            }
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static long stream(int layer, int tensor) {
        if (layer < 0 || tensor < 0 || tensor > 15) {
            throw new IllegalArgumentException(
                    "a layer has tensors 0 to 15: layer " + layer + ", tensor " + tensor + " has no random stream");
        }
        return 16L * layer + tensor;
    }
}
