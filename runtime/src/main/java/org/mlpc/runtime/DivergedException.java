package org.mlpc.runtime;

/** The loss or a weight became NaN or infinite; the network is back where the last good epoch left it. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int epoch;
    private final int step;
    private final int lastGoodEpoch;

    DivergedException(int epoch, int step, String what, String cause) {
        super(what + " in epoch " + epoch + ", step " + step + "; likely cause: " + cause);
        this.epoch = epoch;
        this.step = step;
        lastGoodEpoch = epoch - 1;
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
    public int lastGoodEpoch() {
        return lastGoodEpoch;
    }
}
