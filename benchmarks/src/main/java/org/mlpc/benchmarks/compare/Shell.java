package org.mlpc.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts programs, those that are timed on one core.
 *
 * @param pin the words before a timed command, empty where this system cannot pin
 * @param folder for logs and everything that is built
 */
record Shell(List<String> pin, Path folder) {
    /** One thread for every library that asks its environment. */
    private static final Map<String, String> SINGLE = Map.of(
            "OMP_NUM_THREADS", "1",
            "MKL_NUM_THREADS", "1",
            "OPENBLAS_NUM_THREADS", "1",
            "TF_NUM_INTRAOP_THREADS", "1",
            "TF_NUM_INTEROP_THREADS", "1",
            "TF_CPP_MIN_LOG_LEVEL", "3",
            "PYTHONDONTWRITEBYTECODE", "1");

    /** Pins to a core when there is a {@code taskset}. */
    static Shell of(int core, Path folder) {
        List<String> pin = List.of("taskset", "-c", String.valueOf(core));
        boolean pinned = new Shell(List.of(), folder).works(List.of("taskset", "-c", String.valueOf(core), "true"));
        return new Shell(pinned ? pin : List.of(), folder);
    }

    /** A program to be timed, with its errors in a log, and what it leaves beside that. */
    ProcessBuilder timed(List<String> command, String log) {
        List<String> words = new ArrayList<>(pin);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(SINGLE);
        builder.directory(folder.toFile());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log(log)));
        return builder;
    }

    /** Whether a command can be run and ends well. */
    boolean works(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Runs a command that builds or tells something.
     *
     * @return what it printed
     * @throws Missing when it cannot be run or fails; its errors are in the log
     */
    String run(List<String> command, String log) throws Missing {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log(log)))
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new Missing("`" + command.get(0) + "` failed; see " + log(log));
            }
            return output;
        } catch (IOException e) {
            throw new Missing("`" + command.get(0) + "` cannot be run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Missing("`" + command.get(0) + "` was interrupted");
        }
    }

    private File log(String name) {
        return folder.resolve(name + ".log").toFile();
    }
}
