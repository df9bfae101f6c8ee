package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.std.Oracles.Case;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.FullBatch;
import org.mlpc.runtime.Lbfgs;
import org.mlpc.runtime.Minimizer;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Scg;
import org.mlpc.runtime.Table;

/** Iterations of the minimizers on generated classes: against PyTorch's, and against the algorithm as it is printed. */
class MinimizerVectorsTest {
    /** Curvatures are differences of gradients, which magnify rounding errors. */
    private static final double TOLERANCE = 1e-8;

    static List<Case> cases() {
        return Oracles.of("minimizers").cases();
    }

    private static Network network(Case use) {
        String layers = use.text("problem").equals("line")
                ? "input 2 dense 2 identity loss half_squared_error"
                : "input 3 dense 4 tanh dense 2 softmax loss cross_entropy";
        String text = "network Net { " + layers + " optimizer " + use.use() + " train { precision float64 } }";
        Network network = Generated.from(text).calls("Net").network();
        Parameters.write(network, use.numbers("start"));
        return network;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void iterationsAreThoseOfTheOracle(Case use) {
        double[] x = flat(use.rows("x"));
        double[] t = flat(use.rows("t"));
        int n = use.rows("x").length;
        Dataset data = Dataset.of(Table.of(x, x.length / n), Table.of(t, t.length / n));
        FullBatch objective = new FullBatch(network(use), data);
        Minimizer minimizer = use.use().equals("scg")
                ? new Scg(objective, objective.parameters())
                : new Lbfgs(objective, objective.parameters(), 10);
        double[] losses = use.numbers("losses");
        int compared = 0;
        for (int k = 0; k < losses.length && minimizer.end() == null; k++, compared++) {
            minimizer.iterate();
            String where = use + " on " + use.text("problem") + ", iteration " + (k + 1);
            assertEquals(losses[k], minimizer.value(), TOLERANCE, where);
            assertArrayEquals(use.rows("weights")[k], minimizer.point(), TOLERANCE, where);
        }
        assertTrue(compared >= 4, compared + " iterations of " + use);
    }

    private static double[] flat(double[][] rows) {
        return Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
