package org.mlpc.compiler.check;

import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.Span;

/** Refuses by name what the grammar knows and this version has no meaning for. */
final class Unsupported {
    private Unsupported() {}

    static void report(Span span, String what, Diagnostics diagnostics) {
        diagnostics.report(Diagnostic.of(Code.NOT_SUPPORTED, span, what + " is not supported yet"));
    }
}
