package org.mlpc.compiler.check.term;

import java.util.Collection;
import java.util.stream.Collectors;
import org.mlpc.compiler.source.Span;

/** The user's own words, to be repeated in generated comments. */
public final class Quote {
    /** Names that one message lists. */
    private static final int SOME = 20;

    private Quote() {}

    /** Names in a row; of very many the first. */
    static String some(Collection<String> names) {
        String first = names.stream().limit(SOME).collect(Collectors.joining(", "));
        return names.size() > SOME ? first + ", …" : first;
    }

    /** The text of a place on one line, without the comments inside it. */
    public static String of(Span span) {
        return span.text()
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("//[^\r\n]*", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
