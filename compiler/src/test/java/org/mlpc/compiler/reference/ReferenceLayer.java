package org.mlpc.compiler.reference;

import java.util.Arrays;
import java.util.List;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.network.Regularization;
import org.mlpc.compiler.network.Residual;

/** A layer by textbook loops, all examples of a batch at once. */
abstract class ReferenceLayer {
    final Layer layer;
    /** The numbers of each tensor, row-major. */
    final double[][] parameters;

    final double[][] gradients;

    ReferenceLayer(Layer layer) {
        this.layer = layer;
        List<Parameters> tensors = layer.parameters();
        parameters = new double[tensors.size()][];
        gradients = new double[tensors.size()][];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = new double[tensors.get(i).size()];
            gradients[i] = new double[tensors.get(i).size()];
        }
    }

    /** The layer of a kind, with a number from 1. */
    static ReferenceLayer of(Layer layer, int number, long seed, Choices choices) {
        return layer.accept(new Layer.Visitor<>() {
            private ReferenceActivation activation() {
                return new ReferenceActivation(layer, number, seed, choices);
            }

            @Override
            public ReferenceLayer dense(Dense dense) {
                return new ReferenceAffine(layer, activation(), choices);
            }

            @Override
            public ReferenceLayer maxout(Maxout maxout) {
                return new ReferenceAffine(layer, activation(), choices);
            }

            @Override
            public ReferenceLayer activate(Activate activate) {
                return new ReferencePass(layer, activation());
            }

            @Override
            public ReferenceLayer batchNorm(BatchNorm norm) {
                return new ReferenceBatchNorm(layer);
            }

            @Override
            public ReferenceLayer residual(Residual residual) {
                return new ReferenceResidual(layer);
            }
        });
    }

    /** The outputs for inputs, which both are remembered for {@link #backward}. */
    abstract double[][] forward(double[][] x, Moment moment);

    /** Adds the gradients of the last inputs, given ∂L/∂a, and returns ∂L/∂x. */
    abstract double[][] backward(double[][] da);

    /** What a step in training leaves behind beside the parameters. */
    void follow(int n) {}

    void clear() {
        for (double[] gradient : gradients) {
            Arrays.fill(gradient, 0);
        }
    }

    /** What the weights add to the loss. */
    double penalty() {
        double penalty = 0;
        Regularization r = layer.regularization();
        for (int k = 0; layer.affine() && !layer.frozen() && k < parameters[0].length; k++) {
            double w = parameters[0][k];
            penalty += r.l1() * Math.abs(w) + r.l2() * w * w;
        }
        return penalty;
    }

    /** The mean gradient of n examples with that of the penalty; 0 for what is frozen. */
    double[][] meanGradients(int n) {
        Regularization r = layer.regularization();
        double[][] means = new double[gradients.length][];
        for (int i = 0; i < means.length; i++) {
            means[i] = new double[gradients[i].length];
            for (int k = 0; k < means[i].length && !layer.frozen(); k++) {
                double w = parameters[i][k];
                double slope = layer.affine() && i == 0 ? r.l1() * Math.signum(w) + 2 * r.l2() * w : 0;
                means[i][k] = gradients[i][k] / n + slope;
            }
        }
        return means;
    }

    /** Shortens each row of weights to the longest that it may be. */
    void shorten() {
        double most = layer.regularization().maxNorm();
        int width = layer.inputs();
        for (int row = 0; layer.affine() && !layer.frozen() && most > 0 && row < parameters[0].length / width; row++) {
            double[] weights = Arrays.copyOfRange(parameters[0], row * width, (row + 1) * width);
            double norm = Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum());
            for (int i = 0; norm > most && i < width; i++) {
                parameters[0][row * width + i] *= most / norm;
            }
        }
    }
}
