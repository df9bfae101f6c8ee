package org.mlpc.training.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.compiler.diagnostic.Visible;
import org.mlpc.runtime.DivergedException;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Training;
import org.mlpc.training.Failure;
import org.mlpc.training.data.DataPlaces;
import org.mlpc.training.data.ModelLines;
import org.mlpc.training.data.TrainingData;
import org.mlpc.training.data.UnscaledInputs;
import org.mlpc.training.file.SavedWeights;
import org.mlpc.training.report.ProgressLines;
import org.mlpc.training.report.ProgressText;
import org.mlpc.training.report.TrainingSummary;
import org.mlpc.training.run.NetworkClass;
import org.mlpc.training.run.TrainingResult;
import org.mlpc.training.run.TrainingRun;

/** Trains networks on the data that their models name, for another program, such as a build. */
public final class NetworkTraining {
    private NetworkTraining() {}

    /** Whether this JVM was started with vectors, which make the training of large networks several times as fast. */
    public static boolean hasVectors() {
        return NetworkClass.vectors();
    }

    /**
     * About how many sums of a product a training takes: three for each parameter, example and epoch, where a number in
     * the data is taken to fill three bytes.
     *
     * @param places of the data that its model names
     * @return 0 when there are no data
     */
    public static double work(GeneratedClass generated, DataPlaces places) throws IOException {
        Optional<Path> data = places.data(generated.data());
        if (data.isEmpty()) {
            return 0;
        }
        long bytes = 0;
        try (Stream<Path> files = Files.walk(data.get(), 1)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        Network network = NetworkClass.compile(generated).create();
        double examples = bytes / (3.0 * network.features());
        return 3.0 * network.parameters() * examples * network.training().epochs();
    }

    /**
     * Refuses a network that only predicts.
     *
     * @throws Failure when it has no loss
     */
    public static void requireLoss(GeneratedClass generated) {
        if (!generated.learns()) {
            throw new Failure("network " + generated.network() + " has no loss, so there is nothing to train  "
                    + generated.reference() + "; add a line such as `loss mean_squared_error` to it");
        }
    }

    /**
     * Compiles a generated class in memory, trains it as its train block says, and writes its weights, atomically.
     *
     * @param places of the data that its model names
     * @param lines takes the progress, at most about twenty lines of it, in which nothing acts on a terminal
     * @param notices takes what else is to be said, likewise
     * @throws Failure when the data or the training are wrong; nothing is then written
     */
    public static void train(
            GeneratedClass generated,
            DataPlaces places,
            Path weights,
            Consumer<String> lines,
            Consumer<String> notices) {
        requireLoss(generated);
        Network network = NetworkClass.compile(generated).create();
        Training settings = network.training();
        ModelLines model = new ModelLines(generated.asked());
        TrainingData examples = TrainingData.read(
                places.data(settings.data()), places.validationData(settings.validationData()), network, model);
        if (examples.training().isEmpty()) {
            throw new Failure(generated.file() + " names no data to train network " + generated.network()
                    + " on: add `data \"file.csv\"` to its train block");
        }
        TrainingRun run = new TrainingRun(network, examples);
        ProgressText text = new ProgressText(
                ProgressText.title(network),
                run.measuredOn(),
                UnscaledInputs.note(examples, model).map(List::of).orElse(List.of()));
        Consumer<String> shown = line -> lines.accept(Visible.line(line));
        try {
            TrainingResult result =
                    run.train(new ProgressLines(text, shown, line -> notices.accept(Visible.line(line))));
            TrainingSummary.lines(network, result).forEach(shown);
        } catch (DivergedException e) {
            throw new Failure(e.getMessage(), "nothing was written");
        }
        SavedWeights.save(network, weights);
    }
}
