package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws the rows under a source line: carets and dashes, the label of the last mark beside it, the other labels below,
 * each connected to its mark by a bar. What is wider than the columns of a row goes on in the next.
 */
record Underline(Window window, Paint paint, Severity severity, int columns) {
    /** A label that would have fewer columns than this begins further left than its mark. */
    private static final int LEAST = 24;

    /** A mark in columns from 0, the end exclusive. */
    private record Stroke(int start, int end, Mark mark) {}

    List<String> rows(List<Mark> marks) {
        List<Stroke> strokes = marks.stream()
                .map(this::stroke)
                .sorted(Comparator.comparingInt(Stroke::start))
                .toList();
        List<Stroke> hanging = new ArrayList<>(strokes);
        Stroke last = hanging.remove(hanging.size() - 1);
        int end = strokes.stream().mapToInt(Stroke::end).max().orElse(0);
        String words = Visible.line(last.mark().label());
        boolean beside = last.end() == end
                && (words.isEmpty() || end + 1 + Display.columns(words, words.length()) <= Math.max(columns, end));
        if (!beside) {
            hanging.add(last);
        }
        hanging.removeIf(stroke -> stroke.mark().label().isEmpty());
        String label = beside ? words : "";
        List<String> rows = new ArrayList<>();
        rows.add(strokes(strokes) + (label.isEmpty() ? "" : " " + paint(last, label)));
        if (!hanging.isEmpty()) {
            rows.add(bars(hanging));
        }
        for (int i = hanging.size() - 1; i >= 0; i--) {
            hangingLabel(hanging.get(i), hanging.subList(0, i), rows);
        }
        return rows;
    }

    /** A label under its mark, or further left at the right edge, behind the bars of the marks further left. */
    private void hangingLabel(Stroke stroke, List<Stroke> others, List<String> rows) {
        String label = Visible.line(stroke.mark().label());
        int needed = Math.min(Display.columns(label, label.length()), LEAST);
        int start = Math.min(stroke.start(), Math.max(0, columns - needed));
        List<Stroke> before =
                others.stream().filter(other -> other.start() < start).toList();
        int width = before.isEmpty() ? 0 : before.get(before.size() - 1).start() + 1;
        for (String line : Wrapping.lines(label, columns - start, columns - start)) {
            rows.add(bars(before) + " ".repeat(start - width) + paint(stroke, line));
        }
    }

    /** A place without width, or outside what is shown, still gets one sign. */
    private Stroke stroke(Mark mark) {
        int first = mark.span().column() - 1;
        int length = mark.span().end() - mark.span().start();
        int start = window.column(first);
        int last = Math.min(first + length, window.line().length());
        return new Stroke(start, Math.max(start + 1, window.column(last)), mark);
    }

    /** Primary marks lie over secondary ones. */
    private String strokes(List<Stroke> strokes) {
        int end = strokes.stream().mapToInt(Stroke::end).max().orElse(0);
        StringBuilder row = new StringBuilder();
        int column = 0;
        while (column < end) {
            Stroke here = at(strokes, column);
            int from = column;
            while (column < end && at(strokes, column) == here) {
                column++;
            }
            String part =
                    String.valueOf(here == null ? ' ' : here.mark().sign()).repeat(column - from);
            row.append(here == null ? part : paint(here, part));
        }
        return row.toString();
    }

    private static @Nullable Stroke at(List<Stroke> strokes, int column) {
        return strokes.stream()
                .filter(stroke -> stroke.start() <= column && column < stroke.end())
                .min(Comparator.comparing(stroke -> !stroke.mark().primary()))
                .orElse(null);
    }

    private String bars(List<Stroke> strokes) {
        StringBuilder row = new StringBuilder();
        int column = 0;
        for (Stroke stroke : strokes) {
            if (stroke.start() >= column) {
                row.append(" ".repeat(stroke.start() - column)).append(paint(stroke, "|"));
                column = stroke.start() + 1;
            }
        }
        return row.toString();
    }

    private String paint(Stroke stroke, String text) {
        return paint.mark(stroke.mark().primary(), severity, text);
    }
}
