package org.mlpc.runtime;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code train} block of a model file, defaults filled in.
 *
 * @param data the training data's place, relative to the model file
 * @param batch examples in one step; 0 for all of them (full batch)
 * @param epochs passes over the data
 * @param seed of starting weights, shuffle and split
 * @param shuffle whether the order of the examples changes every epoch
 * @param validation the share of the data held out for validation, 0 (none) to below 1
 * @param validationData a data file for validation instead of a share
 * @param patience epochs in a row without a better validation loss after which training ends; 0 for no early stop
 * @param minDelta by how much a better loss is lower than the best
 * @param restoreBest whether an early stop leaves the weights of the best epoch, not those of the last
 * @param plateau epochs in a row without a better validation loss after which the learning rate is lowered; 0 for never
 * @param factor that it is then multiplied by
 * @param threads that work on a step
 * @param minimizer steps that {@link Lbfgs} remembers, 0 for {@link Scg}; empty for the network's own optimizer
 */
public record Training(
        Optional<String> data,
        int batch,
        int epochs,
        long seed,
        boolean shuffle,
        double validation,
        Optional<String> validationData,
        int patience,
        double minDelta,
        boolean restoreBest,
        int plateau,
        double factor,
        int threads,
        OptionalInt minimizer) {

    /** Without what is seldom set: no early stop, no plateau, one thread, the network's own optimizer. */
    public Training(
            Optional<String> data,
            int batch,
            int epochs,
            long seed,
            boolean shuffle,
            double validation,
            Optional<String> validationData) {
        this(data, batch, epochs, seed, shuffle, validation, validationData, 0, 0, true, 0, 1, 1, OptionalInt.empty());
    }

    /**
     * With an end when the validation loss no longer falls, as Keras' EarlyStopping.
     *
     * @param epochsToWait in a row without a better loss, from 1
     * @param delta a loss is better when it is lower than the best by more than this, from 0
     * @param restore whether the network gets the weights of the best epoch at the end, not those of the last
     */
    public Training earlyStop(int epochsToWait, double delta, boolean restore) {
        require(
                epochsToWait >= 1 && delta >= 0,
                "early_stop needs a patience of at least 1 and a min_delta of at least 0");
        return with(epochsToWait, delta, restore, plateau, factor, threads, minimizer);
    }

    /**
     * With a learning rate that is lowered when the validation loss no longer falls: Keras' ReduceLROnPlateau with its
     * defaults, so a loss is better when it is lower than the best by more than 1e-4 (absolute), waiting begins again at
     * once, and no rate is too small. The factor multiplies whatever rate a schedule gives.
     *
     * @param by the factor, between 0 and 1
     * @param epochsToWait in a row without a better loss, from 1
     */
    public Training onPlateau(double by, int epochsToWait) {
        require(
                epochsToWait >= 1 && by > 0 && by < 1,
                "on_plateau needs a factor between 0 and 1 and a patience of at least 1");
        return with(patience, minDelta, restoreBest, epochsToWait, by, threads, minimizer);
    }

    /** With a number of threads, from 1. */
    public Training threads(int count) {
        require(count >= 1, "threads are at least 1");
        return with(patience, minDelta, restoreBest, plateau, factor, count, minimizer);
    }

    /** With iterations of {@link Lbfgs} that remembers {@code history} steps, from 1, in place of optimizer steps. */
    public Training lbfgs(int history) {
        require(history >= 1, "lbfgs needs a history of at least 1");
        return with(patience, minDelta, restoreBest, plateau, factor, threads, OptionalInt.of(history));
    }

    /** With iterations of {@link Scg} in place of optimizer steps. */
    public Training scg() {
        return with(patience, minDelta, restoreBest, plateau, factor, threads, OptionalInt.of(0));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private Training with(
            int stop, double delta, boolean restore, int wait, double by, int count, OptionalInt minimizing) {
        return new Training(
                data,
                batch,
                epochs,
                seed,
                shuffle,
                validation,
                validationData,
                stop,
                delta,
                restore,
                wait,
                by,
                count,
                minimizing);
    }
}
