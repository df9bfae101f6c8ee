package org.mlpc.benchmarks.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * Answers a comparison over standard input and output, a line for a line.
 *
 * <pre>
 * hello                     library NAME VERSION
 * open ROW WARM_SECONDS     ready MICROSECONDS LOSS [what differs]   or   no REASON
 * run SECONDS               time STEPS NANOSECONDS
 * bytes STEPS               allocated BYTES_A_STEP
 * close                     closed
 * </pre>
 *
 * <p>A process that waits for its next line uses no processor, so all libraries can be open at the same time and take
 * turns.
 */
public final class Serving {
    private final TrainingLibrary library;
    private Trainee trainee;
    private double step;

    private Serving(TrainingLibrary library) {
        this.library = library;
    }

    /** Answers until the input ends; what a library prints meanwhile goes to the standard error. */
    public static void serve(TrainingLibrary library) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        Serving serving = new Serving(library);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            answers.println(serving.answer(line.trim().split(" ")));
            answers.flush();
        }
    }

    private String answer(String[] words) {
        try {
            return switch (words[0]) {
                case "hello" -> "library " + library.name() + " " + library.version();
                case "open" -> open(ComparisonRow.parse(words[1]), Double.parseDouble(words[2]));
                case "run" -> run(Double.parseDouble(words[1]));
                case "bytes" -> bytes(Long.parseLong(words[1]));
                case "close" -> close();
                default -> "no such word: " + words[0];
            };
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            return "no " + String.valueOf(e).lines().findFirst().orElse("");
        }
    }

    private String open(ComparisonRow row, double warm) throws Exception {
        var refusal = library.refusal(row);
        if (refusal.isPresent()) {
            return "no " + refusal.get();
        }
        trainee = library.open(row, Examples.of(row));
        step = new Clock(warm, warm / 10, 0, 0).warm(trainee);
        return "ready " + step * 1e6 + " " + trainee.loss() + " "
                + library.deviation(row).orElse("");
    }

    private String run(double seconds) throws Exception {
        long steps = Math.max(1, Math.round(seconds / step));
        long start = System.nanoTime();
        long done = trainee.run(steps);
        long nanos = System.nanoTime() - start;
        step = nanos * 1e-9 / done;
        return "time " + done + " " + nanos;
    }

    /** What this thread allocates, which is all there is with one thread. */
    private String bytes(long steps) throws Exception {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long done = trainee.run(steps);
        return "allocated " + (double) (threads.getCurrentThreadAllocatedBytes() - before) / done;
    }

    private String close() throws Exception {
        if (trainee != null) {
            trainee.close();
        }
        trainee = null;
        return "closed";
    }
}
