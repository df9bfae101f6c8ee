package org.mlpc.compiler.diagnostic;

/** Colours for terminals, or none. */
record Paint(boolean on) {
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";
    private static final String BLUE = "\u001b[1;34m";
    private static final String CYAN = "\u001b[1;36m";
    private static final String BOLD = "\u001b[1m";
    private static final String END = "\u001b[0m";

    static Paint of(boolean colour) {
        return new Paint(colour);
    }

    String severity(Severity severity, String text) {
        return in(severity == Severity.ERROR ? RED : YELLOW, text);
    }

    String message(String text) {
        return in(BOLD, text);
    }

    /** Line numbers, bars and arrows. */
    String frame(String text) {
        return in(BLUE, text);
    }

    String mark(boolean primary, Severity severity, String text) {
        return primary ? severity(severity, text) : in(BLUE, text);
    }

    String help(String text) {
        return in(CYAN, text);
    }

    private String in(String colour, String text) {
        return on && !text.isEmpty() ? colour + text + END : text;
    }
}
