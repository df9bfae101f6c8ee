package org.mlpc.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mlpc.training.Failure;

/**
 * A call that names model files and nothing else, such as {@code mlpc iris.mlp} and {@code mlpc train iris.mlp}. It means
 * what it means to the option parser, but does not wait for it: setting that up takes a third of such a call.
 */
final class PlainCall {
    private PlainCall() {}

    /** The command that is called; none when the option parser has to say what is meant, or what is wrong. */
    static Optional<Callable<Integer>> of(Terminal terminal, String... args) {
        if (args.length == 0) {
            return Optional.empty();
        }
        return switch (args[0]) {
            case "check" -> files(args, 1).map(files -> new CheckCommand(terminal, files));
            case "train" -> files(args, 1).map(files -> new TrainCommand(terminal, files));
            default -> files(args, 0).map(files -> new CompileCommand(terminal, files));
        };
    }

    private static Optional<List<Path>> files(String[] args, int from) {
        if (from == args.length || !Stream.of(args).skip(from).allMatch(PlainCall::model)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Stream.of(args).skip(from).map(Path::of).toList());
        } catch (InvalidPathException e) {
            throw Failure.path("`" + e.getInput() + "`", e);
        }
    }

    /** Whether it can only be the name of a model file, and no option. */
    private static boolean model(String arg) {
        return arg.endsWith(".mlp") && !arg.startsWith("-");
    }
}
