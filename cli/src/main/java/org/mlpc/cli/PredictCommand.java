package org.mlpc.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Table;
import org.mlpc.training.data.DataFiles;
import org.mlpc.training.data.ModelLines;
import org.mlpc.training.file.SavedWeights;
import org.mlpc.training.predict.Predictions;
import org.mlpc.training.run.NetworkClass;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mlpc predict FILE --weights W --data CSV}: the outputs for every row of a CSV file, as CSV. */
@Command(
        name = "predict",
        description = {"Prints a trained network's outputs for each row of a CSV file, as CSV.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class PredictCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The model file, and further ones whose declarations it uses.")
    private List<Path> files;

    @Option(
            names = "--weights",
            paramLabel = "W",
            description = "The weights (default: beside the model, where `train` puts them).")
    private @Nullable Path weights;

    @Option(
            names = "--data",
            paramLabel = "CSV",
            required = true,
            description = "A CSV file with a header; columns of targets may be missing.")
    private Path data = Path.of("");

    @Option(names = "--network", paramLabel = "NAME", description = "Which network, when there are several.")
    private @Nullable String name;

    PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ChosenNetwork chosen = ChosenNetwork.of(terminal, files, Optional.ofNullable(name), text());
        Network network = NetworkClass.compile(chosen.generated()).create();
        Path trained = weights == null ? chosen.weights() : weights;
        if (weights == null && chosen.generated().given() && Files.notExists(trained)) {
            terminal.err().println("no " + trained + ": predicting with the weights that the model gives");
        } else {
            SavedWeights.load(network, trained);
        }
        Table inputs = DataFiles.inputs(
                data, network, new ModelLines(chosen.generated().asked()));
        new Predictions(network).print(inputs, terminal.results());
        return 0;
    }

    /** The call without {@code --network}, to be pasted with one. */
    private CommandText text() {
        return new CommandText("predict", files).with("--weights", weights).with("--data", data);
    }
}
