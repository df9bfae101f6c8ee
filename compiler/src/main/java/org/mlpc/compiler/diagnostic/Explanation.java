package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The long story of a code.
 *
 * @param code what it is about
 * @param title a few words
 * @param text what stands below the title, in Markdown; model texts stand between {@code ```mlp} and {@code ```}
 */
public record Explanation(DiagnosticCode code, String title, String text) {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```mlp\\R(.*?)^```$");

    /** The model texts in their order: one that fails, and the same one mended. */
    public List<String> examples() {
        List<String> examples = new ArrayList<>();
        for (Matcher matcher = EXAMPLE.matcher(text); matcher.find(); ) {
            examples.add(matcher.group(1));
        }
        return examples;
    }

    /** The whole page for a terminal: title, text, and examples indented instead of fenced. */
    public String plain() {
        String indented = EXAMPLE.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(match.group(1).stripTrailing().replaceAll("(?m)^(?=.)", "    ")));
        return code + ": " + title + "\n\n" + indented;
    }
}
