package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.std.Oracles.Case;

/** The rates of every schedule, seen in the steps of a generated class, against PyTorch. */
class ScheduleVectorsTest {
    private static final Oracles ORACLES = Oracles.of("schedules");

    private static Generated generated;

    static List<Case> cases() {
        return ORACLES.cases();
    }

    @BeforeAll
    static void compile() {
        // a loss with the gradient 1, so that the bias falls by the rate
        StringBuilder text = new StringBuilder("loss slope(y[], t[]) = sum(y)\n");
        for (Case use : cases()) {
            text.append("network Case").append(cases().indexOf(use));
            text.append(" { input 1 dense 1 identity loss slope optimizer sgd(learning_rate = ");
            text.append(use.use()).append(") train { batch 1 precision float64 } }\n");
        }
        generated = Generated.from(text.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ratesAreThoseOfPyTorch(Case use) {
        Calls calls = generated.calls("Case" + cases().indexOf(use));
        double[] rates = use.numbers("rates");
        for (int step = 0; step < rates.length; step++) {
            calls.network().write("layer1.bias", new double[] {0});
            calls.step(new double[] {0}, new double[] {0}, 1);
            assertEquals(rates[step], -calls.network().read("layer1.bias")[0], 1e-14, use + " at step " + step);
        }
    }
}
