package org.mlpc.compiler.calculus;

import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;

/**
 * Says an expression in the few operations that generated code has: sums, maxima and minima over the units, and
 * multiplications for powers with a small whole exponent.
 */
public final class Lowering {
    /** Powers up to this exponent become multiplications. */
    private static final int LARGEST_POWER = 16;

    private final int units;

    private Lowering(int units) {
        this.units = units;
    }

    /** The lowered and simplified expression, for a layer of so many units. */
    public static Expr lower(Expr expr, int units) {
        Lowering lowering = new Lowering(units);
        Expr sized = Exprs.substitute(expr, Map.of("units", Exprs.constant(units)));
        Expr single = units == 1 ? Exprs.rewrite(sized, Lowering::single) : sized;
        Expr lowered = Simplifier.simplify(Exprs.rewrite(Simplifier.simplify(single), lowering::node));
        return lowering.alike(lowered);
    }

    /** Without reductions of what is alike for all units, which only simplification shows: a sum of them is a product. */
    private Expr alike(Expr expr) {
        Expr result = expr;
        while (Graph.of(result).nodes().stream().anyMatch(Lowering::ofOneValue)) {
            result = Simplifier.simplify(Exprs.rewrite(result, this::reduced));
        }
        return result;
    }

    private static boolean ofOneValue(Expr expr) {
        return expr instanceof Reduction r && r.operand().extent() != Extent.VECTOR;
    }

    private Expr reduced(Expr expr) {
        if (!ofOneValue(expr)) {
            return expr;
        }
        Reduction r = (Reduction) expr;
        return r.reducer() == Reducer.SUM ? Exprs.multiply(Exprs.constant(units), r.operand()) : r.operand();
    }

    /** Says an expression for a layer of so many units, its reductions and powers kept as written. */
    public static Expr size(Expr expr, int units) {
        Expr sized = Exprs.substitute(expr, Map.of("units", Exprs.constant(units)));
        return Simplifier.simplify(units == 1 ? Exprs.rewrite(sized, Lowering::single) : sized);
    }

    /** With one unit a vector is a number, and every reduction is that number. */
    private static Expr single(Expr expr) {
        if (expr instanceof Variable v && v.extent() == Extent.VECTOR) {
            return Exprs.variable(v.name(), Extent.SCALAR);
        }
        if (expr instanceof Reduction r) {
            return r.operand();
        }
        boolean first = expr instanceof Operation o
                && (o.operator() == Operator.FIRST_MAX || o.operator() == Operator.FIRST_MIN);
        return first ? Exprs.ONE : expr;
    }

    private Expr node(Expr expr) {
        if (expr instanceof Reduction r) {
            return reduction(r);
        }
        boolean power = expr instanceof Operation o
                && o.operator() == Operator.POWER
                && o.extent() != Extent.UNIFORM
                && o.second() instanceof Constant c
                && c.value() == Math.rint(c.value())
                && Math.abs(c.value()) <= LARGEST_POWER;
        return power ? product((Operation) expr) : expr;
    }

    private Expr reduction(Reduction r) {
        if (r.reducer() == Reducer.MEAN) {
            return Exprs.divide(Exprs.reduce(Reducer.SUM, r.operand()), Exprs.constant(units));
        }
        if (r.reducer() == Reducer.LOG_SUM_EXP) {
            Expr max = Exprs.named(Exprs.reduce(Reducer.MAX, r.operand()), "m");
            Expr shifted = Exprs.apply(Operator.EXP, Exprs.subtract(r.operand(), max));
            return Exprs.add(max, Exprs.apply(Operator.LOG, Exprs.reduce(Reducer.SUM, shifted)));
        }
        return r;
    }

    private static Expr product(Operation o) {
        int exponent = (int) ((Constant) o.second()).value();
        Expr product = product(o.first(), Math.abs(exponent));
        return exponent < 0 ? Exprs.divide(Exprs.ONE, product) : product;
    }

    /** By squaring; equal parts are shared afterwards. */
    private static Expr product(Expr base, int exponent) {
        if (exponent == 1) {
            return base;
        }
        Expr half = product(base, exponent / 2);
        Expr square = Exprs.multiply(half, half);
        return exponent % 2 == 0 ? square : Exprs.multiply(square, base);
    }
}
