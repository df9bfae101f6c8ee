package org.mlpc.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal that keeps what is written. */
final class Captured {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;

    Captured() {
        this(false, 80);
    }

    Captured(boolean interactive, int width) {
        terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                false,
                width);
    }

    /** Runs the command line. */
    int run(String... args) {
        return Main.run(terminal, args);
    }

    Terminal terminal() {
        return terminal;
    }

    /** What went to standard output, with plain line ends. */
    String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** What went to standard error, with plain line ends. */
    String err() {
        return err.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
