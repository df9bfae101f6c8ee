package org.mlpc.compiler.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;

/**
 * What data can be held against: a condition of a loss that compares {@code t}, or {@code sum(t)}, with a number.
 *
 * @param loss the name of the loss that states it
 * @param condition as written
 * @param sum whether it is about the sum of an example's values
 * @param low the least number that keeps it, with room for rounding
 * @param high the largest number that keeps it
 */
public record TargetBound(String loss, String condition, boolean sum, double low, double high) {
    /** The bounds among the conditions of a loss on a number of outputs. */
    static List<TargetBound> of(Loss loss, int units) {
        return loss.expects().stream()
                .flatMap(condition -> of(condition, units).stream())
                .distinct()
                .toList();
    }

    private static Optional<TargetBound> of(Condition condition, int units) {
        boolean mirrored = number(condition.left());
        Expr about = mirrored ? condition.right() : condition.left();
        Expr limit = mirrored ? condition.left() : condition.right();
        boolean sum = about instanceof Expr.Reduction r && r.reducer() == Reducer.SUM && target(r.operand());
        if (!number(limit) || !sum && !target(about)) {
            return Optional.empty();
        }
        double at = Evaluator.evaluate(limit, Map.of("units", new double[] {units}))[0];
        double near = Condition.ROUNDING * Math.max(1, Math.abs(at));
        Operator operator = mirrored ? mirror(condition.operator()) : condition.operator();
        double low = switch (operator) {
            case GREATER -> Math.nextUp(at);
            case GREATER_OR_EQUAL, EQUAL -> at - near;
            default -> Double.NEGATIVE_INFINITY;
        };
        double high = switch (operator) {
            case LESS -> Math.nextDown(at);
            case LESS_OR_EQUAL, EQUAL -> at + near;
            default -> Double.POSITIVE_INFINITY;
        };
        return Optional.of(new TargetBound(condition.owner(), condition.text(), sum, low, high));
    }

    private static Operator mirror(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            default -> operator;
        };
    }

    private static boolean target(Expr expr) {
        return expr instanceof Expr.Variable v && v.name().equals("t");
    }

    /** Whether it is one number for all units, whatever outputs and targets are. */
    private static boolean number(Expr expr) {
        return Graph.of(expr).nodes().stream()
                .allMatch(node -> !(node instanceof Expr.Reduction)
                        && !(node instanceof Expr.Variable v && !v.name().equals("units")));
    }
}
