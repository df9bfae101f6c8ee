package org.mlpc.compiler.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mlpc.compiler.calculus.Interval;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;

/** What a condition says of numbers, and of bounds with ends that are finite or not. */
class ConditionTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double[] ENDS = {-INFINITY, -1e9, -1, 0, 1, 1e9, INFINITY};

    private static Condition condition(Operator operator, double bound) {
        return new Condition(
                "own",
                operator,
                Exprs.variable("y", Extent.VECTOR),
                Exprs.constant(bound),
                "y " + operator + " " + bound);
    }

    @ParameterizedTest
    @EnumSource(names = {"LESS", "LESS_OR_EQUAL", "GREATER", "GREATER_OR_EQUAL", "EQUAL"})
    void whatHoldsAlwaysWithinBoundsHoldsAtTheirEnds(Operator operator) {
        for (double low : ENDS) {
            for (double high : ENDS) {
                for (double bound : new double[] {-1, 0, 1}) {
                    if (low <= high) {
                        Condition condition = condition(operator, bound);
                        boolean always = condition.always(Map.of("y", new Interval(low, high)), 1, List.of());
                        boolean atEnds = holds(operator, low, bound) && holds(operator, high, bound);
                        assertEquals(atEnds, always, condition.text() + " within " + low + " to " + high);
                    }
                }
            }
        }
    }

    private static boolean holds(Operator operator, double y, double bound) {
        return switch (operator) {
            case LESS -> y < bound;
            case LESS_OR_EQUAL -> y <= bound;
            case GREATER -> y > bound;
            case GREATER_OR_EQUAL -> y >= bound;
            default -> y == bound;
        };
    }

    @Test
    void nothingFiniteIsNearAnInfiniteNumber() {
        for (double infinite : new double[] {-INFINITY, INFINITY}) {
            Map<String, double[]> y = Map.of("y", new double[] {infinite});
            assertFalse(condition(Operator.EQUAL, 1).everywhere(y));
            assertEquals(infinite > 0, condition(Operator.GREATER_OR_EQUAL, 0).everywhere(y));
            assertEquals(infinite < 0, condition(Operator.LESS_OR_EQUAL, 0).everywhere(y));
        }
    }
}
