package org.mlpc.runtime;

import java.util.Arrays;

/**
 * The loss of a network on a whole dataset as a function of its parameters, in the order of {@link
 * Network#gradient(float[], float[], int, float[])}, and its descent by a {@link Minimizer}.
 *
 * <p>The data are streamed in pieces of {@link Network#batch()} examples. The gradient of a piece of n examples and its
 * loss, penalties included, count n times; divided by all examples that is the mean over the examples with the penalties
 * once. Losses are those of training mode.
 */
public final class FullBatch implements Objective {
    private final Network network;
    private final Dataset data;
    private final Learner learner;
    private final double[] piece;
    private Minimizer minimizer; // null before the first iteration

    /** Of a dataset of at least one example. */
    public FullBatch(Network network, Dataset data) {
        this.network = network;
        this.data = data;
        learner = Learner.of(network, Math.min(network.batch(), data.size()));
        piece = new double[network.parameters()];
    }

    @Override
    public int size() {
        return piece.length;
    }

    /** Sets the network's parameters to a point, and measures there. */
    @Override
    public double valueAndGradient(double[] w, double[] g) {
        if (!representable(w)) {
            Arrays.fill(g, Double.NaN);
            return Double.POSITIVE_INFINITY;
        }
        parameters(w);
        Arrays.fill(g, 0);
        double sum = 0;
        for (int from = 0; from < data.size(); from += learner.capacity()) {
            int n = Math.min(learner.capacity(), data.size() - from);
            sum += n * learner.gradient(data, from, n, piece);
            for (int i = 0; i < g.length; i++) {
                g[i] += n * piece[i];
            }
        }
        for (int i = 0; i < g.length; i++) {
            g[i] /= data.size();
        }
        return sum / data.size();
    }

    /** Whether the network can be there at all; a step may be tried that is too long. */
    private boolean representable(double[] w) {
        boolean floats = network.signature().precision() == Signature.Precision.FLOAT32;
        for (double value : w) {
            if (!Double.isFinite(floats ? (float) value : value)) {
                return false;
            }
        }
        return true;
    }

    /** The network's parameters. */
    public double[] parameters() {
        double[] w = new double[piece.length];
        int at = 0;
        for (Tensor tensor : network.tensors()) {
            if (tensor.role() == Tensor.Role.PARAMETER) {
                System.arraycopy(network.read(tensor.name()), 0, w, at, tensor.size());
                at += tensor.size();
            }
        }
        return w;
    }

    /** Sets the network's parameters; a network of single precision rounds them. */
    public void parameters(double[] w) {
        int at = 0;
        for (Tensor tensor : network.tensors()) {
            if (tensor.role() == Tensor.Role.PARAMETER) {
                network.write(tensor.name(), Arrays.copyOfRange(w, at, at + tensor.size()));
                at += tensor.size();
            }
        }
    }

    /**
     * One iteration, which counts as one optimizer step of the network.
     *
     * @param history steps that {@link Lbfgs} remembers; 0 for {@link Scg}
     * @return the loss before it
     */
    double iterate(int history) {
        if (minimizer == null) {
            double[] start = parameters();
            minimizer = history == 0 ? new Scg(this, start) : new Lbfgs(this, start, history);
        }
        double loss = minimizer.value();
        if (Double.isFinite(loss)) {
            minimizer.iterate();
            parameters(minimizer.point());
            network.steps(network.steps() + 1);
        }
        return loss;
    }

    /** Why a further iteration would change nothing; null while one may. */
    String end() {
        return minimizer == null ? null : minimizer.end();
    }
}
