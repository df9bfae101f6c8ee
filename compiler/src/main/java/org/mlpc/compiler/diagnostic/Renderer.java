package org.mlpc.compiler.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Shows findings to a person. */
public final class Renderer {
    private Renderer() {}

    /** All findings, an empty line between two. */
    public static String render(List<Diagnostic> diagnostics, boolean colour) {
        return diagnostics.stream().map(d -> render(d, colour)).collect(Collectors.joining("\n"));
    }

    /** One finding with its source line. */
    public static String render(Diagnostic d, boolean colour) {
        int line = d.primary().line();
        String number = String.valueOf(line);
        String gutter = " ".repeat(number.length());
        StringBuilder text = new StringBuilder();
        text.append(d.code().severity())
                .append('[')
                .append(d.code())
                .append("]: ")
                .append(d.message())
                .append('\n');
        text.append(gutter).append(" --> ").append(d.primary()).append('\n');
        text.append(gutter).append("  |\n");
        text.append(' ')
                .append(number)
                .append(" | ")
                .append(d.primary().file().lines().get(line - 1))
                .append('\n');
        text.append(gutter).append("  | ").append(" ".repeat(d.primary().column() - 1));
        text.append("^".repeat(Math.max(1, d.primary().end() - d.primary().start())))
                .append(' ')
                .append(d.label())
                .append('\n');
        d.help().ifPresent(help -> text.append("help: ").append(help).append('\n'));
        return text.toString();
    }
}
