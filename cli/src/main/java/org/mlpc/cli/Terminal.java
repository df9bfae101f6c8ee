package org.mlpc.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the command line writes to. What others have written, in a model, in data, in weights or on the command line, does
 * not act on a terminal: see {@link VisibleStream}.
 *
 * @param out results and progress
 * @param err diagnostics and errors
 * @param interactive whether {@code out} is a terminal on which a line can be redrawn
 * @param colour whether {@code err} may be coloured
 * @param width columns of a line
 * @param results data for other programs: exact, unless a terminal would show them
 */
record Terminal(
        VisibleStream out, VisibleStream err, boolean interactive, boolean colour, int width, PrintStream results) {
    private static final int USUAL_WIDTH = 80;

    Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colour, int width) {
        this(out, err, interactive, colour, width, interactive);
    }

    private Terminal(
            PrintStream out, PrintStream err, boolean interactive, boolean colour, int width, boolean watched) {
        this(
                new VisibleStream(out),
                new VisibleStream(err),
                interactive,
                colour,
                width,
                watched ? new VisibleStream(out) : out);
    }

    /** The process's own streams. */
    static Terminal of(PrintStream out, PrintStream err) {
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        boolean terminal = isTerminal(System.console());
        boolean interactive = terminal && !dumb;
        String noColour = System.getenv("NO_COLOR");
        // the launcher says when err alone goes elsewhere, or in alone comes from elsewhere, which Java cannot see
        boolean plain = noColour != null && !noColour.isEmpty() || "never".equals(System.getProperty("mlpc.colour"));
        boolean watched = terminal || "terminal".equals(System.getProperty("mlpc.out"));
        return new Terminal(out, err, interactive, interactive && !plain, measuredWidth(), watched);
    }

    /** The same where standard output is for something else: all words go to standard error. */
    Terminal withoutOut() {
        return new Terminal(err, err, interactive, colour, width, results);
    }

    /** What the launcher measured; a terminal that does not know its width says 0. */
    private static int measuredWidth() {
        int columns = Integer.getInteger("mlpc.columns", 0);
        return columns > 0 ? columns : USUAL_WIDTH;
    }

    /** What a terminal shows its characters in; files and pipes get UTF-8. */
    static Charset charset(@Nullable Console console) {
        return console != null && isTerminal(console) ? console.charset() : StandardCharsets.UTF_8;
    }

    /** From JDK 22 on there is a console without a terminal, and a method to ask it. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
