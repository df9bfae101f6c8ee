package org.mlpc.compiler.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;

/**
 * Findings for tools: a JSON array with an object for each finding, one on a line.
 *
 * <p>Keys always stand in the same order and are never left out: {@code code}, {@code severity}, {@code message}, the
 * place ({@code file}, {@code line}, {@code column}, {@code end_line}, {@code end_column}), {@code label} (may be
 * empty), {@code secondary} (places with labels) and {@code help} (null without one). Lines and columns count from 1,
 * columns in UTF-16 units; the end is the place behind the last character. Everything beyond ASCII is escaped, so that
 * the text survives any encoding.
 */
public final class JsonReport {
    private JsonReport() {}

    /** The array, ending in a line end. */
    public static String of(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(JsonReport::object).collect(Collectors.joining(",\n ", "[", "]\n"));
    }

    private static String object(Diagnostic diagnostic) {
        String places = diagnostic.secondary().stream()
                .map(place -> "{" + place(place.span()) + ",\"label\":" + quoted(place.label()) + "}")
                .collect(Collectors.joining(","));
        return "{\"code\":" + quoted(diagnostic.code().toString())
                + ",\"severity\":" + quoted(diagnostic.code().severity().toString())
                + ",\"message\":" + quoted(diagnostic.message())
                + "," + place(diagnostic.primary())
                + ",\"label\":" + quoted(diagnostic.label())
                + ",\"secondary\":[" + places + "]"
                + ",\"help\":" + diagnostic.help().map(JsonReport::quoted).orElse("null")
                + "}";
    }

    private static String place(Span span) {
        SourceFile file = span.file();
        return "\"file\":" + quoted(file.name())
                + ",\"line\":" + span.line()
                + ",\"column\":" + span.column()
                + ",\"end_line\":" + file.line(span.end())
                + ",\"end_column\":" + file.column(span.end());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : whole(text).toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(plain(c) ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }

    /** Half of a surrogate pair is no character, and strict readers refuse it. */
    private static String whole(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean half = Character.getType(point) == Character.SURROGATE;
            whole.appendCodePoint(half ? 0xFFFD : point);
        });
        return whole.toString();
    }

    private static boolean plain(char c) {
        return c >= ' ' && c <= '~';
    }
}
