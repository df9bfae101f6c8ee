package org.mlpc.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.mlpc.compiler.Compilation.GeneratedClass;
import org.mlpc.training.build.TrainingProcess;

/**
 * Trains in a JVM that has vectors, which the one of the build has not.
 *
 * @param log takes progress and notices
 * @param classPath of the plugin
 * @param folder for what the processes tell each other
 */
record ForkedTraining(Log log, String classPath, Path folder) {
    private static final String KNOWN = "WARNING: Using incubator modules";

    /**
     * Trains a network.
     *
     * @param generated the class with vectors, in one piece
     * @param dataRoot the folder that the model may name data in
     * @return false when no such process can do it
     * @throws MojoFailureException when the data or the training are wrong
     */
    boolean train(GeneratedClass generated, Path model, Path dataRoot, Path weights)
            throws IOException, MojoFailureException {
        Files.createDirectories(folder);
        Path source = folder.resolve(generated.qualifiedName() + ".java");
        Path failure = folder.resolve(generated.qualifiedName() + ".txt");
        Files.deleteIfExists(failure);
        Files.writeString(source, generated.source());
        log.info("network " + generated.network() + " trains in a process of its own, with vectors");
        long memory = Runtime.getRuntime().maxMemory();
        int code =
                run(TrainingProcess.command(classPath, memory, generated, source, model, dataRoot, weights, failure));
        if (code == TrainingProcess.FAILED && Files.exists(failure)) {
            throw new MojoFailureException("network " + generated.network() + ": " + Files.readString(failure));
        }
        if (code != 0) {
            log.warn("cannot train in a process of its own, which ended with code " + code
                    + "; training in this one takes longer, with the same results");
        }
        return code == 0;
    }

    private int run(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            log.debug(e);
            return -1;
        }
        process.getOutputStream().close();
        Thread notices = new Thread(() -> pass(process.getErrorStream(), LogLines.to(this::notice)), "mlpc notices");
        notices.start();
        try {
            pass(process.getInputStream(), LogLines.to(log::info));
            notices.join();
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the training was interrupted", e);
        } finally {
            process.destroy();
        }
    }

    private void notice(String line) {
        if (!line.startsWith(KNOWN)) {
            log.warn(line);
        }
    }

    private static void pass(InputStream from, PrintStream to) {
        try (from;
                OutputStream out = to) {
            from.transferTo(out);
        } catch (IOException e) {
            to.println(e.getMessage());
        }
    }
}
