package org.mlpc.compiler.codegen.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Breaks statements that are too long for a line: behind a comma or before an operator, inside as few brackets as
 * possible, else behind a bracket, and never inside a text. A comment is left as it is.
 */
public final class LineBreaks {
    private static final Set<String> OPERATORS =
            Set.of("+", "-", "*", "/", "?", ":", "<", ">", "<=", ">=", "==", "!=", "&&", "||");
    private static final String CONTINUED = "        ";

    private final int width;

    public LineBreaks(int width) {
        this.width = width;
    }

    /** The line, or the lines that it is broken into. */
    public List<String> of(String line) {
        if (line.length() <= width) {
            return List.of(line);
        }
        String text = line.strip();
        if (text.startsWith("//") || text.startsWith("*") || text.startsWith("/*")) {
            return List.of(line);
        }
        String indent = line.substring(0, line.indexOf(text)) + CONTINUED;
        List<String> lines = new ArrayList<>();
        String rest = line;
        int at = place(rest, indent.length());
        while (rest.length() > width && at > 0) {
            lines.add(rest.substring(0, at).stripTrailing());
            rest = indent + rest.substring(at).strip();
            at = place(rest, indent.length());
        }
        lines.add(rest);
        return lines;
    }

    /** Where the next line begins; 0 when there is no such place. */
    private int place(String line, int from) {
        int best = 0;
        int bracket = 0;
        int least = Integer.MAX_VALUE;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < Math.min(line.length(), width); i++) {
            char c = line.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '(' || c == '{') {
                bracket = bracket == 0 && i > from ? i + 1 : bracket;
                depth++;
            } else if (c == ')' || c == '}') {
                depth--;
            } else if (c == ' ' && i > from && depth <= least && (line.charAt(i - 1) == ',' || operator(line, i + 1))) {
                best = i;
                least = depth;
            }
        }
        return best == 0 ? bracket : best;
    }

    private static boolean operator(String line, int from) {
        int end = line.indexOf(' ', from);
        return end > 0 && OPERATORS.contains(line.substring(from, end));
    }
}
