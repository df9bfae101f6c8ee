package org.mlpc.runtime;

/**
 * The loss or a weight became NaN or infinite. The network has the weights that the epoch of the lowest validation loss left
 * behind, or without validation that of the lowest training loss.
 */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int epoch;
    private final int step;
    private int kept;

    DivergedException(int epoch, int step, String what, String cause) {
        super(what + " in epoch " + epoch + ", step " + step + "; likely cause: " + cause);
        this.epoch = epoch;
        this.step = step;
    }

    /** The epoch in which it happened, from 1. */
    public int epoch() {
        return epoch;
    }

    /** The step of the epoch after which it was seen, from 1. */
    public int step() {
        return step;
    }

    /** The epoch whose weights the network now has; 0 for the starting weights. */
    public int keptEpoch() {
        return kept;
    }

    /** The same, once the network has the weights of an epoch. */
    DivergedException keeping(int best) {
        kept = best;
        return this;
    }
}
