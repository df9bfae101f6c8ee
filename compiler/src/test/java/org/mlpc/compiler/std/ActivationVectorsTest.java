package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.std.Oracles.Case;

/** Generated activations, forward and backward, against PyTorch: over [-10, 10], at kinks, and from 0 to 1e30. */
class ActivationVectorsTest {
    private static final Oracles ORACLES = Oracles.of("activations");
    private static final double[] GRID = ORACLES.numbers("grid");
    private static final double[][] ROWS = ORACLES.rows("rows");
    private static final double[] OUTER = ORACLES.numbers("da");
    /** More units than straight-line code takes. */
    private static final int MANY = 2 * GRID.length;

    private static Generated generated;

    static List<Case> cases() {
        return ORACLES.cases();
    }

    private static String name(Case use, int units, Precision precision) {
        return "Case" + cases().indexOf(use) + "Units" + units
                + precision.name().toLowerCase(Locale.ROOT);
    }

    /** Loops are written alike in both precisions. */
    private static int[] units(Case use, Precision precision) {
        if (!use.has("slope")) {
            return new int[] {OUTER.length};
        }
        return precision == Precision.FLOAT32 ? new int[] {1, MANY} : new int[] {1};
    }

    @BeforeAll
    static void compile() {
        // the loss hands t on as the derivative with respect to the outputs
        StringBuilder text = new StringBuilder("loss probe(y[], t[]) = sum(t * y)\n");
        for (Case use : cases()) {
            for (Precision precision : Precision.values()) {
                for (int units : units(use, precision)) {
                    text.append("network ").append(name(use, units, precision));
                    text.append(" { input 1 dense ").append(units).append(" ").append(use.use());
                    text.append(" loss probe train { batch 1 ")
                            .append(precision.setting())
                            .append(" } }\n");
                }
            }
        }
        generated = Generated.from(text.toString());
    }

    /** What comes out of a layer, and ∂L/∂z, when z goes in and da comes back. */
    private record Passed(double[] a, double[] dz) {}

    private static Passed pass(String network, double[] z, double[] da) {
        Calls calls = generated.calls(network);
        // with an input of 1 and biases of -0 the weights are z, signs of zeros and all
        double[] bias = new double[z.length];
        Arrays.fill(bias, -0.0);
        calls.network().write("layer1.weight", z);
        calls.network().write("layer1.bias", bias);
        double[] one = {1};
        double[] gradient = new double[calls.network().parameters()];
        calls.gradient(one, da, 1, gradient);
        return new Passed(calls.outputs(one, 1), Arrays.copyOfRange(gradient, z.length, 2 * z.length));
    }

    private static double[] filled(double value, int length) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valueAndSlopeAreThoseOfPyTorch(Case use) {
        for (Precision precision : Precision.values()) {
            if (use.has("slope")) {
                eachUnitAlone(use, precision);
            } else {
                unitsTogether(use, precision);
            }
        }
        if (use.has("slope")) {
            manyUnits(use, Precision.FLOAT32);
        }
    }

    private static void eachUnitAlone(Case use, Precision precision) {
        for (int k = 0; k < GRID.length; k++) {
            Passed passed = pass(name(use, 1, precision), new double[] {GRID[k]}, new double[] {1});
            String where = use + " at " + GRID[k];
            precision.near(use.numbers("a")[k], passed.a()[0], where);
            precision.near(use.numbers("slope")[k], passed.dz()[0], "slope of " + where);
        }
    }

    private static void manyUnits(Case use, Precision precision) {
        double[] z = new double[MANY];
        for (int u = 0; u < MANY; u++) {
            z[u] = GRID[u % GRID.length];
        }
        Passed passed = pass(name(use, MANY, precision), z, filled(1, MANY));
        for (int u = 0; u < MANY; u++) {
            String where = use + " in unit " + u + " at " + z[u];
            precision.near(use.numbers("a")[u % GRID.length], passed.a()[u], where);
            precision.near(use.numbers("slope")[u % GRID.length], passed.dz()[u], "slope of " + where);
        }
    }

    private static void unitsTogether(Case use, Precision precision) {
        for (int k = 0; k < ROWS.length; k++) {
            Passed passed = pass(name(use, OUTER.length, precision), ROWS[k], OUTER);
            String where = use + " at " + Arrays.toString(ROWS[k]);
            precision.near(use.rows("outputs")[k], passed.a(), where);
            precision.near(use.rows("dz")[k], passed.dz(), "∂L/∂z of " + where);
        }
    }

    @Test
    void theGridHasTheSpecialPoints() {
        for (double z : Limits.POINTS) {
            assertTrue(
                    Arrays.stream(GRID).anyMatch(g -> Double.doubleToLongBits(g) == Double.doubleToLongBits(z)),
                    "no " + z);
        }
    }
}
