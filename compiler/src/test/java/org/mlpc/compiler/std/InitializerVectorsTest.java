package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.std.Oracles.Case;

/** Mean, variance and bounds of 100,000 starting weights of every initializer against those of PyTorch's. */
class InitializerVectorsTest {
    private static final Oracles ORACLES = Oracles.of("initializers");

    private static Generated generated;

    static List<Case> cases() {
        return ORACLES.cases();
    }

    @BeforeAll
    static void compile() {
        StringBuilder text = new StringBuilder();
        for (Case use : cases()) {
            text.append("network Case").append(cases().indexOf(use));
            text.append(" { input ").append((int) use.number("inputs"));
            text.append(" dense ").append((int) use.number("units"));
            text.append(" identity { init ").append(use.use()).append(" } }\n");
        }
        generated = Generated.from(text.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void startingWeightsAreSpreadLikeThoseOfPyTorch(Case use) {
        double[] weights =
                generated.calls("Case" + cases().indexOf(use)).network().read("layer1.weight");
        double mean = Arrays.stream(weights).average().orElseThrow();
        double variance =
                Arrays.stream(weights).map(w -> (w - mean) * (w - mean)).sum() / weights.length;
        // five deviations of each of the two means
        double error = 5 * Math.sqrt(2 * use.number("variance") / weights.length);
        assertEquals(use.number("mean"), mean, error, "mean of " + use);
        assertEquals(use.number("variance"), variance, 0.03 * use.number("variance"), "variance of " + use);
        double reach = use.number("high") - use.number("low");
        double tail = use.has("bound") ? 0.001 * reach : 0.2 * reach;
        assertEquals(use.number("low"), Arrays.stream(weights).min().orElseThrow(), tail, "lowest of " + use);
        assertEquals(use.number("high"), Arrays.stream(weights).max().orElseThrow(), tail, "highest of " + use);
        if (use.has("bound")) {
            double bound = (float) use.number("bound");
            assertTrue(Arrays.stream(weights).allMatch(w -> Math.abs(w) <= bound), "bound of " + use);
        }
    }
}
