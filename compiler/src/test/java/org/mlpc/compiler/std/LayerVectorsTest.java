package org.mlpc.compiler.std;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.std.Oracles.Case;
import org.mlpc.runtime.Tensor;

/**
 * Generated layers of every kind against PyTorch: outputs in training, all gradients, running statistics after two
 * batches, outputs after training. Each with a few units, and with enough for loops.
 */
class LayerVectorsTest {
    private static final Oracles ORACLES = Oracles.of("layers");
    private static final int UNITS = 3;
    private static final List<Copies> SIZES = List.of(new Copies(1), new Copies(30));

    private static Generated generated;

    static List<Case> cases() {
        return ORACLES.cases();
    }

    private static String name(Case use, Copies copies, Precision precision) {
        return "Case" + cases().indexOf(use) + "Times" + copies.count()
                + precision.name().toLowerCase(Locale.ROOT);
    }

    @BeforeAll
    static void compile() {
        // the loss hands t on as the derivative with respect to the outputs
        StringBuilder text = new StringBuilder("loss probe(y[], t[]) = sum(t * y)\n");
        for (Case use : cases()) {
            for (Copies copies : SIZES) {
                for (Precision precision : Precision.values()) {
                    text.append("network ").append(name(use, copies, precision));
                    text.append(" { input ").append(use.rows("z").length);
                    text.append(" dense ").append(UNITS * copies.count()).append(" identity { bias none } ");
                    text.append(copies.lines(use.use())).append(" loss probe optimizer sgd train { batch 8 ");
                    text.append(precision.setting()).append(" } }\n");
                }
            }
        }
        generated = Generated.from(text.toString());
    }

    /** One network of a case. What goes into the layers are the weights of the first one: example b has input b alone. */
    private record Trial(Case use, Copies copies, Precision precision, Calls calls) {
        Trial(Case use, Copies copies, Precision precision) {
            this(use, copies, precision, generated.calls(name(use, copies, precision)));
        }

        /** Sets all parameters to those of the case, and what goes into the layers to rows of z. */
        void set(double[][] z) {
            int inputs = calls.network().features();
            double[] weights = new double[UNITS * copies.count() * inputs];
            for (int u = 0; u < UNITS * copies.count(); u++) {
                for (int b = 0; b < z.length; b++) {
                    weights[u * inputs + b] = z[b][u % UNITS];
                }
            }
            calls.network().write("layer1.weight", weights);
            use.map("parameters")
                    .forEach((name, value) ->
                            calls.network().write(name.toString(), copies.tensor(name.toString(), value)));
        }

        double[] examples(int n) {
            int inputs = calls.network().features();
            double[] x = new double[n * inputs];
            for (int b = 0; b < n; b++) {
                x[b * inputs + b] = 1;
            }
            return x;
        }

        double loss(double[] t, double[] gradient) {
            int n = use.rows("z").length;
            return n * calls.gradient(examples(n), t, n, gradient);
        }

        void near(double[] expected, double[] found, String what) {
            precision.near(expected, found, what + " of " + use + ", " + copies.count() + " times");
        }
    }

    private static void each(Case use, Consumer<Trial> test) {
        for (Copies copies : SIZES) {
            for (Precision precision : Precision.values()) {
                Trial trial = new Trial(use, copies, precision);
                trial.set(use.rows("z"));
                test.accept(trial);
            }
        }
    }

    static List<Case> trained() {
        return cases().stream().filter(use -> use.has("y")).toList();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void outputsInTrainingAreThoseOfPyTorch(Case use) {
        each(use, trial -> {
            double[] expected = trial.copies().rows(use.rows("y"));
            double[] found = new double[expected.length];
            double[] unused = new double[trial.calls().network().parameters()];
            for (int k = 0; k < found.length; k++) {
                // a loss that is one of the outputs
                double[] t = new double[found.length];
                t[k] = 1;
                found[k] = trial.loss(t, unused);
            }
            trial.near(expected, found, "outputs in training");
        });
    }

    @ParameterizedTest
    @MethodSource("trained")
    void gradientsAreThoseOfPyTorch(Case use) {
        each(use, trial -> {
            Copies copies = trial.copies();
            double[] gradient = new double[trial.calls().network().parameters()];
            trial.loss(copies.rows(use.rows("dy")), gradient);
            Map<String, double[]> found = new HashMap<>();
            int next = 0;
            for (Tensor tensor : trial.calls().network().tensors()) {
                if (tensor.role() == Tensor.Role.PARAMETER) {
                    int from = next;
                    next += tensor.size();
                    found.put(tensor.name(), scaled(gradient, from, next, use.rows("z").length));
                }
            }
            trial.near(copies.rows(use.rows("dz")), transposed(found.remove("layer1.weight"), use), "∂L/∂z");
            use.map("gradients")
                    .forEach((name, value) -> trial.near(
                            copies.gradient(name.toString(), value), found.remove(name.toString()), "∂L/∂" + name));
            if (!found.isEmpty()) {
                throw new AssertionError("not compared: " + found.keySet() + " of " + use);
            }
        });
    }

    private static double[] scaled(double[] gradient, int from, int to, int n) {
        return Arrays.stream(gradient, from, to).map(v -> n * v).toArray();
    }

    private static double[] transposed(double[] weights, Case use) {
        int inputs = use.rows("z").length;
        int units = weights.length / inputs;
        double[] rows = new double[weights.length];
        for (int u = 0; u < units; u++) {
            for (int b = 0; b < inputs; b++) {
                rows[b * units + u] = weights[u * inputs + b];
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("trained")
    void statisticsAndOutputsAfterTwoBatchesAreThoseOfPyTorch(Case use) {
        each(use, trial -> {
            double[][] next = use.rows("next");
            step(trial, use.rows("z").length);
            trial.set(next);
            step(trial, next.length);
            trial.set(use.rows("z"));
            use.map("statistics")
                    .forEach((name, value) -> trial.near(
                            trial.copies().tensor(name.toString(), value),
                            trial.calls().network().read(name.toString()),
                            name.toString()));
            outputs(trial);
        });
    }

    private static void step(Trial trial, int n) {
        trial.calls()
                .step(trial.examples(n), new double[n * trial.calls().network().outputs()], n);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAfterTrainingAreThoseOfPyTorch(Case use) {
        if (use.has("statistics") && !use.map("statistics").isEmpty()) {
            // after two batches, above
            return;
        }
        each(use, LayerVectorsTest::outputs);
    }

    private static void outputs(Trial trial) {
        int n = trial.use().rows("z").length;
        double[] expected = trial.copies().rows(trial.use().rows("after"));
        trial.near(expected, trial.calls().outputs(trial.examples(n), n), "outputs after training");
    }
}
