package org.mlpc.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mlpc.benchmarks.protocol.Clock;
import org.mlpc.benchmarks.subject.PeerCommand;
import org.mlpc.benchmarks.subject.Subject;
import org.mlpc.compiler.schedule.CodeTarget;

/** What is asked of whole programs, from their start to their end. */
final class Commands {
    private static final int RUNS = 5;
    private static final double KILO = 1000;
    private static final String ONE_CORE = ", on one core";

    private final Shell shell;
    private final Path root;
    private final Path jar;

    Commands(Shell shell, Path root, Path jar) {
        this.shell = shell;
        this.root = root;
        this.jar = jar;
    }

    /** The command line on Iris, on a copy, since it writes beside the model. */
    List<Requirement> iris() throws IOException, Missing {
        Path folder = Files.createTempDirectory(shell.folder(), "iris");
        for (String name : List.of("iris.mlp", "iris.csv")) {
            Files.copy(root.resolve("examples/iris").resolve(name), folder.resolve(name));
        }
        String mlpc = root.resolve("mlpc").toString();
        String model = folder.resolve("iris.mlp").toString();
        // builds the command line if need be
        shell.run(List.of(mlpc, "check", model), "mlpc-command");
        List<Requirement> requirements = new ArrayList<>(process("`mlpc iris.mlp`", 0.6, List.of(mlpc, model)));
        requirements.addAll(process("`mlpc train iris.mlp`", 3, List.of(mlpc, "train", model)));
        return requirements;
    }

    /** Size and compile time of a large network's class. */
    List<Requirement> generated() throws IOException, Missing {
        Path folder = Files.createDirectories(shell.folder().resolve("generated"));
        Path source = folder.resolve("Subject.java");
        String text = Subject.java(StepRequirements.row("W7 sgd 128"), CodeTarget.VECTOR, 1);
        Files.writeString(source, text);
        List<String> javac = List.of(
                Peers.java("javac"),
                "-nowarn",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                jar.toString(),
                "-d",
                folder.toString(),
                source.toString());
        double size = text.getBytes(StandardCharsets.UTF_8).length / KILO;
        List<Requirement> requirements = new ArrayList<>();
        requirements.add(Requirement.atMost("784-512-512-10: source of its class", 100, size, " KB"));
        requirements.addAll(process("784-512-512-10: javac", 2, javac));
        return requirements;
    }

    /** Five epochs of pictures, on all cores and on one. */
    List<Requirement> pictures(Path data) throws IOException, Missing {
        List<Requirement> requirements = new ArrayList<>(pictures(data, List.of(), ""));
        requirements.addAll(pictures(data, shell.pin(), ONE_CORE));
        return requirements;
    }

    private List<Requirement> pictures(Path data, List<String> pin, String where) throws IOException, Missing {
        Path table = Files.createTempFile(shell.folder(), "quality", ".csv");
        List<String> command = new ArrayList<>(pin);
        command.addAll(List.of(Peers.java("java"), "--add-modules", "jdk.incubator.vector", "-cp", jar.toString()));
        command.addAll(List.of(PeerCommand.class.getName(), "quality", "--data", data.toString()));
        command.addAll(List.of("--csv", table.toString()));
        shell.run(command, "quality");
        String[] fields = Files.readAllLines(table).get(0).split(",");
        double seconds = Double.parseDouble(fields[3]);
        double accuracy = Double.parseDouble(fields[4]);
        return List.of(
                Requirement.atMost("pictures 784-128-10, Adam, 5 epochs: training" + where, 2.2, seconds, " s"),
                Requirement.atLeast("pictures 784-128-10, Adam, 5 epochs: accuracy" + where, 0.97, accuracy, ""));
    }

    /** A process as a user starts it, and on one core, which then compiles its code besides. */
    private List<Requirement> process(String what, double limit, List<String> command) throws Missing {
        return List.of(
                Requirement.atMost(what + ", whole process", limit, seconds(List.of(), command), " s"),
                Requirement.atMost(what + ", whole process" + ONE_CORE, limit, seconds(shell.pin(), command), " s"));
    }

    /** The median of several runs. */
    private double seconds(List<String> pin, List<String> command) throws Missing {
        List<String> pinned = new ArrayList<>(pin);
        pinned.addAll(command);
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            shell.run(pinned, "commands");
            times[i] = (System.nanoTime() - start) * 1e-9;
        }
        Arrays.sort(times);
        return Clock.median(times);
    }
}
