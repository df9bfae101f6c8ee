package org.mlpc.compiler.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mlpc.compiler.calculus.Differentiator;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.random.Agreement;
import org.mlpc.compiler.reference.Choices;
import org.mlpc.compiler.reference.Dual;
import org.mlpc.compiler.reference.Interpreter;

/**
 * Every operator has all of its places: the language, {@code Evaluator}, {@code Differentiator}, {@code MathPrinter},
 * {@code JavaPrinter} and the runtime's {@code Elementary} in both precisions.
 */
class OperatorTest {
    /** A value in which every operator has a value and a slope. */
    private static final String INSIDE = "(0.3 + 0.5 * sigmoid(z))";

    /** An activation in which the operator occurs, as the language writes it. */
    private static String definition(Operator operator) {
        String symbol = operator.symbol();
        return switch (operator.form()) {
            case INFIX -> "(z) = " + INSIDE + " " + symbol + " (z + 2)";
            case PREFIX -> "(z) = " + symbol + INSIDE;
            case FUNCTION -> "(z) = z + " + symbol + "(" + INSIDE + (operator.operands() == 2 ? ", 0.5 * z" : "") + ")";
            case COMPARISON -> "(z) = if z " + symbol + " 0.5 then z else 2 * z";
            case LOGIC ->
                "(z) = if "
                        + (operator.operands() == 1 ? symbol + " z > 0.5" : "z > -0.5 " + symbol + " z < 0.5")
                        + " then z else 2 * z";
            case INTERNAL -> "(z[]) = z * " + (operator == Operator.FIRST_MAX ? "max" : "min") + "(z)";
        };
    }

    private static String network(Operator operator, int units, String precision) {
        String name = operator.name().charAt(0) + operator.name().substring(1).toLowerCase(java.util.Locale.ROOT);
        return "activation operator" + definition(operator) + "\nnetwork " + name + units + precision
                + " { input 2  dense " + units + " operator  dense 2 identity\n"
                + "loss half_squared_error  train { batch 4  precision " + precision + " } }";
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void theRulesKnowIt(Operator operator) {
        Expr definition = Models.check(network(operator, 3, "float64"))
                .get(0)
                .layers()
                .get(0)
                .activation()
                .definition();
        Extent extent = operator.form() == Operator.Form.INTERNAL ? Extent.VECTOR : Extent.SCALAR;
        double[] z = extent == Extent.VECTOR ? new double[] {0.2, 0.9, -0.4} : new double[] {0.2};
        Dual[] expected = Interpreter.evaluate(definition, Map.of("z", Dual.variables(z)), new Choices());
        assertEquals(expected[0].value(), Evaluator.evaluate(definition, Map.of("z", z))[0], 1e-14);
        Expr gradient = Differentiator.gradient(definition, Exprs.variable("z", extent), Exprs.ONE);
        double slope = 0;
        for (Dual value : expected) {
            slope += value.slope(0);
        }
        assertEquals(slope, Evaluator.evaluate(gradient, Map.of("z", z))[0], 1e-14);
        boolean internal = operator.form() == Operator.Form.INTERNAL;
        assertTrue(internal
                || Graph.of(definition).nodes().stream()
                        .anyMatch(n -> n instanceof Expr.Operation o && o.operator() == operator));
        String printed = MathPrinter.print(internal ? gradient : definition);
        assertTrue(printed.contains("z"), printed);
        assertFalse(printed.contains("null"), printed);
    }

    /** A small and a wide network for each operator, all compiled together. */
    private static final class Networks {
        private static final Map<Operator, List<Subject>> ALL = compile();

        private static Map<Operator, List<Subject>> compile() {
            List<String> texts = new ArrayList<>();
            for (Operator operator : Operator.values()) {
                texts.add(network(operator, 3, "float64"));
                texts.add(network(operator, 150, "float32"));
            }
            List<Subject> subjects = Models.run(texts);
            Map<Operator, List<Subject>> all = new EnumMap<>(Operator.class);
            for (Operator operator : Operator.values()) {
                all.put(operator, subjects.subList(2 * operator.ordinal(), 2 * operator.ordinal() + 2));
            }
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void generatedCodeComputesIt(Operator operator) {
        for (Subject subject : Networks.ALL.get(operator)) {
            Agreement.whole(subject, subject.calls());
        }
    }
}
