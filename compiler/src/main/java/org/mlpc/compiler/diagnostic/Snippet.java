package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mlpc.compiler.source.SourceFile;

/** Shows the lines of one file that hold marks, with their numbers at the left. */
record Snippet(SourceFile file, int gutter, Paint paint, Severity severity, int columns) {
    /** Signs between the number of a line and its text. */
    private static final int FRAME = 4;

    void show(List<Mark> marks, StringBuilder text) {
        Map<Integer, List<Mark>> lines = new TreeMap<>();
        for (Mark mark : marks) {
            lines.computeIfAbsent(mark.span().line(), line -> new ArrayList<>()).add(mark);
        }
        bar(text);
        int previous = 0;
        for (Map.Entry<Integer, List<Mark>> entry : lines.entrySet()) {
            int line = entry.getKey();
            if (previous > 0 && line > previous + 2) {
                text.append(paint.frame("...")).append('\n');
            } else if (previous > 0 && line == previous + 2) {
                source(line - 1, window(line - 1, List.of()).text(), text);
            }
            show(line, entry.getValue(), text);
            previous = line;
        }
    }

    private void show(int line, List<Mark> marks, StringBuilder text) {
        Window window = window(line, marks);
        source(line, window.text(), text);
        for (String row : new Underline(window, paint, severity, columns - gutter - FRAME).rows(marks)) {
            text.append(" ".repeat(gutter + 2)).append(paint.frame("|")).append(row.isEmpty() ? "" : " " + row);
            text.append('\n');
        }
    }

    private Window window(int line, List<Mark> marks) {
        return Window.of(file.lineText(line), marks, columns - gutter - FRAME);
    }

    private void source(int line, String shown, StringBuilder text) {
        String number = String.valueOf(line);
        text.append(paint.frame(" " + " ".repeat(gutter - number.length()) + number + " |"));
        text.append(shown.isBlank() ? "" : " " + shown.stripTrailing()).append('\n');
    }

    private void bar(StringBuilder text) {
        text.append(" ".repeat(gutter + 2)).append(paint.frame("|")).append('\n');
    }
}
