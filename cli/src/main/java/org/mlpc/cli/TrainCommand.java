package org.mlpc.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mlpc.runtime.DivergedException;
import org.mlpc.runtime.Network;
import org.mlpc.training.Failure;
import org.mlpc.training.build.NetworkTraining;
import org.mlpc.training.data.DataPlaces;
import org.mlpc.training.data.ModelLines;
import org.mlpc.training.data.TrainingData;
import org.mlpc.training.data.UnscaledInputs;
import org.mlpc.training.file.Place;
import org.mlpc.training.file.SavedWeights;
import org.mlpc.training.report.ProgressLines;
import org.mlpc.training.report.ProgressText;
import org.mlpc.training.report.TrainingSummary;
import org.mlpc.training.run.NetworkClass;
import org.mlpc.training.run.TrainingResult;
import org.mlpc.training.run.TrainingRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mlpc train FILE}: compiles a network, trains it, writes its weights and its Java. */
@Command(
        name = "train",
        description = {"Compiles a network, trains it, and writes its weights and its Java beside the model.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;

    private Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The model file, and further ones whose declarations it uses.")
    private List<Path> files;

    @Option(
            names = "--data",
            paramLabel = "PLACE",
            description = "A CSV file with a header, or a folder with the four IDX files of MNIST"
                    + " (default: `data` in the model).")
    private @Nullable Path data;

    @Option(
            names = "--data-root",
            paramLabel = "DIR",
            description = "Where the model may name data, besides its own folder and those below it.")
    private @Nullable Path dataRoot;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data; 0 writes the starting weights.")
    private @Nullable Integer epochs;

    @Option(names = "--seed", paramLabel = "N", description = "Of starting weights, split and shuffle.")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that work on a step; the result is the same for any number"
                    + " (default: `threads` in the model, or 1).")
    private @Nullable Integer threads;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the weights go, and the Java beside them (default: beside the model).",
            converter = FileConverter.class)
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces weights and Java that mlpc did not write.")
    private boolean force;

    @Option(names = "--network", paramLabel = "NAME", description = "Which network, when there are several.")
    private @Nullable String name;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The command with files and no options. */
    TrainCommand(Terminal terminal, List<Path> files) {
        this(terminal);
        this.files = files;
    }

    @Override
    public Integer call() {
        if (epochs != null && epochs < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--epochs is " + epochs + "; it must be 0 or more");
        }
        if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--threads is " + threads + "; it must be 1 to " + MOST_THREADS);
        }
        ChosenNetwork chosen = ChosenNetwork.of(terminal, files, Optional.ofNullable(name), text());
        if (epochs == null || epochs > 0) {
            NetworkTraining.requireLoss(chosen.generated());
        }
        DataPlaces places = DataPlaces.of(chosen.model(), Optional.ofNullable(dataRoot));
        Optional<Path> training = Optional.ofNullable(data)
                .or(() -> places.data(chosen.generated().data()));
        Optional<Path> validation = places.validationData(chosen.generated().validationData());
        Outputs outputs = outputs(chosen, training, validation);
        outputs.check();
        Path weights = weights(chosen);
        if (Place.isStandardOutput(weights)) {
            terminal = terminal.withoutOut();
        }
        NetworkClass generated = NetworkClass.compile(chosen.forThisJvm());
        Network network = seed == null ? generated.create() : generated.create(seed);
        ModelLines model = new ModelLines(chosen.generated().asked());
        TrainingData examples = TrainingData.read(training, validation, network, model);
        if (examples.training().isEmpty() && (epochs == null || epochs > 0 || !network.scaled())) {
            throw new Failure("there are no data to train on: add `data \"file.csv\"` to the train block of "
                    + chosen.model() + " or give --data");
        }
        run(network, examples, weights, chosen.missesVectors(), model);
        terminal.out().println("weights: " + weights);
        if (Place.isStream(weights)) {
            terminal.out().println("Java:    not written, since it goes beside regular files only");
        } else {
            outputs.check(); // once more: a training may take hours
            terminal.out().println("Java:    " + JavaFolder.write(chosen.generated(), root(chosen)));
        }
        return 0;
    }

    /** The call without {@code --network}, to be pasted with one. */
    private CommandText text() {
        return new CommandText("train", files)
                .with("--data", data)
                .with("--data-root", dataRoot)
                .with("--epochs", epochs)
                .with("--seed", seed)
                .with("--threads", threads)
                .with("--output", output);
    }

    private Outputs outputs(ChosenNetwork chosen, Optional<Path> training, Optional<Path> validation) {
        Outputs outputs = new Outputs(force);
        files.forEach(file -> outputs.input("the model", file));
        training.ifPresent(path -> outputs.input("the data", path));
        validation.ifPresent(path -> outputs.input("the validation data", path));
        Path weights = weights(chosen);
        outputs.weights(weights, output != null);
        if (!Place.isStream(weights)) {
            outputs.java(chosen.generated(), root(chosen));
        }
        return outputs;
    }

    private Path weights(ChosenNetwork chosen) {
        return output == null ? chosen.weights() : output;
    }

    private Path root(ChosenNetwork chosen) {
        return output == null ? JavaFolder.beside(chosen.generated()) : Place.folder(output);
    }

    private void run(Network network, TrainingData examples, Path weights, boolean plain, ModelLines model) {
        if (examples.training().isPresent()) {
            train(network, examples, weights, plain, model);
        }
        SavedWeights.save(network, weights);
    }

    private void train(Network network, TrainingData examples, Path weights, boolean plain, ModelLines model) {
        TrainingRun run = new TrainingRun(network, examples);
        Optional.ofNullable(epochs).ifPresent(run::epochs);
        Optional.ofNullable(seed).ifPresent(run::seed);
        Optional.ofNullable(threads).ifPresent(run::threads);
        List<String> notes = new ArrayList<>();
        if (plain) {
            notes.add("this Java runs without the module jdk.incubator.vector, so the training is of the plain form,"
                    + " which takes longer, for the same weights");
        }
        UnscaledInputs.note(examples, model).ifPresent(notes::add);
        ProgressText text = new ProgressText(ProgressText.title(network), run.measuredOn(), notes);
        ProgressBar bar = new ProgressBar(terminal, text);
        try {
            TrainingResult result = run.train(
                    terminal.interactive() ? bar : new ProgressLines(text, this::printAtOnce, terminal.err()::println));
            TrainingSummary.lines(network, result).forEach(terminal.out()::println);
        } catch (DivergedException e) {
            bar.interrupt();
            String kept = "nothing was written";
            if (e.keptEpoch() > 0) {
                SavedWeights.save(network, weights);
                kept = "the weights of epoch " + e.keptEpoch() + " are in " + weights;
            }
            throw new Failure(e.getMessage(), kept);
        }
    }

    /** Progress is there to be seen while it goes on, in a pipe, too. */
    private void printAtOnce(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }

    /** A path loses the slash at its end, and with it that a folder is meant. */
    static final class FileConverter implements CommandLine.ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            if (text.endsWith("/") || text.endsWith(File.separator)) {
                throw new CommandLine.TypeConversionException(
                        "`" + text + "` is the name of a folder; name the file for the weights");
            }
            return Main.path(text);
        }
    }
}
