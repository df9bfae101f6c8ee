package org.mlpc.training.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.DivergedException;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Evaluation;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Split;
import org.mlpc.runtime.Target;
import org.mlpc.runtime.Trainer;
import org.mlpc.runtime.TrainingListener;
import org.mlpc.training.Failure;
import org.mlpc.training.data.TrainingData;

/** One training of a network, as its train block says unless it is told otherwise. */
public final class TrainingRun {
    private static final String ACCURACY = "accuracy";

    private final Network network;
    private final TrainingData data;
    private int epochs;
    private long seed;
    private int threads;

    /**
     * A training.
     *
     * @param network is trained in place
     * @param data with examples to train on
     */
    public TrainingRun(Network network, TrainingData data) {
        this.network = network;
        this.data = data;
        this.epochs = network.training().epochs();
        this.seed = network.training().seed();
        this.threads = network.training().threads();
    }

    /** Passes over the data, 0 or more. */
    public TrainingRun epochs(int number) {
        epochs = number;
        return this;
    }

    /** The seed of split and shuffle. */
    public TrainingRun seed(long number) {
        seed = number;
        return this;
    }

    /** Threads that work on a step, 1 or more; the result is the same for any number. */
    public TrainingRun threads(int number) {
        threads = number;
        return this;
    }

    /** What each epoch is measured on; test data must not decide when to stop. */
    public MeasuredOn measuredOn() {
        if (holdsOut()) {
            return MeasuredOn.VALIDATION;
        }
        boolean watches = network.training().patience() + network.training().plateau() > 0;
        return watches || data.test().isEmpty() ? MeasuredOn.TRAINING : MeasuredOn.TEST;
    }

    private boolean holdsOut() {
        return data.validation().isPresent() || network.training().validation() > 0;
    }

    /**
     * Trains the network.
     *
     * @throws DivergedException when the loss or a weight is NaN or infinite; the network is then at its best epoch
     * @throws Failure when the data do not fit
     */
    public TrainingResult train(TrainingListener listener) {
        Trainer trainer = new Trainer(network)
                .epochs(epochs)
                .seed(seed)
                .threads(threads)
                .metrics(metrics())
                .listener(listener);
        MeasuredOn measuredOn = measuredOn();
        data.validation()
                .or(() -> measuredOn == MeasuredOn.TEST ? data.test() : Optional.empty())
                .ifPresent(trainer::validation);
        long start = System.nanoTime();
        List<Epoch> history;
        try {
            history = trainer.train(examples());
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage());
        }
        return result(history, trainer.kept(), (System.nanoTime() - start) / 1e9);
    }

    private TrainingResult result(List<Epoch> history, int kept, double seconds) {
        MeasuredOn measuredOn = measuredOn();
        boolean trained = !history.isEmpty();
        Optional<Split> split = split();
        Dataset trainedOn = split.map(Split::training).orElseGet(this::examples);
        Optional<Evaluation> training = trained && measuredOn != MeasuredOn.TRAINING
                ? Optional.of(Evaluation.of(network, trainedOn, metrics()))
                : Optional.empty();
        Optional<Evaluation> test = trained && measuredOn == MeasuredOn.VALIDATION
                ? data.test().map(examples -> Evaluation.of(network, examples, metrics()))
                : Optional.empty();
        MeasuredOn judgedOn = data.test().isPresent() ? MeasuredOn.TEST : measuredOn;
        Dataset judged = data.test()
                .or(data::validation)
                .or(() -> split.map(Split::validation))
                .orElse(trainedOn);
        return new TrainingResult(history, kept, measuredOn, seconds, training, test, judgedOn, judged);
    }

    /** Classes always come with their accuracy, since that is what people ask first. */
    private List<String> metrics() {
        List<String> names = new ArrayList<>(network.signature().metrics());
        boolean classes = network.signature().target().kind() != Target.Kind.REGRESSION;
        if (classes && !names.contains(ACCURACY)) {
            names.add(ACCURACY);
        }
        return names;
    }

    private Dataset examples() {
        return data.training().orElseThrow();
    }

    /** What the trainer trained on and what it held out, when it did so itself. */
    private Optional<Split> split() {
        double share = data.validation().isPresent() ? 0 : network.training().validation();
        return share == 0
                ? Optional.empty()
                : Optional.of(Split.of(examples(), network.signature().target().kind(), share, seed));
    }
}
