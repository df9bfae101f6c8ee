package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mlpc.compiler.source.SourceFile;

/** Shows findings to a person: message, place, the lines of the text with marks under them, help. */
public final class Renderer {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    /** Columns in front of a line that goes on: those of {@code help: }. */
    private static final int INDENT = 6;

    private Renderer() {}

    /**
     * All findings, an empty line between two, and a last line that counts them.
     *
     * @param colour whether to write ANSI colours
     * @return the text, ending in a line end; empty when nothing was found
     */
    public static String render(List<Diagnostic> diagnostics, boolean colour) {
        return render(diagnostics, colour, UNLIMITED);
    }

    /**
     * The same for a terminal.
     *
     * @param columns of a line; of longer source lines it shows what lies around the marks, words go on in the next
     *     line, and only the name of a file, which is to be copied, is as long as it is
     */
    public static String render(List<Diagnostic> diagnostics, boolean colour, int columns) {
        if (diagnostics.isEmpty()) {
            return "";
        }
        String all = diagnostics.stream().map(d -> render(d, colour, columns)).collect(Collectors.joining("\n"));
        return all + "\n" + summary(diagnostics, Paint.of(colour));
    }

    /**
     * Where to read more about the first error: one line for the end of a run, with its line end.
     *
     * @param colour whether to write ANSI colours
     * @return empty without an error
     */
    public static String further(List<Diagnostic> diagnostics, boolean colour) {
        return diagnostics.stream()
                .map(Diagnostic::code)
                .filter(code -> code.severity() == Severity.ERROR)
                .findFirst()
                .map(code -> Paint.of(colour).help("help") + ": `mlpc explain " + code + "` tells more\n")
                .orElse("");
    }

    /** One finding, ending in a line end. */
    public static String render(Diagnostic diagnostic, boolean colour) {
        return render(diagnostic, colour, UNLIMITED);
    }

    /**
     * An error without a place in a model, as diagnostics are shown.
     *
     * @param message one line or more
     * @param columns of a line; {@link Integer#MAX_VALUE} for as many as there are
     */
    public static String error(String message, boolean colour, int columns) {
        Paint paint = Paint.of(colour);
        StringBuilder text = new StringBuilder(paint.severity(Severity.ERROR, "error")).append(": ");
        int head = "error: ".length();
        for (String line : message.split("\n", -1)) {
            List<String> lines = Wrapping.lines(Visible.line(line), columns - head, columns - INDENT);
            text.append(String.join("\n" + " ".repeat(INDENT), lines)).append('\n');
            head = 0;
        }
        return text.toString();
    }

    private static String render(Diagnostic diagnostic, boolean colour, int columns) {
        Paint paint = Paint.of(colour);
        Map<SourceFile, List<Mark>> marks = marks(diagnostic);
        int gutter = String.valueOf(lastLine(marks)).length();
        StringBuilder text = new StringBuilder();
        String head = diagnostic.code().severity() + "[" + diagnostic.code() + "]";
        text.append(paint.severity(diagnostic.code().severity(), head));
        wrapped(": " + diagnostic.message(), head.length(), columns, text, paint::message);
        marks.forEach((file, there) -> {
            boolean first = file == diagnostic.primary().file();
            text.append(" ".repeat(gutter + 1))
                    .append(paint.frame(first ? "-->" : ":::"))
                    .append(' ');
            text.append(Visible.line(there.get(0).span().toString())).append('\n');
            new Snippet(file, gutter, paint, diagnostic.code().severity(), columns).show(there, text);
        });
        diagnostic.help().ifPresent(help -> {
            text.append(paint.help("help"));
            wrapped(": " + help, "help".length(), columns, text, UnaryOperator.identity());
        });
        return text.toString();
    }

    /** Words behind a head of some columns, and on further lines as far to the right as the usual head is wide. */
    private static void wrapped(String words, int head, int columns, StringBuilder text, UnaryOperator<String> paint) {
        List<String> lines = Wrapping.lines(Visible.line(words), columns - head, columns - INDENT);
        text.append(paint.apply(lines.get(0))).append('\n');
        for (String line : lines.subList(1, lines.size())) {
            text.append(" ".repeat(INDENT)).append(paint.apply(line)).append('\n');
        }
    }

    /** The places of each file, that of the primary one first. */
    private static Map<SourceFile, List<Mark>> marks(Diagnostic diagnostic) {
        Map<SourceFile, List<Mark>> marks = new LinkedHashMap<>();
        List<Mark> first = new ArrayList<>();
        first.add(new Mark(diagnostic.primary(), diagnostic.label(), true));
        marks.put(diagnostic.primary().file(), first);
        for (Diagnostic.Secondary place : diagnostic.secondary()) {
            marks.computeIfAbsent(place.span().file(), file -> new ArrayList<>())
                    .add(new Mark(place.span(), place.label(), false));
        }
        return marks;
    }

    private static int lastLine(Map<SourceFile, List<Mark>> marks) {
        return marks.values().stream()
                .flatMap(List::stream)
                .mapToInt(mark -> mark.span().line())
                .max()
                .orElse(1);
    }

    private static String summary(List<Diagnostic> diagnostics, Paint paint) {
        Map<Severity, Long> counts = diagnostics.stream()
                .collect(Collectors.groupingBy(d -> d.code().severity(), TreeMap::new, Collectors.counting()));
        String words = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + (entry.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
        Severity worst = counts.keySet().iterator().next();
        return paint.severity(worst, worst.toString()) + paint.message(": " + words) + "\n";
    }
}
