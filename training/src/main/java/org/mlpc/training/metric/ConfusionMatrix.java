package org.mlpc.training.metric;

import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.DoubleNetwork;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Rows;
import org.mlpc.runtime.Signature;
import org.mlpc.runtime.Target;

/**
 * How often which class was predicted for which: rows are the classes of the targets, columns the predicted ones. The
 * class of the largest output is predicted, the first of equals; of a yes/no target, yes (class 1) above its boundary.
 */
public final class ConfusionMatrix {
    /** Examples that are predicted in one call. */
    private static final int PIECE = 256;

    private final long[][] counts; // [actual, predicted]
    private final double boundary;

    private ConfusionMatrix(int classes, double boundary) {
        counts = new long[classes][classes];
        this.boundary = boundary;
    }

    /** The predictions of a network of classes, or of yes and no, on a dataset; the network is unchanged. */
    public static ConfusionMatrix of(Network network, Dataset data) {
        Target target = network.signature().target();
        ConfusionMatrix matrix = new ConfusionMatrix(Math.max(2, network.outputs()), target.boundary());
        double[] t = new double[data.targets()];
        double[] y = new double[network.outputs()];
        for (int from = 0; from < data.size(); from += PIECE) {
            int n = Math.min(PIECE, data.size() - from);
            double[] outputs = outputs(network, data, from, n);
            for (int i = 0; i < n; i++) {
                data.target(from + i, t, 0);
                System.arraycopy(outputs, i * y.length, y, 0, y.length);
                matrix.counts[label(t, 0.5)][label(y, matrix.boundary)]++;
            }
        }
        return matrix;
    }

    /** The outputs of the examples from .. from + n - 1, in the network's precision. */
    private static double[] outputs(Network network, Dataset data, int from, int n) {
        if (network.signature().precision() == Signature.Precision.FLOAT64
                && network instanceof DoubleNetwork doubles) {
            double[] x = new double[n * data.features()];
            for (int i = 0; i < n; i++) {
                data.input(from + i, x, i * data.features());
            }
            double[] y = new double[n * network.outputs()];
            doubles.predict(x, y, n);
            return y;
        }
        float[] x = new float[n * data.features()];
        for (int i = 0; i < n; i++) {
            data.input(from + i, x, i * data.features());
        }
        float[] y = new float[n * network.outputs()];
        network.predict(x, y, n);
        return Rows.doubles(y, "y", n, network.outputs());
    }

    private static int label(double[] values, double above) {
        return values.length > 1 ? Rows.argmax(values, values.length) : values[0] > above ? 1 : 0;
    }

    /** How many examples of a class were taken for another, or for what they are. */
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }
}
