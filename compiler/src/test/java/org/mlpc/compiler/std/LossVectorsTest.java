package org.mlpc.compiler.std;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.std.Oracles.Case;

/** Generated losses and their gradients against PyTorch: of outputs as they are, and after their last activation. */
class LossVectorsTest {
    private static final Oracles ORACLES = Oracles.of("losses");
    private static final int UNITS = 3;

    private static Generated generated;

    static List<Case> cases() {
        return ORACLES.cases();
    }

    private static String name(Case use, Precision precision) {
        return "Case" + cases().indexOf(use) + precision.name().toLowerCase(Locale.ROOT);
    }

    @BeforeAll
    static void compile() {
        StringBuilder text = new StringBuilder(Lasts.DECLARATIONS + Bare.declarations());
        for (Case use : cases()) {
            String last = use.text("last").isEmpty() ? Lasts.plain(use.name()) : use.text("last");
            for (Precision precision : Precision.values()) {
                text.append("network ").append(name(use, precision));
                text.append(" { input 1 dense ").append(UNITS).append(" ").append(last);
                text.append(" loss ").append(use.text("last").isEmpty() ? Bare.use(use.use()) : use.use());
                text.append(" train { batch 1 ").append(precision.setting()).append(" } }\n");
            }
        }
        generated = Generated.from(text.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valueAndGradientAreThoseOfPyTorch(Case use) {
        double[][] z = use.rows("z");
        double[][] t = use.rows("t");
        for (Precision precision : Precision.values()) {
            Calls calls = generated.calls(name(use, precision));
            for (int k = 0; k < z.length; k++) {
                calls.network().write("layer1.weight", z[k]);
                double[] gradient = new double[2 * UNITS];
                double loss = calls.gradient(new double[] {1}, t[k], 1, gradient);
                String where = use + " at " + Arrays.toString(z[k]) + " for " + Arrays.toString(t[k]);
                precision.near(use.numbers("value")[k], loss, where);
                double[] dz = Arrays.copyOfRange(gradient, UNITS, 2 * UNITS);
                precision.near(use.rows("gradient")[k], dz, "gradient of " + where);
            }
        }
    }
}
