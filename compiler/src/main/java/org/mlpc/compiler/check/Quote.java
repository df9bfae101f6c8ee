package org.mlpc.compiler.check;

import org.mlpc.compiler.source.Span;

/** The user's own words, to be repeated in generated comments. */
final class Quote {
    private Quote() {}

    /** The text of a place on one line, without the comments inside it. */
    static String of(Span span) {
        return span.text()
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("//[^\r\n]*", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
