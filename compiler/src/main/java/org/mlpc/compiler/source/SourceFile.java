package org.mlpc.compiler.source;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of one model file.
 *
 * @param name as the user gave it, shown in messages and in generated comments
 * @param text its characters; line ends may be LF or CRLF
 */
public record SourceFile(String name, String text) {
    /** The span between two character offsets, the second exclusive. */
    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The column of an offset in characters, from 1. */
    public int column(int offset) {
        return offset - text.lastIndexOf('\n', offset - 1);
    }

    /** The lines of the text without their ends. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        return lines;
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
