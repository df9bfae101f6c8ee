package org.mlpc.cli;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where the command line writes to.
 *
 * @param out results and progress
 * @param err diagnostics and errors
 * @param interactive whether {@code out} is a terminal on which a line can be redrawn
 * @param colour whether {@code err} may be coloured
 * @param width columns of a line
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colour, int width) {
    private static final int USUAL_WIDTH = 80;

    /** The process's own streams. */
    static Terminal of(PrintStream out, PrintStream err) {
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        boolean interactive = isTerminal(System.console()) && !dumb;
        String noColour = System.getenv("NO_COLOR");
        // the launcher says when err alone goes elsewhere, which Java cannot see
        boolean plain = noColour != null && !noColour.isEmpty() || "never".equals(System.getProperty("mlpc.colour"));
        return new Terminal(out, err, interactive, interactive && !plain, measuredWidth());
    }

    /** What the launcher measured; a terminal that does not know its width says 0. */
    private static int measuredWidth() {
        int columns = Integer.getInteger("mlpc.columns", 0);
        return columns > 0 ? columns : USUAL_WIDTH;
    }

    /** From JDK 22 on there is a console without a terminal, and a method to ask it. */
    private static boolean isTerminal(Console console) {
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
