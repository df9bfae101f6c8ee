package org.mlpc.compiler.check;

import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.source.Span;

/** What an expression may cost. */
final class Limits {
    private static final int OPERATIONS = 1000;

    private Limits() {}

    /** Reports an expression of too many operations. */
    static void check(Span span, Expr expr, Diagnostics diagnostics) {
        int operations = Graph.of(Simplifier.simplify(expr)).operations();
        if (operations > OPERATIONS) {
            diagnostics.report(Diagnostic.of(
                    Code.TOO_MANY_OPERATIONS,
                    span,
                    "this expression has " + operations + " operations, the limit is " + OPERATIONS));
        }
    }
}
