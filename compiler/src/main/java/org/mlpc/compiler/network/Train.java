package org.mlpc.compiler.network;

import java.util.Optional;
import org.mlpc.compiler.source.Span;

/**
 * The {@code train} block with its defaults filled in.
 *
 * @param data the data's place relative to the model file
 * @param batch examples of a step; 0 when it is the whole data set
 * @param epochs passes over the data
 * @param seed of everything random
 * @param shuffle whether every epoch has its own order
 * @param validation the share held out, 0 to below 1
 * @param validationData a file instead of a share
 * @param precision of the arithmetic
 * @param clip what bounds the gradient, if anything
 * @param earlyStop when training ends before its last epoch, if ever
 * @param onPlateau when the learning rate is lowered, if ever
 * @param threads that work on a step
 */
public record Train(
        Optional<String> data,
        int batch,
        int epochs,
        long seed,
        boolean shuffle,
        double validation,
        Optional<String> validationData,
        Precision precision,
        Optional<Clip> clip,
        Optional<EarlyStop> earlyStop,
        Optional<OnPlateau> onPlateau,
        int threads) {
    /** Examples that go through a network at once when the batch is the whole data set. */
    private static final int PIECE = 256;

    /** A bound of the gradient: of its norm over all parameters, or of each value. */
    public record Clip(Span span, boolean norm, double limit, String spelling) {}

    /**
     * Ends training when the validation loss no longer falls.
     *
     * @param patience epochs without a fall
     * @param minDelta how far the loss must fall to count
     * @param best whether the weights of the best epoch are kept, instead of the last
     */
    public record EarlyStop(int patience, double minDelta, boolean best) {}

    /**
     * Lowers the learning rate when the validation loss no longer falls.
     *
     * @param span the setting
     * @param factor what multiplies the rate, between 0 and 1
     * @param patience epochs without a fall
     */
    public record OnPlateau(Span span, double factor, int patience) {}

    /** The arithmetic of a network. */
    public enum Precision {
        FLOAT32,
        FLOAT64
    }

    /** The same on all examples at once. */
    public Train withFullBatch() {
        return new Train(
                data,
                0,
                epochs,
                seed,
                shuffle,
                validation,
                validationData,
                precision,
                clip,
                earlyStop,
                onPlateau,
                threads);
    }

    /** The most examples that go through the network at once. */
    public int piece() {
        return batch == 0 ? PIECE : batch;
    }
}
