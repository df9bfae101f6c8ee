package org.mlpc.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.runtime.DivergedException;
import org.mlpc.runtime.Network;

/** Trains networks on the data that their models name, for another program, such as a build. */
public final class NetworkTraining {
    private NetworkTraining() {}

    /**
     * Compiles a generated class in memory, trains it as its train block says, and writes its weights, atomically.
     *
     * @param model its model file, to which the places of the data are relative
     * @param out takes the progress, at most about twenty lines of it
     * @param err takes notices
     * @throws Failure when the data or the training are wrong; nothing is then written
     */
    public static void train(GeneratedClass generated, Path model, Path weights, PrintStream out, PrintStream err) {
        Network network = NetworkClass.compile(generated).create();
        TrainingData examples = TrainingData.read(Optional.empty(), model, network);
        if (examples.training().isEmpty()) {
            throw new Failure(model + " names no data to train network " + generated.network()
                    + " on: add `data \"file.csv\"` to its train block");
        }
        Terminal terminal = new Terminal(out, err, false, false, Integer.MAX_VALUE);
        try {
            new TrainRun(terminal, network, examples, Optional.empty(), Optional.empty(), Optional.empty()).train();
        } catch (DivergedException e) {
            throw new Failure(e.getMessage() + "\nnothing was written");
        }
        TrainCommand.save(network, weights);
    }
}
