package org.mlpc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.DivergedException;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Evaluation;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Split;
import org.mlpc.runtime.Target;
import org.mlpc.runtime.Trainer;

/** One training, shown as it goes and summed up at its end. */
final class TrainRun {
    private static final String ACCURACY = "accuracy";

    private final Terminal terminal;
    private final Network network;
    private final TrainingData data;
    private final int epochs;
    private final long seed;
    private final int threads;
    private final List<String> notes = new ArrayList<>();

    TrainRun(
            Terminal terminal,
            Network network,
            TrainingData data,
            Optional<Integer> epochs,
            Optional<Long> seed,
            Optional<Integer> threads) {
        this.terminal = terminal;
        this.network = network;
        this.data = data;
        this.epochs = epochs.orElse(network.training().epochs());
        this.seed = seed.orElse(network.training().seed());
        this.threads = threads.orElse(network.training().threads());
    }

    /** Something to say when the training begins, and not where it never does. */
    void note(String note) {
        notes.add(note);
    }

    /**
     * Trains the network.
     *
     * @throws DivergedException when the loss or a weight is NaN or infinite; the network is then at its best epoch
     * @throws Failure when the data do not fit
     */
    void train() {
        Dataset examples = data.training().orElseThrow();
        boolean holdsOut = data.validation().isPresent() || network.training().validation() > 0;
        // test data must not decide when to stop
        boolean watches = network.training().patience() + network.training().plateau() > 0;
        Optional<Dataset> beside = data.validation().or(() -> holdsOut || watches ? Optional.empty() : data.test());
        String measured = holdsOut ? "validation " : beside.isPresent() ? "test " : "";
        Progress progress = new Progress(terminal, title(), measured, notes);
        Trainer trainer = new Trainer(network)
                .epochs(epochs)
                .seed(seed)
                .threads(threads)
                .metrics(metrics())
                .listener(progress);
        beside.ifPresent(trainer::validation);
        long start = System.nanoTime();
        List<Epoch> history;
        try {
            history = trainer.train(examples);
        } catch (DivergedException e) {
            progress.interrupt();
            throw e;
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage());
        }
        sumUp(history, trainer.kept(), measured, (System.nanoTime() - start) / 1e9);
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

    private String title() {
        return network.signature().name() + ": " + Measures.count(network.features(), "input") + ", "
                + Measures.count(network.outputs(), "output") + ", "
                + Measures.count(network.parameters(), "parameter");
    }

    /** The examples without those that the trainer held out. */
    private Dataset trainedOn() {
        Dataset examples = data.training().orElseThrow();
        double share = data.validation().isPresent() ? 0 : network.training().validation();
        return share == 0 ? examples : split().training();
    }

    /** What the trainer trained on and what it held out, when it did so itself. */
    private Split split() {
        return Split.of(
                data.training().orElseThrow(),
                network.signature().target().kind(),
                network.training().validation(),
                seed);
    }

    private void sumUp(List<Epoch> history, int kept, String measured, double seconds) {
        if (history.isEmpty()) {
            terminal.out().println("starting weights, not trained");
            return;
        }
        Epoch end = history.get(kept - 1);
        List<String> texts = new ArrayList<>();
        end.evaluation().ifPresent(evaluation -> texts.addAll(Measures.metrics(measured, evaluation)));
        texts.add(measured + "loss "
                + Measures.number(end.evaluation().map(Evaluation::loss).orElse(end.loss())));
        terminal.out().printf(Locale.ROOT, "trained %s in %.1f s%n", Measures.count(history.size(), "epoch"), seconds);
        if (!measured.isEmpty()) {
            Evaluation training = Evaluation.of(network, trainedOn(), metrics());
            List<String> ofTraining = Measures.metrics("training ", training);
            ofTraining.add("training loss " + Measures.number(training.loss()));
            terminal.out().println(String.join(", ", ofTraining));
        }
        terminal.out().println(String.join(", ", texts));
        if (measured.equals("validation ") && data.test().isPresent()) {
            Evaluation test = Evaluation.of(network, data.test().get(), metrics());
            terminal.out().println(String.join(", ", Measures.metrics("test ", test)));
        }
        confusion(measured);
    }

    /** Of the examples that tell most: those that no decision was made on. */
    private void confusion(String measured) {
        boolean tested = data.test().isPresent();
        String what = tested ? "test " : measured.isEmpty() ? "training " : measured;
        Dataset shown = data.test()
                .or(data::validation)
                .orElseGet(() -> measured.isEmpty() ? trainedOn() : split().validation());
        Confusion.lines(network, shown, what).forEach(terminal.out()::println);
    }
}
