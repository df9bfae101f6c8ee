package org.mlpc.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.benchmarks.protocol.CommandWords;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Workload;
import org.mlpc.benchmarks.subject.PeerCommand;

/** The command {@code compare}: the same networks, trained by mlpc, by C made for each of them, and by other libraries. */
public final class Compare {
    private static final ComparisonRow PREWARM = ComparisonRow.parse("W4,64-32-10,relu,softmax,ce,sgd,32");

    /** A class made for each row is compiled by the JIT compiler for each row, which shares the core with it. */
    static final double PATIENCE = 4;

    private final CommandWords arguments;
    private final Shell shell;
    private final Path home;
    private final List<Contender> contenders = new ArrayList<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    private Compare(CommandWords arguments) throws IOException {
        this.arguments = arguments;
        home = Path.of(arguments.required("home"));
        int last = Runtime.getRuntime().availableProcessors() - 1;
        Path work = Files.createDirectories(home.resolve("target/peers"));
        shell = Shell.of((int) arguments.number("core", last), work);
    }

    public static void main(String[] words) {
        try {
            new Compare(new CommandWords(words, List.of("quick"))).run();
        } catch (IllegalArgumentException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        boolean quick = arguments.has("quick");
        List<ComparisonRow> rows = Workload.rows(Workload.builtIn(), quick, arguments.list("only"));
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "`--only " + String.join(",", arguments.list("only")) + "` leaves no row; there are W1 to W9");
        }
        Rounds.Turn turn =
                new Rounds.Turn((int) arguments.number("rounds", quick ? 3 : 7), quick ? 0.7 : 2, quick ? 0.1 : 0.2);
        Optional<Peak> peak = start();
        Map<String, String> versions = new LinkedHashMap<>();
        contenders.forEach(contender -> versions.put(contender.name(), contender.version()));
        List<Measured> measured = new ArrayList<>();
        try {
            Rounds rounds = new Rounds(contenders, peak, turn);
            rounds.prewarm(PREWARM, quick ? 3 : 15);
            for (ComparisonRow row : rows) {
                System.err.println("measuring " + row);
                measured.add(rounds.measure(row));
            }
            missing.putAll(rounds.lost());
        } finally {
            contenders.forEach(Contender::close);
            peak.ifPresent(Peak::close);
        }
        String table = MarkdownTable.of(measured, versions, missing, Machine.sentence());
        Path file = Path.of(
                arguments.get("out").orElse(home.resolve("target/comparison.md").toString()));
        Files.writeString(file, table);
        System.out.print(table);
        System.err.println("written to " + file);
        System.exit(0);
    }

    /** Starts everything that is asked for; the peak is measured where there is a C compiler. */
    private Optional<Peak> start() throws IOException {
        Path jar = home.resolve("target/benchmarks.jar");
        List<String> subject = List.of("-cp", jar.toString(), PeerCommand.class.getName(), "serve");
        mlpc("mlpc", List.of("--add-modules", "jdk.incubator.vector"), subject);
        mlpc("mlpc-java", List.of(), concat(subject, List.of("--target", "java")));
        Optional<Peak> peak = Optional.empty();
        try {
            Gcc gcc = new Gcc(shell);
            peak = Optional.of(new Peak(shell, gcc));
            contenders.add(new Specialised(shell, gcc));
        } catch (Missing e) {
            missing.put("C", e.getMessage());
        }
        Peers peers = new Peers(home.resolve("peers"), shell, home.resolve("target/classes"));
        List<String> chosen = arguments.has("peers") ? arguments.list("peers") : peers.names();
        for (String name : chosen) {
            try {
                contenders.add(peers.start(name));
            } catch (Missing e) {
                missing.put(name, e.getMessage());
                System.err.println(name + " is missing: " + e.getMessage());
            }
        }
        return peak;
    }

    private void mlpc(String name, List<String> flags, List<String> program) throws IOException {
        List<String> command = concat(List.of(Peers.java("java")), concat(flags, program));
        contenders.add(new Served(shell.timed(command, name), PATIENCE));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
