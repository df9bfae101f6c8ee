package org.mlpc.training.build;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.training.Failure;
import org.mlpc.training.data.DataPlaces;
import org.mlpc.training.data.ModelLines;

/**
 * A training in a process of its own, for a program whose JVM has no vectors, such as Maven. What it prints and reads is
 * UTF-8.
 */
public final class TrainingProcess {
    /** The exit code when the data or the training are wrong, which no JVM that cannot start gives. */
    public static final int FAILED = 3;

    private TrainingProcess() {}

    /**
     * The command line of such a process.
     *
     * @param classPath the jars of this module and of what it needs
     * @param memory the most bytes that it may take for its heap
     * @param source a file with the text of the generated class
     * @param dataRoot the folder that the model may name data in
     * @param failure the file that says what is wrong, if something is
     */
    public static List<String> command(
            String classPath,
            long memory,
            GeneratedClass generated,
            Path source,
            Path model,
            Path dataRoot,
            Path weights,
            Path failure) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + memory, "--add-modules", "jdk.incubator.vector", "-cp", classPath));
        command.addAll(List.of(TrainingProcess.class.getName(), generated.network(), generated.qualifiedName()));
        for (Path path : List.of(source, model, dataRoot, weights, failure)) {
            command.add(path.toString());
        }
        command.addAll(new ModelLines(generated.asked()).arguments());
        return command;
    }

    /** Trains as the other end of {@link #command} says. */
    public static void main(String[] args) throws IOException {
        Path model = Path.of(args[3]);
        GeneratedClass generated = new GeneratedClass(
                args[0],
                model.toString(),
                "",
                true,
                args[1],
                args[1].replace('.', '/') + ".java",
                Files.readString(Path.of(args[2])),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                ModelLines.of(List.of(args).subList(7, args.length)));
        try {
            NetworkTraining.train(
                    generated,
                    DataPlaces.inBuild(model, Path.of(args[4])),
                    Path.of(args[5]),
                    stream(FileDescriptor.out)::println,
                    stream(FileDescriptor.err)::println);
        } catch (Failure e) {
            Files.writeString(Path.of(args[6]), e.getMessage());
            System.exit(FAILED);
        }
    }

    private static PrintStream stream(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }
}
