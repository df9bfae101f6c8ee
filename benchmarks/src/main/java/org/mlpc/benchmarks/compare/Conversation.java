package org.mlpc.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A program that answers a line for a line; it is ended when an answer takes too long. */
final class Conversation implements AutoCloseable {
    private static final int PATIENCE = 180;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Process process;
    private final Writer to;
    private final BufferedReader from;

    Conversation(ProcessBuilder builder) throws IOException {
        process = builder.start();
        to = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        from = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * The answer to a line.
     *
     * @throws IOException when the program has ended, or did not answer in time
     */
    String ask(String line) throws IOException {
        ScheduledFuture<?> end = WATCH.schedule(process::destroyForcibly, PATIENCE, TimeUnit.SECONDS);
        try {
            to.write(line + "\n");
            to.flush();
            String answer = from.readLine();
            if (answer == null) {
                throw new IOException("it ended, or took more than " + PATIENCE + " s, at `" + line + "`");
            }
            return answer;
        } finally {
            end.cancel(false);
        }
    }

    /** Ends the program. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
