package org.mlpc.compiler.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.calculus.Enclosure;
import org.mlpc.compiler.calculus.Enclosure.Known;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.calculus.Interval;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;

/**
 * One side compared with the other, about outputs {@code y} and targets {@code t} of a loss, outputs {@code a} of an
 * activation or an argument of an optimizer: {@code y >= 0}, {@code sum(y) == 1}. Where a side has a value for each unit, it is about every unit.
 *
 * @param owner the name of the loss or activation that states it
 * @param operator {@code < <= > >= ==}
 * @param text as written
 */
public record Condition(String owner, Operator operator, Expr left, Expr right, String text) {
    /** How far apart two numbers may be that were meant to be equal. */
    static final double ROUNDING = 1e-6;

    /** Operations of a side that is looked for in others. */
    private static final int SHORT = 12;

    /** Whether it mentions a variable. */
    public boolean about(String variable) {
        return Graph.of(left, right).nodes().stream()
                .anyMatch(node -> node instanceof Expr.Variable v && v.name().equals(variable));
    }

    /** The same about expressions in place of variables. */
    public Condition with(Map<String, Expr> values) {
        return new Condition(owner, operator, Exprs.substitute(left, values), Exprs.substitute(right, values), text);
    }

    /** Of how many units it holds, and of how many it does not. */
    private int[] count(Map<String, double[]> values) {
        double[] x = Evaluator.evaluate(left, values);
        double[] y = Evaluator.evaluate(right, values);
        int[] count = new int[2];
        for (int u = 0; u < Math.max(x.length, y.length); u++) {
            count[holds(x[x.length == 1 ? 0 : u], y[y.length == 1 ? 0 : u]) ? 1 : 0]++;
        }
        return count;
    }

    /** Whether it holds of every unit, or of the whole. */
    public boolean everywhere(Map<String, double[]> values) {
        return count(values)[0] == 0;
    }

    /** Whether it holds of some unit, or of the whole. */
    public boolean somewhere(Map<String, double[]> values) {
        return count(values)[1] > 0;
    }

    private boolean holds(double x, double y) {
        double largest = Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
        double near = Double.isInfinite(largest) ? 0 : ROUNDING * largest; // nothing is near an infinite number
        return switch (operator) {
            case LESS -> x < y;
            case LESS_OR_EQUAL -> x <= y + near;
            case GREATER -> x > y;
            case GREATER_OR_EQUAL -> x >= y - near;
            default -> x == y || Math.abs(x - y) <= near;
        };
    }

    /** Whether it holds for all that lies within bounds. */
    public boolean always(Map<String, Interval> bounds, int units, List<Known> facts) {
        Interval x = Enclosure.of(left, bounds, units, facts);
        Interval y = Enclosure.of(right, bounds, units, facts);
        return switch (operator) {
            case LESS -> x.high() < y.low();
            case LESS_OR_EQUAL -> holds(x.high(), y.low());
            case GREATER -> x.low() > y.high();
            case GREATER_OR_EQUAL -> holds(x.low(), y.high());
            default -> holds(x.low(), y.high()) && holds(x.high(), y.low());
        };
    }

    /** Whether it holds for nothing that lies within bounds. */
    public boolean never(Map<String, Interval> bounds, int units, List<Known> facts) {
        Interval x = Enclosure.of(left, bounds, units, facts);
        Interval y = Enclosure.of(right, bounds, units, facts);
        return switch (operator) {
            case LESS -> x.low() >= y.high();
            case LESS_OR_EQUAL -> x.low() > y.high();
            case GREATER -> x.high() <= y.low();
            case GREATER_OR_EQUAL -> x.high() < y.low();
            default -> x.high() < y.low() || y.high() < x.low();
        };
    }

    /** What it says of its left side where the right one is a number; nothing where that is long. */
    public Optional<Known> known() {
        if (Graph.of(left).operations() > SHORT
                || !Graph.of(right).nodes().stream().allMatch(Condition::constant)) {
            return Optional.empty();
        }
        double bound = Enclosure.of(right, Map.of(), 1, List.of()).low();
        return Optional.of(new Known(
                left,
                switch (operator) {
                    case LESS, LESS_OR_EQUAL -> new Interval(Double.NEGATIVE_INFINITY, bound);
                    case GREATER, GREATER_OR_EQUAL -> new Interval(bound, Double.POSITIVE_INFINITY);
                    default -> Interval.of(bound);
                }));
    }

    private static boolean constant(Expr node) {
        return !(node instanceof Expr.Variable) && !(node instanceof Expr.Reduction);
    }
}
