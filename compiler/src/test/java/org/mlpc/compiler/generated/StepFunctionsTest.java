package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.expr.Operator;

/** What an optimizer makes of the step is computed in double and rounded once, also where a float no longer counts. */
class StepFunctionsTest {
    private static final List<String> EXPRESSIONS = List.of(
            "0.1 * log(t)",
            "exp(-t / 1e7)",
            "log(t)",
            "log1p(t)",
            "expm1(-t / 1e8)",
            "sqrt(t)",
            "abs(5 - t)",
            "sign(t - 7)",
            "floor(t / 3)",
            "erf(t / 1e8)",
            "sin(t)",
            "cos(t)",
            "tanh(t / 1e8)",
            "sigmoid(t / 1e8)",
            "softplus(t)",
            "t ^ 0.3",
            "pow(1.0000001, t)",
            "min(t, 16777217)",
            "max(t, 16777217)",
            "t + 1",
            "t - 2",
            "3 * t",
            "t / 2",
            "7 / t",
            "t / (t + 1)",
            "(t + 1) / (t + 2)",
            "-t",
            "t * t",
            "1 / t ^ 2",
            "0.9999999 ^ t",
            "if t < 9 then 1 / t else t / 9",
            "if t <= 7 and not (t == 2) then 1 else 2",
            "if t >= 16777217 or t != 7 then t else 1 / 3",
            "if t > 16777217 then sqrt(t) else t",
            "share * t",
            "let u = t / 3 in u * u");

    private static final double[] STEPS = {1, 2, 7, 1000, 16777215, 16777217, 16777219, 123456789, 2147483649.0};

    private static String text(int index, String precision) {
        return "network Step" + index + precision + " { input 1  dense 1 identity { init zeros  bias none }  loss mse"
                + "  optimizer probe" + index + "  train { batch 1  precision " + precision + " } }\n"
                + "optimizer probe" + index + "(share = 0.3) {\n    w = w - (" + EXPRESSIONS.get(index) + ")"
                + " - 0 * share * g\n}\n";
    }

    @Tag("sampled")
    @Test
    void everyFunctionOfTheStepIsInDouble() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < EXPRESSIONS.size(); i++) {
            for (int precision = 0; precision < 2; precision++) {
                if (Sample.takes(i + precision, 2)) {
                    texts.add(text(i, precision == 0 ? "float32" : "float64"));
                }
            }
        }
        for (Subject subject : Models.run(texts)) {
            for (double step : STEPS) {
                compare(subject, step);
            }
        }
    }

    private static void compare(Subject subject, double step) {
        Calls calls = subject.calls();
        calls.network().steps((long) step - 1);
        calls.step(new double[] {0}, new double[] {0}, 1);
        double found = calls.network().read("layer1.weight")[0];
        double expected = Evaluator.scalar(
                subject.meant().optimizer().updates().get(0).value(),
                Map.of("t", step, "w", 0.0, "g", 0.0, "share", 0.3));
        double ulp = subject.exact() ? 2 * Math.ulp(expected) : 0.5000001 * Math.ulp((float) expected);
        assertEquals(expected, found, ulp, () -> subject.text() + " at " + step);
    }

    @Test
    void noFunctionIsLeftOut() {
        String all = String.join(" ", EXPRESSIONS);
        assertTrue(Arrays.stream(Operator.values())
                .filter(o -> o.form() != Operator.Form.INTERNAL)
                .allMatch(o -> all.contains(o.symbol())));
    }
}
