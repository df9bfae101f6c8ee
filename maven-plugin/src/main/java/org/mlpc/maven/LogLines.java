package org.mlpc.maven;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands what is printed to Maven's log, line by line. */
final class LogLines extends OutputStream {
    private final Consumer<String> log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private LogLines(Consumer<String> log) {
        this.log = log;
    }

    /** A stream whose lines end up in a log. */
    static PrintStream to(Consumer<String> log) {
        return new PrintStream(new LogLines(log), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        if (b == '\n') {
            log.accept(line.toString(StandardCharsets.UTF_8).stripTrailing());
            line.reset();
        } else {
            line.write(b);
        }
    }
}
