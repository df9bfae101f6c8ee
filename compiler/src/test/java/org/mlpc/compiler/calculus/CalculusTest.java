package org.mlpc.compiler.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.random.RandomActivations;
import org.mlpc.compiler.reference.Choices;
import org.mlpc.compiler.reference.Dual;
import org.mlpc.compiler.reference.Interpreter;

/** Every rule of the calculus keeps to the dual numbers, over random expressions at random points. */
class CalculusTest {
    private static final int UNITS = 3;
    private static final List<Activation> DRAWN = RandomActivations.draw(1, 160);

    static List<Activation> drawn() {
        return DRAWN;
    }

    /** Points for each activation: a number, or one for each unit. */
    private static List<double[]> points(Activation activation) {
        Random random = new Random(activation.name().hashCode());
        int units = activation.extent() == Extent.VECTOR ? UNITS : 1;
        return random.doubles(8)
                .mapToObj(r -> random.doubles(units, -2.5, 2.5).toArray())
                .toList();
    }

    private static Map<String, double[]> at(double[] z) {
        Map<String, double[]> values = new HashMap<>();
        values.put("z", z);
        values.put("units", new double[] {UNITS});
        return values;
    }

    private static Dual[] dual(Activation activation, double[] z) {
        return Interpreter.evaluate(activation.definition(), Map.of("z", Dual.variables(z)), new Choices());
    }

    private static double pick(double[] values, int unit) {
        return values[values.length == 1 ? 0 : unit];
    }

    private static void close(double expected, double found, double scale, Activation activation, double[] z) {
        assertTrue(
                Math.abs(expected - found) <= 1e-11 * Math.max(1, scale),
                () -> found + " instead of " + expected + " at " + Arrays.toString(z) + " for "
                        + MathPrinter.print(activation.definition()));
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void theEvaluatorSimplifierAndLoweringKeepValues(Activation activation) {
        Expr simple = Simplifier.simplify(activation.definition());
        Expr lowered = Lowering.lower(activation.definition(), UNITS);
        for (double[] z : points(activation)) {
            Dual[] expected = dual(activation, z);
            for (Expr expr : List.of(activation.definition(), simple, lowered)) {
                double[] found = Evaluator.evaluate(expr, at(z));
                for (int u = 0; u < z.length; u++) {
                    close(expected[u % expected.length].value(), pick(found, u), 1, activation, z);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void theDifferentiatorAgreesWithDualNumbers(Activation activation) {
        Expr.Variable z = Exprs.variable("z", activation.extent());
        Expr.Variable seed = Exprs.variable("seed", activation.extent());
        Expr gradient = Differentiator.gradient(activation.definition(), z, seed);
        Expr simple = Simplifier.simplify(gradient);
        for (double[] point : points(activation)) {
            Map<String, double[]> values = at(point);
            double[] seeds = new double[point.length];
            Arrays.setAll(seeds, u -> 0.8 - 0.5 * u);
            values.put("seed", seeds);
            Dual[] jacobian = dual(activation, point);
            double[] found = Evaluator.evaluate(gradient, values);
            double[] tidy = Evaluator.evaluate(simple, values);
            for (int v = 0; v < point.length; v++) {
                double expected = 0;
                double scale = 0;
                for (int u = 0; u < point.length; u++) {
                    expected += seeds[u] * jacobian[u % jacobian.length].slope(v);
                    scale = Math.max(scale, Math.abs(jacobian[u % jacobian.length].slope(v)));
                }
                close(expected, pick(found, v), scale, activation, point);
                close(expected, pick(tidy, v), scale, activation, point);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void whatIsSimpleStaysAsItIs(Activation activation) {
        Expr simple = Simplifier.simplify(activation.definition());
        Expr again = Simplifier.simplify(simple);
        assertTrue(
                EqualParts.same(simple, again),
                () -> MathPrinter.print(simple) + "\nbecame\n" + MathPrinter.print(again));
        assertTrue(Graph.of(simple).operations()
                <= Graph.of(activation.definition()).operations());
    }

    @Test
    void aLayerOfOneUnitNeedsNoReductions() {
        for (Activation activation : DRAWN) {
            Expr single = Lowering.lower(activation.definition(), 1);
            assertTrue(Graph.of(single).nodes().stream().noneMatch(n -> n instanceof Expr.Reduction));
            assertTrue(single.extent() != Extent.VECTOR);
            if (activation.extent() == Extent.VECTOR) {
                double[] z = {0.7};
                close(dual(activation, z)[0].value(), Evaluator.evaluate(single, at(z))[0], 1, activation, z);
            }
        }
    }

    @Test
    void theErrorFunctionIsRightToTheLastPlaces() {
        for (double x = -7; x <= 7; x += 1 / 64.0) {
            Expr erf = Exprs.apply(org.mlpc.compiler.expr.Operator.ERF, Exprs.variable("z", Extent.SCALAR));
            double expected = Interpreter.evaluate(erf, Map.of("z", Dual.constants(x)), new Choices())[0].value();
            assertEquals(expected, ErrorFunctionSeries.erf(x), 4e-15);
        }
        assertEquals(0.8427007929497149, ErrorFunctionSeries.erf(1), 2e-16);
        assertEquals(0.9953222650189527, ErrorFunctionSeries.erf(2), 4e-16);
        assertEquals(1, ErrorFunctionSeries.erf(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(ErrorFunctionSeries.erf(Double.NaN)));
    }

    /** A quotient goes into the selection below it, which already is one: without the rule it would go through all. */
    @Test
    void selectionsByOneConditionInsideEachOtherAreOne() {
        Expr z = Exprs.variable("z", Extent.SCALAR);
        Expr condition = Exprs.apply(Operator.GREATER, z, Exprs.ONE);
        Expr right = z;
        Expr left = z;
        for (int i = 0; i < 40; i++) {
            Expr divisor = Exprs.add(z, Exprs.constant(i + 2));
            right = Exprs.apply(Operator.DIVIDE, Exprs.select(condition, right, Exprs.ZERO), divisor);
            left = Exprs.apply(Operator.DIVIDE, Exprs.select(condition, Exprs.ZERO, left), divisor);
        }
        for (Expr expr : List.of(right, left)) {
            Expr simple = Simplifier.simplify(expr);
            long selections = Graph.of(simple).nodes().stream()
                    .filter(Expr.Select.class::isInstance)
                    .count();
            assertEquals(1, selections);
            for (double value : new double[] {-1.5, 0.5, 1, 1.25, 3}) {
                Map<String, double[]> values = Map.of("z", new double[] {value});
                assertEquals(Evaluator.evaluate(expr, values)[0], Evaluator.evaluate(simple, values)[0]);
            }
        }
    }

    /** A product and a quotient with each of many choices, where those that are not taken have infinite slopes. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 9, 40, 160})
    void aChainOfChoicesStaysAsLongAsItIs(int choices) {
        Expr.Variable z = Exprs.variable("z", Extent.SCALAR);
        Expr.Variable seed = Exprs.variable("seed", Extent.SCALAR);
        Expr chain = z;
        for (int i = choices; i > 0; i--) {
            Expr shifted = Exprs.subtract(z, Exprs.constant(i));
            Expr taken = i % 2 == 0
                    ? Exprs.divide(z, shifted)
                    : Exprs.multiply(z, Exprs.apply(Operator.LOG, Exprs.apply(Operator.ABS, shifted)));
            chain = Exprs.select(Exprs.apply(Operator.LESS, z, Exprs.constant(i)), taken, chain);
        }
        Expr gradient = Differentiator.gradient(chain, z, seed);
        Expr simple = Simplifier.simplify(gradient);
        assertTrue(EqualParts.same(simple, Simplifier.simplify(simple)));
        int operations = Graph.of(simple).operations();
        assertTrue(operations <= 40 * choices, () -> operations + " operations");
        // each choice has its pole where the next one is taken
        for (double at = 0; at <= choices + 1; at += 0.5) {
            Map<String, double[]> values = Map.of("z", new double[] {at}, "seed", new double[] {-1.25});
            double expected = -1.25
                    * Interpreter.evaluate(chain, Map.of("z", Dual.variables(new double[] {at})), new Choices())[0]
                            .slope(0);
            assertEquals(expected, Evaluator.evaluate(simple, values)[0], 1e-11 * Math.max(1, Math.abs(expected)));
        }
    }
}
