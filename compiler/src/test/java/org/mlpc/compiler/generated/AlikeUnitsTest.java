package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.schedule.CodeTarget;

/** What is said of starts is what training does: units that stay alike do so bit by bit, and others part. */
@Tag("sampled")
class AlikeUnitsTest {
    /** No divisor of any of the lists below, so that a sample meets all that stands in them. */
    private static final int ONE_OF = 5;

    private static final String OWN = """
            initializer same = 0.4
            initializer steady(v = 0.3) = uniform(v, v)
            initializer spread = normal(0, 1 / fan_in)
            activation gate(z) = if z > 1 then z - 1 else 0
            """;

    private static final List<String> HIDDEN = List.of(
            "init zeros",
            "init same",
            "init steady",
            "init spread",
            "weights [[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3]]",
            "weights [[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 4]]",
            "weights [[0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]  bias [0.5, 0.5, 0.5, 0.5]",
            "init same  bias [1, 2, 3, 4]",
            "init zeros  frozen",
            "init same  l2 0.1  max_norm 0.5");

    private static final List<String> OUTPUT = List.of(
            "init zeros",
            "init constant(0.7)  l1 0.1  max_norm 1",
            "init spread",
            "weights [[1, 1, 1, 1], [2, 2, 2, 2]]",
            "weights [[1, 1, 1, 1], [2, 2, 2, 1]]",
            "init spread  frozen");

    private static final List<String> ACTIVATIONS =
            List.of("tanh", "relu", "sigmoid", "softmax", "prelu", "gate", "leaky_relu", "rrelu", "swish");

    private static final List<String> BETWEEN = List.of(
            "",
            "",
            "batch_norm",
            "layer_norm",
            "dropout 0.5",
            "activate tanh",
            "activate relu",
            "residual { dense 4 tanh }");

    private static final List<String> OPTIMIZERS =
            List.of("sgd", "adam", "momentum", "rmsprop", "lion", "adamw", "rprop", "adagrad");

    /** The starts in all combinations, with other things as they come. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String hidden : HIDDEN) {
            for (String output : OUTPUT) {
                for (int three = 0; three < 3; three++) {
                    String activation = ACTIVATIONS.get((texts.size() + texts.size() / 9) % ACTIVATIONS.size());
                    if (hidden.contains("frozen") && output.contains("frozen")) {
                        continue; // there is nothing to train then
                    }
                    int n = texts.size();
                    texts.add((OWN + "network Alike" + n + " { input 3  dense hidden 4 "
                            + activation + " { " + hidden + " }  "
                            + BETWEEN.get((n + n / 8) % BETWEEN.size()) + "  dense output 2 identity { " + output
                            + " }  loss mse  optimizer " + OPTIMIZERS.get((n + n / 9) % OPTIMIZERS.size())
                            + "(learning_rate = 0.01)  train { batch 8  seed " + n + "  precision "
                            + (n % 3 == 0 ? "float64" : "float32") + " } }"));
                }
            }
        }
        return Sample.of(texts, ONE_OF);
    }

    private static Set<DiagnosticCode> codes(String text) {
        return Models.diagnose(text).stream().map(Diagnostic::code).collect(Collectors.toSet());
    }

    private static void steps(Calls calls, int count) {
        Random random = new Random(5);
        for (int step = 0; step < count; step++) {
            calls.step(
                    random.doubles(8 * 3).map(x -> (float) (2 * x - 1)).toArray(),
                    random.doubles(8 * 2).map(x -> (float) x).toArray(),
                    8);
        }
    }

    private static boolean alike(Calls calls) {
        double[] weights = calls.network().read("hidden.weight");
        double[] biases = calls.network().read("hidden.bias");
        double[] first = Arrays.copyOf(weights, 3);
        for (int unit = 1; unit < 4; unit++) {
            if (!Arrays.equals(first, Arrays.copyOfRange(weights, 3 * unit, 3 * unit + 3))
                    || biases[unit] != biases[0]) {
                return false;
            }
        }
        return true;
    }

    @Test
    void unitsStayAlikeWhereThatIsSaidAndPartElsewhere() {
        List<String> texts = texts();
        List<Subject> subjects = Models.run(texts, CodeTarget.JAVA);
        Map<DiagnosticCode, Integer> said = new EnumMap<>(DiagnosticCode.class);
        List<String> silent = new ArrayList<>();
        int parted = 0;
        for (int n = 0; n < texts.size(); n++) {
            Set<DiagnosticCode> codes = codes(texts.get(n));
            codes.forEach(code -> said.merge(code, 1, Integer::sum));
            Calls calls = subjects.get(n).calls();
            double[] weights = calls.network().read("hidden.weight");
            double[] biases = calls.network().read("hidden.bias");
            steps(calls, 6);
            if (codes.contains(DiagnosticCode.NO_GRADIENT)) {
                assertArrayEquals(weights, calls.network().read("hidden.weight"), texts.get(n));
                if (!texts.get(n).contains("adamw")) { // which lets even biases without a gradient decay
                    assertArrayEquals(biases, calls.network().read("hidden.bias"), texts.get(n));
                }
            } else if (codes.contains(DiagnosticCode.ALIKE_UNITS)) {
                assertTrue(alike(calls), texts.get(n));
            } else if (alike(calls)) {
                silent.add(texts.get(n).substring(OWN.length()));
            } else {
                parted++;
            }
        }
        assertTrue(said.get(DiagnosticCode.ALIKE_UNITS) >= Sample.count(40, ONE_OF), said::toString);
        assertTrue(said.get(DiagnosticCode.NO_GRADIENT) >= Sample.count(5, ONE_OF), said::toString);
        assertTrue(parted >= Sample.count(60, ONE_OF), "parted " + parted);
        // equal signs of gradients, or sums at which an activation happens to be flat: the data decide, not the starts
        assertTrue(silent.size() <= Sample.count(10, ONE_OF), () -> String.join("\n", silent));
    }
}
