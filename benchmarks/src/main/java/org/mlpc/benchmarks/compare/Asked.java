package org.mlpc.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.benchmarks.protocol.CommandWords;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Workload;
import org.mlpc.benchmarks.subject.PeerCommand;

/** The command {@code asked}: what is asked of mlpc's speed beside what it does, in one run. */
public final class Asked {
    private static final ComparisonRow TEAM = StepRequirements.row("W7 sgd 128");
    private static final List<String> LARGE = List.of("W5 sgd 128", "W7 sgd 128", "W8 sgd 256");
    private static final int COUNTED_STEPS = 20;

    private final CommandWords arguments;
    private final Path home;
    private final Path jar;
    private final Shell shell;
    private final Rounds.Turn turn;
    private final List<Requirement> lines = new ArrayList<>();

    private Asked(CommandWords arguments) throws IOException {
        this.arguments = arguments;
        home = Path.of(arguments.required("home"));
        jar = home.resolve("target/benchmarks.jar");
        int last = Runtime.getRuntime().availableProcessors() - 1;
        shell = Shell.of((int) arguments.number("core", last), Files.createDirectories(home.resolve("target/peers")));
        boolean quick = arguments.has("quick");
        turn = new Rounds.Turn(quick ? 3 : 9, quick ? 1.5 : 5, quick ? 0.1 : 0.2);
    }

    public static void main(String[] words) {
        try {
            new Asked(new CommandWords(words, List.of("quick"))).run();
        } catch (IllegalArgumentException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        steps();
        team();
        try {
            Commands commands = new Commands(shell, home.getParent(), jar);
            lines.addAll(commands.generated());
            if (arguments.has("data")) {
                lines.addAll(commands.pictures(Path.of(arguments.required("data"))));
            } else {
                lines.add(Requirement.open("pictures 784-128-10, Adam, 5 epochs", "no `--data FOLDER`"));
            }
            lines.addAll(commands.iris());
        } catch (Missing e) {
            lines.add(Requirement.open("whole programs", e.getMessage()));
        }
        StringBuilder table = new StringBuilder(Machine.sentence() + "\n\n| | asked | measured | met |\n");
        table.append("| --- | --- | --- | --- |\n");
        lines.forEach(line -> table.append(line.row()).append('\n'));
        Path file = Path.of(
                arguments.get("out").orElse(home.resolve("target/asked.md").toString()));
        Files.writeString(file, table);
        System.out.print(table);
        System.err.println("written to " + file);
        System.exit(0);
    }

    private void steps() throws IOException {
        Optional<Peak> peak = peak();
        try (Served vector = mlpc(Peers.java("java"), "vector", 1, shell);
                Served plain = mlpc(Peers.java("java"), "java", 1, shell)) {
            StepRequirements steps = new StepRequirements(vector, plain, peak, turn);
            lines.addAll(steps.measure());
            lines.add(Requirement.atMost("bytes of a warm step, the most of all networks", 0, bytes(vector), ""));
            if (arguments.has("other-java")) {
                other(vector);
            }
        }
        peak.ifPresent(Peak::close);
    }

    private Optional<Peak> peak() throws IOException {
        try {
            return Optional.of(new Peak(shell, new Gcc(shell)));
        } catch (Missing e) {
            return Optional.empty();
        }
    }

    private double bytes(Served vector) throws IOException {
        double most = 0;
        for (ComparisonRow row : Workload.rows(Workload.builtIn(), false, List.of())) {
            System.err.println("counting bytes of " + row);
            try {
                vector.open(row, turn.warm() * vector.patience());
            } catch (Contender.Refusal e) {
                throw new IllegalStateException(e);
            }
            // what is compiled late would count as the step's
            vector.run(turn.warm() / 2);
            most = Math.max(most, vector.bytes(COUNTED_STEPS));
            vector.drop();
        }
        return most;
    }

    /** The same on another JDK, in turns with the first. */
    private void other(Served first) throws IOException {
        Path java = Path.of(arguments.required("other-java"), "bin", "java");
        try (Served second = mlpc(java.toString(), "vector", 1, shell)) {
            for (String key : LARGE) {
                System.err.println("measuring " + key + " on both");
                Measured both =
                        new Rounds(List.of(first, second), Optional.empty(), turn).measure(StepRequirements.row(key));
                lines.add(Requirement.atMost(
                        both.row().shape() + ": " + second.version() + " / " + first.version(),
                        1.25,
                        both.median(second.name()) / both.median(first.name()),
                        ""));
            }
        }
    }

    /** Two threads against one, in turns on all cores. */
    private void team() throws IOException {
        String what = TEAM.shape() + ", batch " + TEAM.batch() + ": two threads against one";
        if (Runtime.getRuntime().availableProcessors() < 2) {
            lines.add(Requirement.open(what, "this process may use one core only"));
            return;
        }
        Shell free = new Shell(List.of(), shell.folder());
        try (Served one = mlpc(Peers.java("java"), "vector", 1, free);
                Served two = mlpc(Peers.java("java"), "vector", 2, free)) {
            Measured both = new Rounds(List.of(one, two), Optional.empty(), turn).measure(TEAM);
            lines.add(Requirement.atLeast(what, 1.8, both.median(one.name()) / both.median(two.name()), ""));
        }
    }

    private Served mlpc(String java, String target, int threads, Shell where) throws IOException {
        List<String> command = new ArrayList<>(List.of(java));
        if (target.equals("vector")) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        command.addAll(List.of("-cp", jar.toString(), PeerCommand.class.getName(), "serve", "--target", target));
        command.addAll(List.of("--threads", String.valueOf(threads)));
        // whatever may be measured in turns has a name of its own
        String name = String.join(" ", "mlpc", target, String.valueOf(threads), java);
        return new Served(where.timed(command, "asked-" + target), Compare.PATIENCE, name);
    }
}
