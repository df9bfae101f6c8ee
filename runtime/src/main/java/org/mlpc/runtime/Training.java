package org.mlpc.runtime;

import java.util.Optional;
import java.util.OptionalInt;

/** The {@code train} block of a model file, defaults filled in. It never changes. */
public final class Training {
    private final Optional<String> data;
    private final int batch;
    private final int epochs;
    private final long seed;
    private final boolean shuffle;
    private final double validation;
    private final Optional<String> validationData;
    private int patience;
    private double minDelta;
    private boolean restoreBest = true;
    private int plateau;
    private double factor = 1;
    private int threads = 1;
    private OptionalInt minimizer = OptionalInt.empty();

    /**
     * Without what is seldom set: no early stop, no plateau, one thread, the network's own optimizer. The parameters are
     * what the calls of their names give.
     */
    public Training(
            Optional<String> data,
            int batch,
            int epochs,
            long seed,
            boolean shuffle,
            double validation,
            Optional<String> validationData) {
        this.data = data;
        this.batch = batch;
        this.epochs = epochs;
        this.seed = seed;
        this.shuffle = shuffle;
        this.validation = validation;
        this.validationData = validationData;
    }

    /** The training data's place, relative to the model file. */
    public Optional<String> data() {
        return data;
    }

    /** Examples in one step; 0 for all of them (full batch). */
    public int batch() {
        return batch;
    }

    /** Passes over the data. */
    public int epochs() {
        return epochs;
    }

    /** The seed of starting weights, shuffle and split. */
    public long seed() {
        return seed;
    }

    /** Whether the order of the examples changes every epoch. */
    public boolean shuffle() {
        return shuffle;
    }

    /** The share of the data held out for validation, 0 (none) to below 1. */
    public double validation() {
        return validation;
    }

    /** A data file for validation instead of a share. */
    public Optional<String> validationData() {
        return validationData;
    }

    /** Epochs in a row without a better validation loss after which training ends; 0 for no early stop. */
    public int patience() {
        return patience;
    }

    /** By how much a better loss is lower than the best. */
    public double minDelta() {
        return minDelta;
    }

    /** Whether an early stop leaves the weights of the best epoch, not those of the last. */
    public boolean restoreBest() {
        return restoreBest;
    }

    /** Epochs in a row without a better validation loss after which the learning rate is lowered; 0 for never. */
    public int plateau() {
        return plateau;
    }

    /** What the learning rate is multiplied by on a plateau. */
    public double factor() {
        return factor;
    }

    /** How many threads work on a step. */
    public int threads() {
        return threads;
    }

    /** Steps that {@link Lbfgs} remembers, 0 for {@link Scg}; empty for the network's own optimizer. */
    public OptionalInt minimizer() {
        return minimizer;
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
        Training copy = copy();
        copy.patience = epochsToWait;
        copy.minDelta = delta;
        copy.restoreBest = restore;
        return copy;
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
        Training copy = copy();
        copy.plateau = epochsToWait;
        copy.factor = by;
        return copy;
    }

    /** With a number of threads, from 1. */
    public Training threads(int count) {
        require(count >= 1, "threads are at least 1");
        Training copy = copy();
        copy.threads = count;
        return copy;
    }

    /** With iterations of {@link Lbfgs} that remembers {@code history} steps, from 1, in place of optimizer steps. */
    public Training lbfgs(int history) {
        require(history >= 1, "lbfgs needs a history of at least 1");
        return minimizing(history);
    }

    /** With iterations of {@link Scg} in place of optimizer steps. */
    public Training scg() {
        return minimizing(0);
    }

    private Training minimizing(int history) {
        Training copy = copy();
        copy.minimizer = OptionalInt.of(history);
        return copy;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private Training copy() {
        Training copy = new Training(data, batch, epochs, seed, shuffle, validation, validationData);
        copy.patience = patience;
        copy.minDelta = minDelta;
        copy.restoreBest = restoreBest;
        copy.plateau = plateau;
        copy.factor = factor;
        copy.threads = threads;
        copy.minimizer = minimizer;
        return copy;
    }
}
