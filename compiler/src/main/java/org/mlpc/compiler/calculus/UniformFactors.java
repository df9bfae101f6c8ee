package org.mlpc.compiler.calculus;

import static org.mlpc.compiler.expr.Exprs.ONE;
import static org.mlpc.compiler.expr.Exprs.is;

import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;

/**
 * Collects the uniform factors of a product in front of it, signs among them, so that they are multiplied with each other
 * once and not for every unit.
 */
final class UniformFactors {
    private final Simplifier simplifier;

    UniformFactors(Simplifier simplifier) {
        this.simplifier = simplifier;
    }

    /** Takes sign and uniform factors out of both sides and puts them in front. */
    Expr collect(Operation o) {
        Factored left = factor(o.first());
        Factored right = factor(o.second());
        Expr uniform = simplifier.make(Operator.MULTIPLY, left.uniform(), right.uniform());
        Expr rest = rest(o, left.rest(), right.rest());
        if (is(uniform, 1)) {
            return rest;
        }
        return is(uniform, -1)
                ? simplifier.make(Operator.NEGATE, rest)
                : simplifier.intern(Exprs.multiply(uniform, rest));
    }

    private Expr rest(Operation o, Expr left, Expr right) {
        if (is(left, 1) || is(right, 1)) {
            return is(left, 1) ? right : left;
        }
        boolean bare = left == o.first() && right == o.second();
        return bare ? simplifier.intern(Exprs.multiply(left, right)) : simplifier.make(Operator.MULTIPLY, left, right);
    }

    private record Factored(Expr uniform, Expr rest) {}

    private Factored factor(Expr expr) {
        if (expr.extent() == Extent.UNIFORM) {
            return new Factored(expr, ONE);
        }
        Expr negated = Simplifier.negated(expr);
        if (negated != null) {
            Factored inner = factor(negated);
            return new Factored(simplifier.make(Operator.NEGATE, inner.uniform()), inner.rest());
        }
        if (expr instanceof Operation o
                && o.operator() == Operator.MULTIPLY
                && o.first().extent() == Extent.UNIFORM) {
            return new Factored(o.first(), o.second());
        }
        return new Factored(ONE, expr);
    }
}
