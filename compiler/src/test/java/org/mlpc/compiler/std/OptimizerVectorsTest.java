package org.mlpc.compiler.std;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.std.Oracles.Case;

/** Ten steps of every optimizer against PyTorch: on a quadratic, and on a network of 3, 4 and 2 units. */
class OptimizerVectorsTest {
    private static final Oracles ORACLES = Oracles.of("optimizers");

    private static Generated generated;

    static List<Case> cases() {
        return ORACLES.cases();
    }

    private static String name(Case use, Precision precision) {
        return "Case" + cases().indexOf(use) + precision.name().toLowerCase(Locale.ROOT);
    }

    private static String layers(Case use) {
        return use.text("problem").equals("line")
                ? " { input 2 dense 2 identity loss half_squared_error"
                : " { input 3 dense 4 tanh dense 2 softmax loss cross_entropy";
    }

    @BeforeAll
    static void compile() {
        StringBuilder text = new StringBuilder();
        for (Case use : cases()) {
            for (Precision precision : Precision.values()) {
                text.append("network ").append(name(use, precision)).append(layers(use));
                text.append(" optimizer ").append(use.use());
                text.append(" train { batch 8 ").append(precision.setting()).append(" } }\n");
            }
        }
        generated = Generated.from(text.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tenStepsAreThoseOfPyTorch(Case use) {
        for (Precision precision : Precision.values()) {
            Calls calls = generated.calls(name(use, precision));
            Parameters.write(calls.network(), use.numbers("start"));
            double[] x = flat(use.rows("x"));
            double[] t = flat(use.rows("t"));
            double[] checked = use.numbers("steps");
            int next = 0;
            for (int step = 1; step <= 10; step++) {
                String where = use + " on " + use.text("problem") + " in step " + step;
                double loss = calls.step(x, t, use.rows("x").length);
                precision.near(use.numbers("losses")[step - 1], loss, "loss with " + where);
                if (checked[next] == step) {
                    precision.near(use.rows("weights")[next], Parameters.read(calls.network()), where);
                    next++;
                }
            }
        }
    }

    private static double[] flat(double[][] rows) {
        return Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
