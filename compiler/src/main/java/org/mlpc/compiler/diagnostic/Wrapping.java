package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Breaks words over lines of so many columns, where wide characters count as two. */
final class Wrapping {
    /** Fewer columns would break every word. */
    static final int LEAST = 12;

    private Wrapping() {}

    /**
     * The lines of a text: broken at spaces, and inside a word only where it is longer than a line.
     *
     * @param text already as it is shown
     * @param first columns of the first line
     * @param rest columns of the others
     * @return one line or more, without spaces at the breaks
     */
    static List<String> lines(String text, int first, int rest) {
        List<String> lines = new ArrayList<>();
        String left = text;
        int room = Math.max(LEAST, first);
        int end = fitting(left, room);
        while (end < left.length()) {
            int space = left.lastIndexOf(' ', end);
            int at = space > 0 && !left.substring(0, space).isBlank() ? space : end;
            lines.add(left.substring(0, at).stripTrailing());
            left = left.substring(at).stripLeading();
            room = Math.max(LEAST, rest);
            end = fitting(left, room);
        }
        lines.add(left);
        return lines;
    }

    /** How many UTF-16 units of a text fit into so many columns. */
    static int fitting(String text, int columns) {
        int at = 0;
        int column = 0;
        while (at < text.length() && column + Display.width(text, at, column) <= columns) {
            column += Display.width(text, at, column);
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }
}
