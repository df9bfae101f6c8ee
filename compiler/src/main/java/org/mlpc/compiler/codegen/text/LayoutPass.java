package org.mlpc.compiler.codegen.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Polishes what JavaPoet cannot: doc comments of one line, no blank line between fields that belong together, no line that
 * is too long.
 */
public final class LayoutPass {
    private static final int WIDTH = 120;

    private static final Pattern FIELD = Pattern.compile(" {4}(private|public) [^(]*;");
    private static final Pattern NEW_FIELD = Pattern.compile(" {4}private .* = new .*;");

    private LayoutPass() {}

    public static String polish(String java) {
        List<String> lines = new ArrayList<>(List.of(java.split("\n", -1)));
        if (lines.get(0).startsWith("//") && !lines.get(1).isEmpty()) {
            lines.add(1, "");
        }
        shortDocs(lines);
        joinedFields(lines);
        LineBreaks breaks = new LineBreaks(WIDTH);
        return lines.stream().flatMap(line -> breaks.of(line).stream()).collect(Collectors.joining("\n"));
    }

    private static void shortDocs(List<String> lines) {
        for (int i = 0; i + 2 < lines.size(); i++) {
            boolean three = lines.get(i).strip().equals("/**")
                    && lines.get(i + 1).strip().startsWith("* ")
                    && lines.get(i + 2).strip().equals("*/");
            if (three) {
                String indent = lines.get(i).substring(0, lines.get(i).indexOf('/'));
                String one = indent + "/** " + lines.get(i + 1).strip().substring(2) + " */";
                if (one.length() <= WIDTH) {
                    lines.set(i, one);
                    lines.remove(i + 2);
                    lines.remove(i + 1);
                }
            }
        }
    }

    /** A field without a doc comment belongs to the field before it. */
    private static void joinedFields(List<String> lines) {
        for (int i = 1; i + 1 < lines.size(); i++) {
            if (lines.get(i).isEmpty() && field(lines.get(i - 1)) && field(lines.get(i + 1))) {
                lines.remove(i);
            }
        }
    }

    private static boolean field(String line) {
        return line.startsWith("    p")
                && (FIELD.matcher(line).matches() || NEW_FIELD.matcher(line).matches());
    }
}
