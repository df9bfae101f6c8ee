package org.mlpc.compiler.calculus;

import static org.mlpc.compiler.expr.Exprs.ONE;
import static org.mlpc.compiler.expr.Exprs.ZERO;
import static org.mlpc.compiler.expr.Exprs.add;
import static org.mlpc.compiler.expr.Exprs.apply;
import static org.mlpc.compiler.expr.Exprs.constant;
import static org.mlpc.compiler.expr.Exprs.divide;
import static org.mlpc.compiler.expr.Exprs.multiply;
import static org.mlpc.compiler.expr.Exprs.negate;
import static org.mlpc.compiler.expr.Exprs.power;
import static org.mlpc.compiler.expr.Exprs.select;
import static org.mlpc.compiler.expr.Exprs.subtract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;

/**
 * Reverse-mode differentiation: the adjoint of every node is ∂L/∂node, found from the result backward (Griewank and
 * Walther, Evaluating Derivatives, chapter 3). The result is an expression like any other; {@link Simplifier} tidies it.
 */
public final class Differentiator {
    private final IdentityHashMap<Expr, Expr> adjoints = new IdentityHashMap<>();
    /** The nodes that depend on the variable. */
    private final Set<Expr> moving = Collections.newSetFromMap(new IdentityHashMap<>());

    private Differentiator(List<Expr> nodes, Variable x) {
        for (Expr node : nodes) {
            if (isVariable(node, x) || node.operands().stream().anyMatch(moving::contains)) {
                moving.add(node);
            }
        }
    }

    private static boolean isVariable(Expr node, Variable x) {
        return node instanceof Variable v && v.name().equals(x.name());
    }

    /**
     * ∂L/∂x, given ∂L/∂f.
     *
     * @param f the expression
     * @param x one of its variables
     * @param seed ∂L/∂f, of the extent of f; 1 for the plain derivative of a scalar
     * @return of the extent of x; an expression of a lesser extent stands for the same number in every unit
     */
    public static Expr gradient(Expr f, Variable x, Expr seed) {
        List<Expr> nodes = Graph.of(f).nodes();
        Differentiator differentiator = new Differentiator(nodes, x);
        differentiator.adjoints.put(f, seed);
        Expr result = ZERO;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Expr node = nodes.get(i);
            Expr adjoint = differentiator.adjoints.get(node);
            if (adjoint == null) {
                continue;
            }
            if (isVariable(node, x)) {
                result = plus(result, adjoint);
            }
            if (differentiator.moving.contains(node)) {
                differentiator.propagate(node, adjoint);
            }
        }
        return result;
    }

    private void propagate(Expr node, Expr adjoint) {
        List<Expr> contributions = contributions(node, adjoint);
        for (int i = 0; i < contributions.size(); i++) {
            Expr operand = node.operands().get(i);
            Expr contribution = contributions.get(i);
            if (contribution == null || Exprs.is(contribution, 0) || !moving.contains(operand)) {
                continue;
            }
            Expr fitted = fit(contribution, node.extent(), operand.extent());
            adjoints.merge(operand, fitted, Differentiator::plus);
        }
    }

    /** A number that was broadcast over the units gets the sum of what its copies contribute. */
    private static Expr fit(Expr contribution, Extent from, Extent to) {
        if (from != Extent.VECTOR || to == Extent.VECTOR) {
            return contribution;
        }
        return contribution.extent() == Extent.VECTOR
                ? Exprs.reduce(Reducer.SUM, contribution)
                : multiply(Exprs.variable("units", Extent.UNIFORM), contribution);
    }

    private static Expr plus(Expr left, Expr right) {
        return Exprs.is(left, 0) ? right : add(left, right);
    }

    private static List<Expr> contributions(Expr node, Expr g) {
        if (node instanceof Select s) {
            return java.util.Arrays.asList(null, select(s.condition(), g, ZERO), select(s.condition(), ZERO, g));
        }
        if (node instanceof Reduction r) {
            return List.of(reduction(r, g));
        }
        if (node instanceof Operation o) {
            return operation(o, g);
        }
        return List.of();
    }

    private static Expr reduction(Reduction r, Expr g) {
        return switch (r.reducer()) {
            case SUM -> g;
            case MEAN -> divide(g, Exprs.variable("units", Extent.UNIFORM));
            case MAX -> multiply(g, apply(Operator.FIRST_MAX, r.operand()));
            case MIN -> multiply(g, apply(Operator.FIRST_MIN, r.operand()));
            case LOG_SUM_EXP -> multiply(g, apply(Operator.EXP, subtract(r.operand(), r)));
        };
    }

    private static List<Expr> operation(Operation o, Expr g) {
        Expr x = o.first();
        return switch (o.operator()) {
            case ADD -> List.of(g, g);
            case SUBTRACT -> List.of(g, negate(g));
            case MULTIPLY -> List.of(multiply(g, o.second()), multiply(g, x));
            case DIVIDE -> List.of(divide(g, o.second()), negate(divide(multiply(g, o), o.second())));
            case POWER -> powers(o, g);
            case MIN -> pick(Operator.LESS_OR_EQUAL, o, g);
            case MAX -> pick(Operator.GREATER_OR_EQUAL, o, g);
            case NEGATE -> List.of(negate(g));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT -> List.of();
            case SIGN, FLOOR, FIRST_MAX, FIRST_MIN -> List.of(ZERO);
            case LOG, LOG1P, SQRT -> List.of(divide(g, denominator(o)));
            default -> List.of(multiply(g, slope(o)));
        };
    }

    private static Expr denominator(Operation o) {
        return switch (o.operator()) {
            case LOG -> o.first();
            case LOG1P -> add(ONE, o.first());
            default -> multiply(constant(2), o);
        };
    }

    /** The derivative of a function of one value, written with its own result where that is shorter. */
    private static Expr slope(Operation o) {
        Expr x = o.first();
        return switch (o.operator()) {
            case EXP -> o;
            case EXPM1 -> add(o, ONE);
            case ABS -> apply(Operator.SIGN, x);
            case ERF ->
                multiply(constant(2 / StrictMath.sqrt(Math.PI)), apply(Operator.EXP, negate(power(x, constant(2)))));
            case SIN -> apply(Operator.COS, x);
            case COS -> negate(apply(Operator.SIN, x));
            case TANH -> subtract(ONE, power(o, constant(2)));
            case SIGMOID -> multiply(o, subtract(ONE, o));
            case SOFTPLUS -> apply(Operator.SIGMOID, x);
            default -> throw new IllegalArgumentException("no derivative of " + o.operator());
        };
    }

    private static List<Expr> powers(Operation o, Expr g) {
        Expr base = o.first();
        Expr exponent = o.second();
        Expr lower = exponent instanceof Constant c
                ? power(base, constant(c.value() - 1))
                : power(base, subtract(exponent, ONE));
        Expr byBase = multiply(g, multiply(exponent, lower));
        List<Expr> both = new ArrayList<>(List.of(byBase));
        both.add(exponent instanceof Constant ? ZERO : multiply(g, multiply(o, apply(Operator.LOG, base))));
        return both;
    }

    /** A tie gives the derivative to the first. */
    private static List<Expr> pick(Operator first, Operation o, Expr g) {
        Expr condition = apply(first, o.first(), o.second());
        return List.of(select(condition, g, ZERO), select(condition, ZERO, g));
    }
}
