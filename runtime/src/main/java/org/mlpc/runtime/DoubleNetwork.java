package org.mlpc.runtime;

/** A network of {@code precision float64}: the same calls on {@code double[]}, the {@code float[]} calls converting. */
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

    /** As {@link Network#update(int)}, unrounded. */
    double updateDouble(int examples);

    /** As {@link Network#gradient(float[], float[], int, float[])}. */
    double gradient(double[] x, double[] t, int n, double[] g);

    /** As {@link Network#loss(float[], float[], int)}. */
    double loss(double[] x, double[] t, int n);

    /** As {@link Network#predict(float[], float[])}. */
    void predict(double[] x, double[] y);

    /** As {@link Network#predict(float[], float[], int)}. */
    void predict(double[] x, double[] y, int n);
}
