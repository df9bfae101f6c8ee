package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mlpc.runtime.Initial;
import org.mlpc.runtime.Network;

/** Generated networks whose weights start from what no expression says. */
class StartsTest {
    private static Network network(String declarations, int inputs, int units, String init, String precision) {
        return Models.run(declarations + "\nnetwork Starts { input " + inputs + " dense layer " + units
                        + " identity { init " + init + " }  train { seed 11  precision " + precision + " } }")
                .instance();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, float32",
        "3, 5, float64",
        "5, 3, float32",
        "64, 64, float32",
        "200, 30, float32",
        "30, 200, float64",
        "784, 100, float32"
    })
    void anOrthogonalMatrixKeepsLengths(int inputs, int units, String precision) {
        for (double gain : new double[] {1, Math.sqrt(2)}) {
            String init = gain == 1 ? "orthogonal" : "orthogonal(gain = sqrt(2))";
            double[] w = network("", inputs, units, init, precision).read("layer.weight");
            boolean rows = units <= inputs;
            int count = Math.min(units, inputs);
            int length = Math.max(units, inputs);
            for (int p = 0; p < count; p++) {
                for (int q = 0; q <= p; q++) {
                    double dot = 0;
                    for (int i = 0; i < length; i++) {
                        dot += rows ? w[p * inputs + i] * w[q * inputs + i] : w[i * inputs + p] * w[i * inputs + q];
                    }
                    assertEquals(p == q ? gain * gain : 0, dot, 1e-6, "vectors " + p + " and " + q);
                }
            }
        }
    }

    @Test
    void aTruncatedNormalEndsAtTwoDeviations() {
        double[] w =
                network("", 300, 300, "truncated_normal(0.5, 0.1)", "float64").read("layer.weight");
        assertArrayEquals(Initial.truncatedNormal(11, 1, 0, 90_000, 0.5, 0.1), w);
        assertTrue(Arrays.stream(w).allMatch(v -> Math.abs(v - 0.5) <= 0.2 + 1e-15));
        double mean = Arrays.stream(w).average().orElseThrow();
        double deviation =
                Math.sqrt(Arrays.stream(w).map(v -> (v - mean) * (v - mean)).sum() / w.length);
        assertEquals(0.5, mean, 5 * 0.088 / 300);
        assertEquals(0.08796, deviation, 0.001);
    }

    @Test
    void aUsersInitializerIsWhatItComesDownTo() {
        String mine = "initializer mine = truncated_normal(0, sqrt(1 / fan_in))\n"
                + "initializer half(of) = orthogonal(of / 2)\ninitializer other = half(3)";
        double[] cut = network(mine, 16, 4, "mine", "float64").read("layer.weight");
        assertArrayEquals(Initial.truncatedNormal(11, 1, 0, 64, 0, 0.25), cut);
        double[] turned = network(mine, 3, 3, "other", "float64").read("layer.weight");
        assertArrayEquals(Initial.orthogonal(11, 1, 0, 3, 3, 1.5), turned);
    }

    @Test
    void argumentsStandByNameInAnyOrder() {
        double[] byName = network("", 5, 5, "truncated_normal(stddev = 0.1, mean = 2)", "float64")
                .read("layer.weight");
        assertArrayEquals(
                network("", 5, 5, "truncated_normal(2, 0.1)", "float64").read("layer.weight"), byName);
        double[] uniform =
                network("", 5, 5, "uniform(high = 3, low = 2)", "float64").read("layer.weight");
        assertTrue(Arrays.stream(uniform).allMatch(v -> v >= 2 && v < 3));
    }
}
