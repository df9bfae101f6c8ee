package org.mlpc.compiler.reference;

import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Parameters;

/** z = W x + b, or of a maxout the largest of several; then an activation. */
final class ReferenceAffine extends ReferencePass {
    private final Choices choices;
    private final int pieces;
    private final boolean biased;
    private double[][] x;
    /** Which piece each unit of each example took. */
    private int[][] chosen;

    ReferenceAffine(Layer layer, ReferenceActivation activation, Choices choices) {
        super(layer, activation);
        this.choices = choices;
        this.pieces = layer instanceof Maxout maxout ? maxout.pieces() : 1;
        this.biased = layer.parameters().stream().anyMatch(p -> p.stream() == Parameters.BIAS);
    }

    @Override
    double[][] forward(double[][] inputs, Moment moment) {
        x = inputs;
        chosen = new int[x.length][layer.units()];
        double[][] z = new double[x.length][layer.units()];
        for (int b = 0; b < x.length; b++) {
            for (int o = 0; o < layer.units(); o++) {
                double largest = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < pieces; j++) {
                    double sum = sum(x[b], j * layer.units() + o);
                    if (sum > largest) {
                        largest = sum;
                        chosen[b][o] = j;
                    }
                }
                if (pieces > 1) {
                    choices.note(chosen[b][o]);
                }
                z[b][o] = largest;
            }
        }
        return super.forward(z, moment);
    }

    private double sum(double[] input, int row) {
        double sum = biased ? parameters[1][row] : 0;
        for (int i = 0; i < input.length; i++) {
            sum += parameters[0][row * input.length + i] * input[i];
        }
        return sum;
    }

    @Override
    double[][] backward(double[][] da) {
        double[][] dz = super.backward(da);
        double[][] dx = new double[x.length][layer.inputs()];
        for (int b = 0; b < x.length; b++) {
            for (int o = 0; o < layer.units(); o++) {
                int row = chosen[b][o] * layer.units() + o;
                if (biased) {
                    gradients[1][row] += dz[b][o];
                }
                for (int i = 0; i < layer.inputs(); i++) {
                    gradients[0][row * layer.inputs() + i] += dz[b][o] * x[b][i];
                    dx[b][i] += parameters[0][row * layer.inputs() + i] * dz[b][o];
                }
            }
        }
        return dx;
    }
}
