package org.mlpc.runtime;

/**
 * A network of {@code precision float64}: the calls of {@link Network} on {@code double[]}. The calls on {@code float[]}
 * convert, and allocate for it.
 */
public interface DoubleNetwork extends Network {
    /** As {@link Network#fitScale(float[], int)}. */
    void fitScale(double[] x, int n);

    /** As {@link Network#step(float[], float[], int)}. */
    double step(double[] x, double[] t, int n);

    /** As {@link Network#step(float[], int[], int)}. */
    double step(double[] x, int[] labels, int n);

    /** As {@link Network#accumulate(float[], float[], int)}. */
    void accumulate(double[] x, double[] t, int n);

    /** As {@link Network#accumulate(float[], int[], int)}. */
    void accumulate(double[] x, int[] labels, int n);

    /** As {@link Network#update(int)}, not rounded. */
    double updateDouble(int examples);

    /** As {@link Network#gradient(float[], float[], int, float[])}. */
    double gradient(double[] x, double[] t, int n, double[] g);

    /** As {@link Network#loss(float[], float[], int)}. */
    double loss(double[] x, double[] t, int n);

    /** As {@link Network#predict(float[], float[])}. */
    void predict(double[] x, double[] y);

    /** As {@link Network#predict(float[], float[], int)}. */
    void predict(double[] x, double[] y, int n);

    @Override
    default void fitScale(float[] x, int n) {
        fitScale(Rows.doubles(x, "x", n, features()), n);
    }

    @Override
    default float step(float[] x, float[] t, int n) {
        return (float) step(Rows.doubles(x, "x", n, features()), Rows.doubles(t, "t", n, targets()), n);
    }

    @Override
    default float step(float[] x, int[] labels, int n) {
        return (float) step(Rows.doubles(x, "x", n, features()), labels, n);
    }

    @Override
    default void accumulate(float[] x, float[] t, int n) {
        accumulate(Rows.doubles(x, "x", n, features()), Rows.doubles(t, "t", n, targets()), n);
    }

    @Override
    default void accumulate(float[] x, int[] labels, int n) {
        accumulate(Rows.doubles(x, "x", n, features()), labels, n);
    }

    @Override
    default float update(int examples) {
        return (float) updateDouble(examples);
    }

    @Override
    default float gradient(float[] x, float[] t, int n, float[] g) {
        Rows.requireLength(g.length, "g", 1, parameters());
        double[] gradient = new double[parameters()];
        double loss = gradient(Rows.doubles(x, "x", n, features()), Rows.doubles(t, "t", n, targets()), n, gradient);
        Rows.round(gradient, g, "g");
        return (float) loss;
    }

    @Override
    default float loss(float[] x, float[] t, int n) {
        return (float) loss(Rows.doubles(x, "x", n, features()), Rows.doubles(t, "t", n, targets()), n);
    }

    @Override
    default void predict(float[] x, float[] y) {
        predict(x, y, 1);
    }

    @Override
    default void predict(float[] x, float[] y, int n) {
        Rows.requireLength(y.length, "y", n, outputs());
        double[] outputs = new double[n * outputs()];
        predict(Rows.doubles(x, "x", n, features()), outputs, n);
        Rows.round(outputs, y, "y");
    }
}
