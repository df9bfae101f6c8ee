package org.mlpc.compiler.calculus;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Constant;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Expr.Reduction;
import org.mlpc.compiler.expr.Expr.Select;
import org.mlpc.compiler.expr.Expr.Variable;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;

/** Computes expressions in double, with {@code StrictMath}, for checks and for folding at compile time. */
public final class Evaluator {
    private final Map<String, double[]> values;
    private final IdentityHashMap<Expr, double[]> known = new IdentityHashMap<>();

    private Evaluator(Map<String, double[]> values) {
        this.values = values;
    }

    /**
     * The value of an expression; truth is 1 and 0.
     *
     * @param values one number for each scalar variable, one for each unit for vectors
     * @return one number, or one for each unit
     */
    public static double[] evaluate(Expr expr, Map<String, double[]> values) {
        return evaluate(List.of(expr), values).get(0);
    }

    /** The values of expressions that may share parts. */
    public static List<double[]> evaluate(List<Expr> exprs, Map<String, double[]> values) {
        Evaluator evaluator = new Evaluator(values);
        for (Expr node : Graph.of(exprs).nodes()) {
            evaluator.known.put(node, evaluator.compute(node));
        }
        return exprs.stream().map(evaluator.known::get).toList();
    }

    /** The value of an expression without vectors. */
    public static double scalar(Expr expr, Map<String, Double> values) {
        Map<String, double[]> arrays = new java.util.HashMap<>();
        values.forEach((name, value) -> arrays.put(name, new double[] {value}));
        return evaluate(expr, arrays)[0];
    }

    private double[] compute(Expr expr) {
        if (expr instanceof Constant c) {
            return new double[] {c.value()};
        }
        if (expr instanceof Variable v) {
            double[] value = values.get(v.name());
            if (value == null) {
                throw new IllegalArgumentException("no value for " + v.name());
            }
            return value;
        }
        if (expr instanceof Reduction r) {
            return new double[] {reduce(r, known(r.operand()))};
        }
        if (expr instanceof Select s) {
            return select(s);
        }
        return operate((Operation) expr);
    }

    /** Of an expression that was met before: operands come first. */
    private double[] known(Expr expr) {
        return Objects.requireNonNull(known.get(expr));
    }

    private double[] select(Select s) {
        double[] condition = known(s.condition());
        double[] consequence = known(s.consequence());
        double[] alternative = known(s.alternative());
        double[] result = new double[Math.max(condition.length, Math.max(consequence.length, alternative.length))];
        for (int u = 0; u < result.length; u++) {
            result[u] = at(condition, u) != 0 ? at(consequence, u) : at(alternative, u);
        }
        return result;
    }

    private double[] operate(Operation o) {
        double[] first = known(o.first());
        if (o.operator() == Operator.FIRST_MAX || o.operator() == Operator.FIRST_MIN) {
            return indicator(first, o.operator() == Operator.FIRST_MAX ? 1 : -1);
        }
        double[] second = o.operands().size() > 1 ? known(o.second()) : first;
        double[] result = new double[Math.max(first.length, second.length)];
        for (int u = 0; u < result.length; u++) {
            result[u] = Arithmetic.apply(o.operator(), at(first, u), at(second, u));
        }
        return result;
    }

    private static double at(double[] values, int unit) {
        return values.length == 1 ? values[0] : values[unit];
    }

    private static double[] indicator(double[] values, int sign) {
        int first = 0;
        for (int u = 1; u < values.length; u++) {
            if (sign * values[u] > sign * values[first]) {
                first = u;
            }
        }
        double[] result = new double[values.length];
        result[first] = 1;
        return result;
    }

    private static double reduce(Reduction r, double[] values) {
        return switch (r.reducer()) {
            case SUM -> sum(values);
            case MEAN -> sum(values) / values.length;
            case MAX -> extreme(values, 1);
            case MIN -> extreme(values, -1);
            case LOG_SUM_EXP -> logSumExp(values);
        };
    }

    private static double sum(double[] values) {
        double sum = values[0];
        for (int u = 1; u < values.length; u++) {
            sum += values[u];
        }
        return sum;
    }

    private static double extreme(double[] values, int sign) {
        double extreme = values[0];
        for (double value : values) {
            extreme = sign * value > sign * extreme || Double.isNaN(value) ? value : extreme;
        }
        return extreme;
    }

    private static double logSumExp(double[] values) {
        double max = extreme(values, 1);
        if (Double.isInfinite(max)) {
            return max;
        }
        double sum = 0;
        for (double value : values) {
            sum += StrictMath.exp(value - max);
        }
        return max + StrictMath.log(sum);
    }

    /** Whether a node's value is uniform and made of constants alone. */
    static boolean constant(Expr expr) {
        return expr.extent() == Extent.UNIFORM && expr.operands().stream().allMatch(Constant.class::isInstance);
    }
}
