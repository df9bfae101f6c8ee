package org.mlpc.compiler.reference;

import java.util.Arrays;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Layer;

/** Batch normalization; its gradient by dual numbers over the whole batch. */
final class ReferenceBatchNorm extends ReferenceLayer {
    private final double[] runningMean;
    private final double[] runningVariance;
    private double[] mean;
    private double[] variance;
    private double[][] x;

    ReferenceBatchNorm(Layer layer) {
        super(layer);
        runningMean = new double[layer.units()];
        runningVariance = new double[layer.units()];
        Arrays.fill(runningVariance, 1);
    }

    @Override
    double[][] forward(double[][] inputs, Moment moment) {
        x = inputs;
        mean = moment.training() ? new double[layer.units()] : runningMean;
        variance = moment.training() ? new double[layer.units()] : runningVariance;
        double[][] z = new double[x.length][layer.units()];
        for (int u = 0; u < layer.units(); u++) {
            int unit = u;
            if (moment.training()) {
                mean[u] =
                        Arrays.stream(x).mapToDouble(row -> row[unit]).average().orElseThrow();
                variance[u] = Arrays.stream(x)
                        .mapToDouble(row -> Math.pow(row[unit] - mean[unit], 2))
                        .average()
                        .orElseThrow();
            }
            for (int b = 0; b < x.length; b++) {
                double normal = (x[b][u] - mean[u]) / Math.sqrt(variance[u] + BatchNorm.EPSILON);
                z[b][u] = parameters[0][u] * normal + parameters[1][u];
            }
        }
        return z;
    }

    @Override
    double[][] backward(double[][] da) {
        double[][] dx = new double[da.length][layer.units()];
        for (int u = 0; u < layer.units(); u++) {
            double[] column = new double[da.length];
            for (int b = 0; b < da.length; b++) {
                column[b] = x[b][u];
            }
            Dual[] values = Dual.variables(column);
            Dual count = Dual.constant(values.length);
            Dual sum = Dual.constant(0);
            for (Dual value : values) {
                sum = sum.plus(value);
            }
            Dual middle = sum.over(count);
            Dual squares = Dual.constant(0);
            for (Dual value : values) {
                squares = squares.plus(value.minus(middle).times(value.minus(middle)));
            }
            Dual deviation =
                    squares.over(count).plus(Dual.constant(BatchNorm.EPSILON)).sqrt();
            for (int b = 0; b < values.length; b++) {
                Dual normal = values[b].minus(middle).over(deviation);
                gradients[0][u] += da[b][u] * normal.value();
                gradients[1][u] += da[b][u];
                for (int other = 0; other < values.length; other++) {
                    dx[other][u] += da[b][u] * parameters[0][u] * normal.slope(other);
                }
            }
        }
        return dx;
    }

    @Override
    void follow(int n) {
        for (int u = 0; u < runningMean.length; u++) {
            runningMean[u] += BatchNorm.MOMENTUM * (mean[u] - runningMean[u]);
            runningVariance[u] += BatchNorm.MOMENTUM * (variance[u] * n / (n - 1) - runningVariance[u]);
        }
    }
}
