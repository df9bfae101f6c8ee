package org.mlpc.compiler.check;

import java.util.List;
import org.mlpc.compiler.calculus.Lowering;
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

    /**
     * Reports an expression that has, with what is derived from it, too many operations. Each becomes some bytes of
     * bytecode, and HotSpot never compiles a method of 8,000 bytes.
     */
    static void withDerivative(Span span, List<Expr> exprs, Diagnostics diagnostics) {
        int operations = exprs.stream()
                .mapToInt(e -> Graph.of(Lowering.lower(e, 2)).operations())
                .sum();
        if (operations > OPERATIONS) {
            diagnostics.report(Diagnostic.of(
                    Code.TOO_MANY_OPERATIONS,
                    span,
                    "this has, with its derivative, " + operations + " operations, the limit is " + OPERATIONS));
        }
    }

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
