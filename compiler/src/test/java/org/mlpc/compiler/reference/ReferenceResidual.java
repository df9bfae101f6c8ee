package org.mlpc.compiler.reference;

import org.mlpc.compiler.network.Layer;

/** The end of a block: what came into it is added. */
final class ReferenceResidual extends ReferenceLayer {
    /** What came into the block. */
    double[][] skip;

    ReferenceResidual(Layer layer) {
        super(layer);
    }

    @Override
    double[][] forward(double[][] x, Moment moment) {
        return sum(x, skip);
    }

    @Override
    double[][] backward(double[][] da) {
        return da;
    }

    static double[][] sum(double[][] left, double[][] right) {
        double[][] sum = new double[left.length][];
        for (int b = 0; b < left.length; b++) {
            sum[b] = left[b].clone();
            for (int u = 0; u < sum[b].length; u++) {
                sum[b][u] += right[b][u];
            }
        }
        return sum;
    }
}
