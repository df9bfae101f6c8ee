package org.mlpc.compiler.calculus;

import java.util.List;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Exprs;

/** Expressions as graphs in which equal parts are one part. */
public final class EqualParts {
    private EqualParts() {}

    /** The same expression, nothing simplified, with equal parts as one part; numbers keep their spelling. */
    public static Expr shared(Expr expr) {
        Interner interner = new Interner();
        return Exprs.rewrite(expr, node -> {
            Expr first = interner.intern(node);
            return node instanceof Constant ? node : first;
        });
    }

    /** Whether two simplified expressions are the same expression. */
    public static boolean same(Expr left, Expr right) {
        Interner interner = new Interner();
        List<Expr> both = List.of(Exprs.rewrite(left, interner::intern), Exprs.rewrite(right, interner::intern));
        return both.get(0) == both.get(1);
    }
}
