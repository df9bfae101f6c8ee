package org.mlpc.compiler.diagnostic;

import org.mlpc.compiler.source.Span;

/** A place to be underlined, with words beside it. */
record Mark(Span span, String label, boolean primary) {
    char sign() {
        return primary ? '^' : '-';
    }
}
