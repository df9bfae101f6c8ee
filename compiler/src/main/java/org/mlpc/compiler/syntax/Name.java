package org.mlpc.compiler.syntax;

import org.mlpc.compiler.source.Span;

/**
 * A name as written, without its quotes if it had any.
 *
 * @param span the place, quotes included
 * @param text the name
 */
public record Name(Span span, String text) {
    @Override
    public String toString() {
        return text;
    }
}
