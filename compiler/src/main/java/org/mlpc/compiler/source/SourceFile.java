package org.mlpc.compiler.source;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text of one model file. */
public final class SourceFile {
    private final String name;
    private final String text;
    /** The offset at which each line begins, found when first asked for: every comment and message names a line. */
    private volatile int @Nullable [] starts;

    /**
     * A file.
     *
     * @param name as the user gave it, shown in messages and in generated comments
     * @param text its characters; line ends may be LF or CRLF
     */
    public SourceFile(String name, String text) {
        this.name = Objects.requireNonNull(name);
        this.text = Objects.requireNonNull(text);
    }

    /** Its name as the user gave it. */
    public String name() {
        return name;
    }

    /** Its characters. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file && name.equals(file.name) && text.equals(file.text);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + text.hashCode();
    }

    /** The span between two character offsets, the second exclusive. */
    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts(), Math.min(offset, text.length()));
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset in characters, from 1. */
    public int column(int offset) {
        return offset - starts()[line(offset) - 1] + 1;
    }

    private int[] starts() {
        if (starts == null) {
            int[] found = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
            int line = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
                found[++line] = end + 1;
            }
            starts = found;
        }
        return starts;
    }

    /** A line, from 1, without its end. */
    public String lineText(int line) {
        int end = line < starts().length ? starts()[line] - 1 : text.length();
        String found = text.substring(starts()[line - 1], end);
        return found.endsWith("\r") ? found.substring(0, found.length() - 1) : found;
    }

    /** The last part of the name, as shown in generated code: no folders, whatever their separator. */
    public String shortName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
