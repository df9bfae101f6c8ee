package org.mlpc.runtime;

/** Waits for a loss to fall, as Keras' EarlyStopping and ReduceLROnPlateau do. */
final class Patience {
    private final int epochs;
    private final double delta;
    private double best = Double.POSITIVE_INFINITY;
    private int waited;

    /**
     * Waits.
     *
     * @param epochs in a row that may bring no better loss; 0 for any number
     * @param delta a loss is better when it is lower than the best by more than this
     */
    Patience(int epochs, double delta) {
        this.epochs = epochs;
        this.delta = delta;
    }

    /** Takes the loss of the next epoch; whether it is the best so far. */
    boolean better(double loss) {
        boolean better = loss + delta < best;
        best = better ? loss : best;
        waited = better ? 0 : waited + 1;
        return better;
    }

    /** Whether it has waited as long as it may; then it begins to wait again. */
    boolean ends() {
        boolean ends = waited > 0 && waited == epochs;
        waited = ends ? 0 : waited;
        return ends;
    }
}
