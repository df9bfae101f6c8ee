package org.mlpc.compiler.calculus;

import static org.mlpc.compiler.expr.Exprs.is;

import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Select;

/** Selections that stand for arithmetic with masks: those with a branch of 0, 1 or -1. */
final class Masks {
    /** Selections in each other that a factor goes into. */
    static final int DEEP = 8;

    private Masks() {}

    /** Whether a branch is 0, 1 or -1. */
    static boolean masks(Select s) {
        return mask(s.consequence()) || mask(s.alternative());
    }

    private static boolean mask(Expr expr) {
        return is(expr, 0) || is(expr, 1) || is(expr, -1);
    }

    /** Whether a branch is 0. */
    static boolean blank(Select s) {
        return is(s.consequence(), 0) || is(s.alternative(), 0);
    }

    /** Whether selections with masks stand in each other deeper than anything is pushed into them. */
    static boolean deep(Select outermost) {
        Expr inner = outermost;
        for (int depth = 0; inner instanceof Select s && masks(s); depth++) {
            if (depth == DEEP) {
                return true;
            }
            inner = mask(s.consequence()) ? s.alternative() : s.consequence();
        }
        return false;
    }

    /** Whether both are selections by the same condition, each with a branch of 0. */
    static boolean alike(Expr left, Expr right) {
        return left instanceof Select l
                && right instanceof Select r
                && l.condition() == r.condition()
                && blank(l)
                && blank(r);
    }
}
