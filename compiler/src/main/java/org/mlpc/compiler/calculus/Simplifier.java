package org.mlpc.compiler.calculus;

import static org.mlpc.compiler.expr.Exprs.ONE;
import static org.mlpc.compiler.expr.Exprs.ZERO;
import static org.mlpc.compiler.expr.Exprs.is;

import java.util.IdentityHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;

/**
 * Tidies an expression. This decides bits, so the list of rules is fixed:
 *
 * <ol>
 *   <li>what is made of constants alone is computed, in double;
 *   <li>{@code x + 0, x - 0, 0 - x, 1 x, 0 x, x / 1, 0 / x, x ^ 1, x ^ 0, --x} become what they are;
 *   <li>signs move outward: {@code x + (-y)} is {@code x - y}, {@code x - (-y)} is {@code x + y}, {@code -(x - y)} is
 *       {@code y - x};
 *   <li>division by something uniform is multiplication with its reciprocal;
 *   <li>the uniform factors of a product are collected in front of it;
 *   <li>a product with a selection that has a branch of 0, 1 or -1 goes into the selection, and so do the negation and
 *       the quotient of one that has a branch of 0: no arithmetic with masks, and no 0 / 0 in a branch not taken; behind
 *       {@value Masks#DEEP} selections in each other, each with such a branch, the result is itself selected where they are
 *       not 0, so that a long chain of choices is not copied for each of its ends;
 *   <li>a sum or difference of selections by the same condition, each with a branch of 0, is one selection;
 *   <li>a selection between equal things is that thing, and a condition that is known decides at once, which it also is
 *       within the branches of a selection by it;
 *   <li>equal parts become one part.
 * </ol>
 */
public final class Simplifier {
    private final UniformFactors uniformFactors = new UniformFactors(this);
    private final Interner interner = new Interner();
    /** What a node on simple operands became, by the first node that was like it: shared parts are simplified once. */
    private final Interner asked = new Interner();

    private final IdentityHashMap<Expr, Expr> answers = new IdentityHashMap<>();

    private Simplifier() {}

    /** The simplified expression. */
    public static Expr simplify(Expr expr) {
        Simplifier simplifier = new Simplifier();
        return Exprs.rewrite(expr, simplifier::node);
    }

    /** Simplifies a node whose operands are simple. */
    private Expr node(Expr expr) {
        Expr question = asked.intern(expr);
        Expr known = answers.get(question);
        Expr simple = known != null ? known : rules(expr);
        answers.put(question, simple);
        return interner.intern(keepName(expr, simple));
    }

    private Expr rules(Expr expr) {
        Expr simple = expr;
        if (!expr.operands().isEmpty() && Evaluator.constant(expr)) {
            simple = Exprs.constant(Evaluator.evaluate(expr, java.util.Map.of())[0]);
        } else if (expr instanceof Operation o) {
            simple = operation(o);
        } else if (expr instanceof Select s) {
            simple = select(s);
        }
        return simple;
    }

    private static Expr keepName(Expr from, Expr to) {
        String name = from instanceof Operation o ? o.name() : from instanceof Select s ? s.name() : "";
        return name.isEmpty() || from == to ? to : Exprs.named(to, name);
    }

    /** An operation on simple operands, simplified. */
    Expr make(Operator operator, Expr... operands) {
        return node(Exprs.apply(operator, operands));
    }

    /** The one node that stands for all that are like it. */
    Expr intern(Expr expr) {
        return interner.intern(expr);
    }

    private Expr operation(Operation o) {
        return switch (o.operator()) {
            case ADD -> sum(o);
            case SUBTRACT -> difference(o);
            case MULTIPLY -> product(o);
            case DIVIDE -> quotient(o);
            case NEGATE -> negation(o);
            case AND, OR -> logic(o);
            case POWER -> is(o.second(), 1) ? o.first() : is(o.second(), 0) ? ONE : o;
            default -> o;
        };
    }

    /** Truth is a number other than 0: one side that is known decides, or leaves it to the other. */
    private static Expr logic(Operation o) {
        for (int side = 0; side < 2; side++) {
            if (o.operands().get(side) instanceof Constant c) {
                boolean decides = (c.value() != 0) == (o.operator() == Operator.OR);
                return decides ? c : o.operands().get(1 - side);
            }
        }
        return o;
    }

    private Expr sum(Operation o) {
        if (is(o.first(), 0)) {
            return o.second();
        }
        if (is(o.second(), 0)) {
            return o.first();
        }
        if (Masks.alike(o.first(), o.second())) {
            return branchwise(o);
        }
        Expr negated = negated(o.second());
        return negated != null ? make(Operator.SUBTRACT, o.first(), negated) : o;
    }

    private Expr difference(Operation o) {
        if (is(o.second(), 0)) {
            return o.first();
        }
        if (is(o.first(), 0)) {
            return make(Operator.NEGATE, o.second());
        }
        if (Masks.alike(o.first(), o.second())) {
            return branchwise(o);
        }
        Expr negated = negated(o.second());
        return negated != null ? make(Operator.ADD, o.first(), negated) : o;
    }

    private Expr branchwise(Operation o) {
        Select left = (Select) o.first();
        Select right = (Select) o.second();
        return node(Exprs.select(
                left.condition(),
                make(o.operator(), left.consequence(), right.consequence()),
                make(o.operator(), left.alternative(), right.alternative())));
    }

    private Expr quotient(Operation o) {
        if (is(o.second(), 1) || is(o.first(), 0)) {
            return o.first();
        }
        if (o.second().extent() == Extent.UNIFORM
                && !is(o.first(), 1)
                && o.first().extent() != Extent.UNIFORM) {
            return make(Operator.MULTIPLY, o.first(), make(Operator.DIVIDE, ONE, o.second()));
        }
        if (o.first() instanceof Select s && Masks.blank(s)) {
            return Masks.deep(s)
                    ? whereNotZero(s, o)
                    : intoSelect(s, branch -> make(Operator.DIVIDE, branch, o.second()));
        }
        Expr negated = negated(o.first());
        return negated != null && !(negated instanceof Constant)
                ? make(Operator.NEGATE, make(Operator.DIVIDE, negated, o.second()))
                : o;
    }

    private Expr negation(Operation o) {
        if (o.first() instanceof Operation inner && inner.operator() == Operator.SUBTRACT) {
            return make(Operator.SUBTRACT, inner.second(), inner.first());
        }
        if (o.first() instanceof Select s && Masks.blank(s) && !Masks.deep(s)) {
            return intoSelect(s, branch -> is(branch, 0) ? branch : make(Operator.NEGATE, branch));
        }
        Expr negated = negated(o.first());
        if (negated != null) {
            return negated;
        }
        if (o.first() instanceof Operation inner
                && inner.operator() == Operator.MULTIPLY
                && inner.first() instanceof Constant c) {
            return make(Operator.MULTIPLY, Exprs.constant(-c.value()), inner.second());
        }
        return o;
    }

    /** The operand of a negation, or null. */
    static @Nullable Expr negated(Expr expr) {
        return expr instanceof Operation o && o.operator() == Operator.NEGATE ? o.first() : null;
    }

    private Expr product(Operation o) {
        if (is(o.first(), 0) || is(o.second(), 0)) {
            return ZERO;
        }
        if (is(o.first(), 1)) {
            return o.second();
        }
        if (is(o.second(), 1)) {
            return o.first();
        }
        if (o.extent() == Extent.UNIFORM) {
            return o;
        }
        if (o.second() instanceof Select s && Masks.masks(s)) {
            return Masks.deep(s)
                    ? whereNotZero(s, o)
                    : intoSelect(s, branch -> make(Operator.MULTIPLY, o.first(), branch));
        }
        if (o.first() instanceof Select s && Masks.masks(s)) {
            return Masks.deep(s)
                    ? whereNotZero(s, o)
                    : intoSelect(s, branch -> make(Operator.MULTIPLY, o.second(), branch));
        }
        return uniformFactors.collect(o);
    }

    /** A product or quotient with a selection, without what its other side is where the selection is 0. */
    private Expr whereNotZero(Select s, Operation o) {
        return node(Exprs.select(make(Operator.NOT_EQUAL, s, ZERO), interner.intern(o), ZERO));
    }

    private Expr intoSelect(Select s, UnaryOperator<Expr> operation) {
        return node(Exprs.select(s.condition(), operation.apply(s.consequence()), operation.apply(s.alternative())));
    }

    private Expr select(Select s) {
        if (s.condition() instanceof Constant c) {
            return c.value() != 0 ? s.consequence() : s.alternative();
        }
        Expr consequence = s.consequence() instanceof Select inner && inner.condition() == s.condition()
                ? inner.consequence()
                : s.consequence();
        Expr alternative = s.alternative() instanceof Select inner && inner.condition() == s.condition()
                ? inner.alternative()
                : s.alternative();
        if (consequence != s.consequence() || alternative != s.alternative()) {
            return node(Exprs.select(s.condition(), consequence, alternative));
        }
        boolean same = s.consequence() == s.alternative()
                || s.consequence() instanceof Constant c && is(s.alternative(), c.value());
        return same ? s.consequence() : s;
    }
}
