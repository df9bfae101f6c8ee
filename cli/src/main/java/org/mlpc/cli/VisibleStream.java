package org.mlpc.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import org.mlpc.compiler.diagnostic.Visible;

/**
 * Prints text in which nothing acts on a terminal, by whomever it was written. What is printed with {@code println} is one
 * line, whatever stands in it; what is printed with {@code print} may be several.
 */
final class VisibleStream extends PrintStream {
    private final PrintStream to;

    VisibleStream(PrintStream to) {
        super(to, true);
        this.to = to;
    }

    @Override
    public void print(String text) {
        to.print(Visible.lines(String.valueOf(text)));
    }

    @Override
    public void print(char c) {
        print(String.valueOf(c));
    }

    @Override
    public void print(char[] text) {
        print(String.valueOf(text));
    }

    @Override
    public void print(Object object) {
        print(String.valueOf(object));
    }

    @Override
    public void println(String text) {
        to.println(Visible.line(String.valueOf(text)));
    }

    @Override
    public void println(char[] text) {
        println(String.valueOf(text));
    }

    @Override
    public void println(Object object) {
        println(String.valueOf(object));
    }

    /** Prints text that is visible already, as it is: with colours, or to be drawn over. */
    void printDrawn(String text) {
        to.print(text);
    }

    /** The same stream for those who want a writer. */
    PrintWriter writer() {
        return new PrintWriter(this, true) {
            @Override
            public void print(String text) {
                VisibleStream.this.print(text);
            }

            @Override
            public void println(String text) {
                VisibleStream.this.println(text);
            }

            @Override
            public void println() {
                VisibleStream.this.println();
            }

            @Override
            public void write(String text, int from, int count) {
                VisibleStream.this.print(text.substring(from, from + count));
            }
        };
    }
}
