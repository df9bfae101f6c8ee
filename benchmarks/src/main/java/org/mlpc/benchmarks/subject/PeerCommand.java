package org.mlpc.benchmarks.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.mlpc.benchmarks.protocol.Clock;
import org.mlpc.benchmarks.protocol.CommandWords;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Examples;
import org.mlpc.benchmarks.protocol.Serving;
import org.mlpc.benchmarks.protocol.Trainee;
import org.mlpc.benchmarks.protocol.Workload;

/**
 * mlpc as one trainer among others: {@code bench}, {@code startup} and {@code quality} write the lines of a table that
 * several trainers add to; {@code serve} answers a comparison.
 */
public final class PeerCommand {
    private static final int STARTUP_ROWS = 150;
    private static final int STARTUP_BATCH = 16;
    private static final int STARTUP_BATCHES = 10;
    private static final int STARTUP_EPOCHS = 100;

    private final CommandWords arguments;
    private final Mlpc mlpc;

    private PeerCommand(CommandWords arguments) {
        this.arguments = arguments;
        mlpc = Mlpc.of(arguments.get("target").orElse("vector"), (int) arguments.number("threads", 1));
    }

    public static void main(String[] words) throws Exception {
        try {
            new PeerCommand(new CommandWords(words, List.of("quick"))).run();
        } catch (IllegalArgumentException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws Exception {
        switch (arguments.mode()) {
            case "bench" -> bench();
            case "startup" -> startup();
            case "quality" -> quality();
            case "serve" -> Serving.serve(mlpc);
            default ->
                throw new IllegalArgumentException(
                        "`" + arguments.mode() + "` is no mode; there are `bench`, `startup`, `quality` and `serve`");
        }
    }

    private void bench() throws Exception {
        Clock clock = new Clock(
                arguments.number("warm", 1),
                arguments.number("rep", 0.2),
                (int) arguments.number("reps", 7),
                arguments.number("cap", 15));
        List<Workload> workloads = workloads();
        prewarm(workloads);
        for (ComparisonRow row : Workload.rows(workloads, arguments.has("quick"), arguments.list("only"))) {
            try (Trainee trainee = mlpc.open(row, Examples.of(row))) {
                double before = trainee.loss();
                double[] times = clock.measure(trainee);
                report(row, times, before, trainee.loss());
            }
        }
    }

    /** The compilers of the JVM and of mlpc see another small network first. */
    private void prewarm(List<Workload> workloads) throws Exception {
        double seconds = arguments.number("prewarm", 0);
        for (ComparisonRow row : Workload.rows(workloads, false, List.of("W4"))) {
            if (row.mode().equals("sgd") && seconds > 0) {
                try (Trainee trainee = mlpc.open(row, Examples.of(row))) {
                    new Clock(seconds, 1e-3, 1, 0).measure(trainee);
                }
            }
        }
    }

    private void report(ComparisonRow row, double[] times, double before, double after) throws IOException {
        double median = Clock.median(times);
        String head =
                String.join(",", mlpc.name(), mlpc.version(), row.workload(), row.mode(), String.valueOf(row.batch()));
        String line = head + text(",%.4f,%.1f", median, row.batch() * 1e6 / median);
        StringBuilder all = new StringBuilder(head);
        for (double time : times) {
            all.append(text(",%.4f", time));
        }
        System.out.println(line + text("   [best %.4f, loss %.5f -> %.5f]", times[0], before, after));
        Path table = Path.of(arguments.required("csv"));
        append(table, line);
        append(Path.of(table + ".reps"), all.toString());
    }

    /** The whole of a short program: compile, train a small network on 150 rows for 100 epochs, predict. */
    private void startup() throws Exception {
        ComparisonRow row = Workload.rows(workloads(), false, List.of("W2")).stream()
                .filter(r -> r.mode().equals("sgd"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the list has no W2 with sgd"));
        ComparisonRow sixteen = new ComparisonRow(
                row.workload(), row.units(), row.hidden(), row.output(), row.loss(), "sgd", STARTUP_BATCH);
        Examples examples = Examples.of(sixteen, STARTUP_BATCHES);
        Subject subject = Subject.of(sixteen, mlpc.target());
        var network = subject.network();
        float loss = 0;
        float[] y = new float[STARTUP_BATCH * row.outputs()];
        for (int step = 0; step < STARTUP_EPOCHS * STARTUP_BATCHES; step++) {
            int b = step % STARTUP_BATCHES;
            int n = b == STARTUP_BATCHES - 1 ? STARTUP_ROWS - b * STARTUP_BATCH : STARTUP_BATCH;
            loss = network.step(examples.inputs()[b], examples.labels()[b], n);
        }
        for (int b = 0; b < STARTUP_BATCHES; b++) {
            network.predict(examples.inputs()[b], y, STARTUP_BATCH);
        }
        System.out.println(text("trained %d steps to a loss of %.5f", network.steps(), loss));
    }

    private void quality() throws IOException {
        Path data = Path.of(arguments.required("data"));
        ImageTask.Outcome outcome = ImageTask.run(data, mlpc.target());
        String task = data.toAbsolutePath().normalize().getFileName() + " 784-128-10 adam b128 5ep";
        String line = mlpc.name() + "," + mlpc.version() + "," + task
                + text(",%.3f,%.4f", outcome.seconds(), outcome.accuracy());
        System.out.println(line);
        append(Path.of(arguments.required("csv")), line);
    }

    private List<Workload> workloads() throws IOException {
        return arguments.has("spec") ? Workload.load(Path.of(arguments.required("spec"))) : Workload.builtIn();
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
