package org.mlpc.compiler.diagnostic;

import java.util.Comparator;
import java.util.List;

/**
 * The part of a source line that is shown: all of it, or what lies around the marks of a long one.
 *
 * @param line the whole line
 * @param from first UTF-16 unit shown
 * @param to behind the last unit shown
 */
record Window(String line, int from, int to) {
    /** In columns: what the formatter of most projects allows in a line. */
    static final int MOST = 120;

    /** Fewer columns would show nothing to go by. */
    private static final int LEAST = 20;

    private static final String CUT = "...";

    /** What is shown of a line in so many columns. */
    static Window of(String line, List<Mark> marks, int columns) {
        int room = Math.max(LEAST, Math.min(columns, MOST));
        boolean behind = marks.stream().anyMatch(mark -> mark.span().column() > line.length());
        if (Display.columns(line, line.length()) + (behind ? 1 : 0) <= room) {
            return new Window(line, 0, line.length());
        }
        int width = columns < MOST ? Math.max(LEAST, room - 2 * CUT.length()) : MOST;
        Mark main = marks.stream()
                .min(Comparator.comparing((Mark mark) -> !mark.primary())
                        .thenComparingInt(mark -> mark.span().start()))
                .orElse(null);
        int place = main == null ? 0 : main.span().column() - 1;
        int from = Math.min(back(line, Math.min(place, line.length()), width / 3), back(line, line.length(), width));
        return new Window(line, from, from + Wrapping.fitting(line.substring(from), width));
    }

    /** The first unit of what takes at most so many columns before another unit. */
    private static int back(String line, int before, int columns) {
        int at = before;
        int room = columns;
        while (at > 0 && room >= 0) {
            int next = at - Character.charCount(line.codePointBefore(at));
            room -= Display.width(line, next, 0);
            at = room >= 0 ? next : at;
        }
        return at;
    }

    /** As shown, with dots where it is cut. */
    String text() {
        return (from > 0 ? CUT : "") + Display.line(line.substring(from, to)) + (to < line.length() ? CUT : "");
    }

    /** The column of a unit of the line, from 0; units outside the window are at its edges. */
    int column(int unit) {
        int inside = Math.max(from, Math.min(unit, to)) - from;
        return (from > 0 ? CUT.length() : 0) + Display.columns(line.substring(from, to), inside);
    }
}
