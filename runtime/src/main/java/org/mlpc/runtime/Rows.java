package org.mlpc.runtime;

import java.util.List;

/** Checks and prepares rows of values before a network uses them. Row-major, one row for each example. */
public final class Rows {
    /** Labels that a message lists. */
    private static final int SHOWN = 20;

    private Rows() {}

    /**
     * Requires {@code n} rows of finite values.
     *
     * @param name of the array, for the message
     * @throws IllegalArgumentException if there are too few values, or one is not finite
     */
    public static void require(float[] values, String name, int n, int width) {
        requireLength(values.length, name, n, width);
        // Only a value that is not finite makes the sum of its products with 0 something else than 0.
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int size = n * width;
        int i = 0;
        for (; i < size - 3; i += 4) {
            a += values[i] * 0;
            b += values[i + 1] * 0;
            c += values[i + 2] * 0;
            d += values[i + 3] * 0;
        }
        for (; i < size; i++) {
            a += values[i] * 0;
        }
        if (a + b + c + d != 0) {
            for (i = 0; i < size; i++) {
                requireFinite(values[i], name, i, width);
            }
        }
    }

    /** As {@link #require(float[], String, int, int)}. */
    public static void require(double[] values, String name, int n, int width) {
        requireLength(values.length, name, n, width);
        for (int i = 0; i < n * width; i++) {
            requireFinite(values[i], name, i, width);
        }
    }

    private static void requireFinite(double value, String name, int index, int width) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    name + ": value " + index % width + " of example " + index / width + " is " + value);
        }
    }

    /**
     * What is wrong with a value of a named input: it is no finite number, is none after its transform, or is no label's
     * index.
     */
    public static IllegalArgumentException refused(Signature signature, int input, int example, double value) {
        List<String> kind = signature.kind(input);
        String why = "";
        if (kind.size() > 1) {
            why = "; it must be the index, from 0, of one of " + kind.subList(0, Math.min(SHOWN, kind.size()))
                    + (kind.size() > SHOWN ? " and " + (kind.size() - SHOWN) + " more" : "");
        } else if (Double.isFinite(value)) {
            why = ", of which " + kind.get(0) + " makes no finite number";
        }
        return new RefusedInputException(
                input, "x: `" + signature.inputs().get(input) + "` of example " + example + " is " + text(value) + why);
    }

    /** The shortest text of a float or a double. */
    static String text(double value) {
        return (float) value == value ? ShortestDecimal.of((float) value) : ShortestDecimal.of(value);
    }

    /**
     * Requires a number from one up to another, which is not among them.
     *
     * @return the value
     */
    public static double requireArgument(String name, double value, double least, double below) {
        if (value >= least && value < below) {
            return value;
        }
        boolean any = least < 0;
        String range = any ? "a finite number" : least == 0 ? "at least 0" : "greater than 0";
        String end = any ? "" : below <= 1 ? " and less than " + ShortestDecimal.of(below) : " and finite";
        throw new IllegalArgumentException(name + " is " + text(value) + "; it must be " + range + end);
    }

    /** Requires that what a schedule says of a step is a number that steps can be taken with; returns it. */
    public static double requireScheduled(String argument, double value, double step) {
        if (value >= 0 && value <= Double.MAX_VALUE) {
            return value;
        }
        throw new IllegalArgumentException(
                "the schedule of " + argument + " is " + value + " at step " + (long) step + ", counted from 0");
    }

    /**
     * Requires outputs that a decision can be made on.
     *
     * @param x what was given, to name the value that is farthest off
     */
    public static void requireDecidable(Network network, double[] x, double[] y) {
        for (double value : y) {
            if (Double.isNaN(value)) {
                int worst = worst(network, x);
                List<String> names = network.signature().inputs();
                String name = names.isEmpty() ? "input " + worst : "`" + names.get(worst) + "`";
                throw new IllegalArgumentException("there is no answer to " + name + " = " + text(x[worst])
                        + ": an output is NaN, since numbers so large overflow");
            }
        }
    }

    /** As {@link #requireDecidable(Network, double[], double[])}. */
    @SuppressWarnings("IdentityBinaryExpression") // is it NaN, in fewer bytes of the jar than by a call
    public static void requireDecidable(Network network, float[] x, float[] y) {
        for (float value : y) {
            if (value != value) {
                requireDecidable(
                        network, doubles(x, "x", 1, network.features()), doubles(y, "y", 1, network.outputs()));
            }
        }
    }

    /** The input that is farthest off, scaled where the network scales. */
    private static int worst(Network network, double[] x) {
        boolean scales = Tensor.any(network.tensors(), Tensor.Role.SCALE);
        double[] offset = scales ? network.read("scale.offset") : new double[network.features()];
        double[] factor = scales ? network.read("scale.factor") : null;
        double[] far = new double[network.features()];
        for (int i = 0; i < far.length; i++) {
            boolean number = network.signature().kind(i).size() <= 1;
            far[i] = number ? Math.abs((x[i] - offset[i]) * (scales ? factor[i] : 1)) : 0;
        }
        return argmax(far, far.length);
    }

    /** Requires room for {@code n} rows. */
    public static void requireLength(int length, String name, int n, int width) {
        if (n < 0) {
            throw new IllegalArgumentException("n is " + n + ", less than 0");
        }
        if (length < (long) n * width) {
            throw new IllegalArgumentException(name + " has " + length + " values, but " + n + " examples of " + width
                    + " need " + (long) n * width);
        }
    }

    /** Requires between one example and a whole batch. */
    public static void requireBatch(int n, int batch) {
        if (n < 1 || n > batch) {
            throw new IllegalArgumentException("n is " + n + ", not between 1 and the batch of " + batch);
        }
    }

    /** Requires at least one example. */
    public static void requireSome(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n is " + n + ", but a mean needs at least 1 example");
        }
    }

    /** Requires that as many examples are taken into account as were given. */
    public static void requireExamples(int examples, int accumulated) {
        if (examples != accumulated || examples == 0) {
            throw new IllegalStateException(
                    "update of " + examples + " examples, but " + accumulated + " were accumulated");
        }
    }

    /** Requires that the input scale is known. */
    public static void requireScaled(boolean scaled) {
        if (!scaled) {
            throw new IllegalStateException(
                    "the input scale is not fitted: call fitScale with training rows, or load weights");
        }
    }

    /**
     * Writes class labels as rows of 0 and 1; with a single output the label itself.
     *
     * @throws IllegalArgumentException if a label is not one of the classes
     */
    public static void oneHot(int[] labels, int n, int width, float[] t) {
        requireLength(labels.length, "labels", n, 1);
        for (int b = 0; b < n; b++) {
            int label = requireLabel(labels[b], b, width);
            for (int u = 0; u < width; u++) {
                t[b * width + u] = width == 1 ? label : u == label ? 1 : 0;
            }
        }
    }

    /** As {@link #oneHot(int[], int, int, float[])}. */
    public static void oneHot(int[] labels, int n, int width, double[] t) {
        requireLength(labels.length, "labels", n, 1);
        for (int b = 0; b < n; b++) {
            int label = requireLabel(labels[b], b, width);
            for (int u = 0; u < width; u++) {
                t[b * width + u] = width == 1 ? label : u == label ? 1 : 0;
            }
        }
    }

    private static int requireLabel(int label, int example, int width) {
        int classes = Math.max(2, width);
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException(
                    "label " + label + " of example " + example + " is not between 0 and " + (classes - 1));
        }
        return label;
    }

    /** The first {@code n} rows as doubles. */
    public static double[] doubles(float[] values, String name, int n, int width) {
        requireLength(values.length, name, n, width);
        double[] doubles = new double[n * width];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /** Rounds values into a longer or equal array. */
    public static void round(double[] values, float[] rounded, String name) {
        requireLength(rounded.length, name, 1, values.length);
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
    }

    /** The index of the largest of the first {@code n} values, the first of equals. */
    public static int argmax(float[] values, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The index of the largest of the first {@code n} values, the first of equals. */
    public static int argmax(double[] values, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Requires that an array is a whole number of rows. */
    static void requireWhole(int values, int width) {
        if (width < 1 || values % width != 0) {
            throw new IllegalArgumentException(values + " values are no whole number of rows of " + width);
        }
    }
}
