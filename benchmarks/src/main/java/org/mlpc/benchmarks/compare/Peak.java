package org.mlpc.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mlpc.benchmarks.c.SpecialisedC;

/** The most multiply-adds of a core, measured beside everything else since clocks drift. */
final class Peak implements AutoCloseable {
    private static final String SECONDS = "0.02";

    private final Conversation conversation;

    /**
     * Compiles and starts the loop.
     *
     * @throws Missing without gcc
     */
    Peak(Shell shell, Gcc gcc) throws Missing, IOException {
        Path program = gcc.compile("peak", "#define V " + gcc.lanes() + "\n" + SpecialisedC.peak(), List.of());
        conversation = new Conversation(shell.timed(List.of(program.toString()), "peak"));
        measure();
    }

    /** GFLOP/s, a multiply-add being two operations. */
    double measure() throws IOException {
        return Double.parseDouble(conversation.ask("run " + SECONDS));
    }

    @Override
    public void close() {
        conversation.close();
    }
}
