package org.mlpc.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Trains a network on a dataset: epochs of shuffled mini-batches, validation, metrics.
 *
 * <p>What is not set comes from the {@code train} block of the model file. The same network, data and settings give the
 * same weights, bit for bit. A trainer is used once, by one thread.
 */
public final class Trainer {
    private final Network network;
    private final Training settings;
    private int epochs;
    private long seed;
    private int threads;
    private List<String> metrics;
    private Dataset validation; // null: what the settings hold out, if they do
    private TrainingListener listener; // null: nobody listens; a lambda that does nothing would take 0.3 KB
    private int best;
    private int kept;
    private String reason = "no training has ended";

    /** A trainer with the settings of the model file. */
    public Trainer(Network network) {
        this.network = network;
        settings = network.training();
        epochs = settings.epochs();
        seed = settings.seed();
        threads = settings.threads();
        metrics = network.signature().metrics();
    }

    /** Sets the number of passes over the data, from 0. */
    public Trainer epochs(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("epochs are " + count + "; they must be 0 or more");
        }
        epochs = count;
        return this;
    }

    /** Sets the seed of split and shuffle; starting weights and dropout belong to the network. */
    public Trainer seed(long value) {
        seed = value;
        return this;
    }

    /** Sets how many threads work on a step, from 1; the results are the same for any number. */
    public Trainer threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads are " + count + "; they must be 1 or more");
        }
        threads = count;
        return this;
    }

    /** Sets what is measured after each epoch, in place of the network's metrics. */
    public Trainer metrics(List<String> names) {
        metrics = List.copyOf(names);
        return this;
    }

    /** Sets data to validate on; then nothing is held out. */
    public Trainer validation(Dataset data) {
        validation = Objects.requireNonNull(data);
        return this;
    }

    /** Sets who hears of the progress. */
    public Trainer listener(TrainingListener value) {
        listener = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Trains the network; fits its input scale on the training examples first, if it needs one.
     *
     * @return what each epoch gave
     * @throws IllegalArgumentException when the data do not fit the network, or there are none for the validation that
     *     an early stop watches
     * @throws DivergedException when the loss or a weight is NaN or infinite
     */
    public List<Epoch> train(Dataset data) {
        for (String name : metrics) {
            Metrics.named(name, network.signature().target()); // wrong names show before the work
        }
        check(data);
        if (validation != null) {
            check(validation);
        }
        Dataset training = data;
        if (validation == null && settings.validation() > 0) {
            Split split = Split.of(data, network.signature().target().kind(), settings.validation(), seed);
            training = split.training();
            validation = split.validation();
        }
        requireValidation();
        Learner learner = Learner.of(network, network.batch());
        if (!network.scaled()) {
            learner.fitScale(training);
        }
        Watch watch = new Watch(network, settings);
        if (listener != null) {
            listener.started(epochs, training.size(), validation == null ? 0 : validation.size());
        }
        try (Team team = Team.of(threads)) {
            network.use(team);
            return run(training, new Batches(network, learner, training, settings, listener), watch);
        } finally {
            network.use(Team.ALONE);
        }
    }

    private List<Epoch> run(Dataset training, Batches batches, Watch watch) {
        List<Epoch> history = new ArrayList<>();
        Dataset measured = validation == null && !metrics.isEmpty() ? training : validation;
        Learner evaluator = Learner.of(network, Evaluation.PIECE);
        Network good = network.copy();
        int goodEpoch = 0;
        double lowest = Double.POSITIVE_INFINITY;
        boolean infinite = false;
        reason = null;
        for (int number = 1; number <= epochs && reason == null; number++) {
            if (settings.shuffle()) {
                batches.shuffle(seed, number);
            }
            double loss;
            Evaluation evaluation;
            try {
                loss = batches.epoch(number);
                evaluation = measured == null
                        ? null
                        : Evaluation.of(evaluator, network.signature().target(), metrics, measured);
            } catch (DivergedException e) {
                network.copyFrom(good);
                throw e.keeping(goodEpoch);
            }
            double watched = validation == null ? loss : evaluation.loss();
            if (watched < lowest) {
                lowest = watched;
                good.copyFrom(network);
                goodEpoch = number;
            } else if (!infinite && !Double.isFinite(watched)) {
                infinite = true;
                if (listener != null) {
                    listener.notice("the validation loss became " + watched + " in epoch " + number
                            + ": some validation examples are far from all that was learned");
                }
            }
            Epoch epoch = new Epoch(number, network.steps(), loss, Optional.ofNullable(evaluation));
            history.add(epoch);
            if (listener != null) {
                listener.ended(epoch);
            }
            reason = batches.end();
            if (validation != null && watch.ends(number, evaluation.loss())) {
                reason = "the validation loss has not fallen for " + settings.patience() + " epochs";
            }
        }
        finish(history.size(), watch);
        return history;
    }

    private void finish(int last, Watch watch) {
        best = watch.best() == 0 ? last : watch.best();
        kept = watch.restore() ? best : last;
        if (reason == null) {
            reason = "all " + epochs + " epochs were run";
        }
        if (listener != null) {
            listener.finished(kept, reason);
        }
    }

    /** After the training, the epoch of the best validation loss, and without validation the last; from 1. */
    public int best() {
        return best;
    }

    /** After the training, the epoch whose weights the network has; 0 for the starting weights. */
    public int kept() {
        return kept;
    }

    /** After the training, why no further epoch was run, such as {@code all 200 epochs were run}. */
    public String reason() {
        return reason;
    }

    private void requireValidation() {
        if (validation == null && settings.patience() + settings.plateau() > 0) {
            throw new IllegalArgumentException((settings.patience() > 0 ? "early_stop" : "on_plateau")
                    + " watches the validation loss, but there are no validation data; "
                    + "hold some out, as with `validation 20%`");
        }
    }

    private void check(Dataset data) {
        String name = "network `" + network.signature().name() + "`";
        if (data.size() == 0) {
            throw new IllegalArgumentException("there are no examples for " + name);
        }
        if (data.features() != network.features()) {
            throw new IllegalArgumentException(
                    name + " has " + network.features() + " inputs, the data have " + data.features());
        }
        if (data.targets() != network.targets()) {
            throw new IllegalArgumentException(
                    name + " has " + network.targets() + " target values, the data have " + data.targets());
        }
        TargetBound.require(network.signature().target(), data);
    }
}
