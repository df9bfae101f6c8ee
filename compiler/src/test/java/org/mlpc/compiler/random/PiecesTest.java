package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.runtime.Team;

/** Sums over very many examples run in pieces of bounded length: they keep their digits, and nothing but their order counts. */
@Tag("sampled")
class PiecesTest {
    /** A little more than two pieces. */
    private static final int EXAMPLES = 2 * Order.PIECE + 37;

    /** Straight lines, loops, rows, crowded rows, a small last layer, what activations learn and draw. */
    private static final List<String> NETWORKS = List.of(
            "input 4  dense 8 relu  dense 3 softmax  loss cross_entropy",
            "input 5  dense 7 prelu  dropout 0.2  dense 1 identity  loss mse",
            "input 20  dense 48 relu  dense 3 softmax  loss cross_entropy",
            "input 37  dense 50 prelu  dropout 0.3  dense 33 rrelu  dense 2 identity  loss mse  optimizer adam",
            "input 9  maxout 17 pieces 3 { l2 1e-3 }  residual { dense 70 tanh  layer_norm  dense 17 silu }"
                    + "  dense 4 softmax  loss cross_entropy",
            "input 256  dense 256 relu  dense 10 softmax  loss cross_entropy");

    private static String network(int index, String batch) {
        return "network Many" + index + batch + " { " + NETWORKS.get(index) + "  train { batch " + batch
                + (index % 2 == 0 ? "" : "  clip norm 1") + " } }";
    }

    /** Some updates, in each a copy and a gradient of its own, in batches of at most so many examples. */
    private static long trained(Subject subject, int most, int threads) throws ReflectiveOperationException {
        Calls calls = subject.calls();
        WarmVectors.count(calls.network(), WarmVectors.WARM);
        int batch = Math.min(most, subject.meant().train().piece());
        try (Team team = Team.of(threads)) {
            calls.network().use(team);
            for (int update = 0; update < 2; update++) {
                Examples examples = Examples.draw(subject.meant(), 50 + update, EXAMPLES);
                for (int from = 0; from < EXAMPLES; from += batch) {
                    Examples part = examples.part(from, Math.min(EXAMPLES, from + batch));
                    calls.accumulate(part.x(), part.t(), part.n());
                    if (from > Order.PIECE && from - batch <= Order.PIECE) {
                        calls = calls.copy();
                        calls.network().use(team);
                        calls.gradient(
                                part.x(),
                                part.t(),
                                part.n(),
                                new double[calls.network().parameters()]);
                    }
                }
                calls.update(EXAMPLES);
            }
            calls.network().use(Team.ALONE);
        }
        return StateHash.of(calls.network());
    }

    @Test
    void neitherBatchesNorThreadsNorTargetsChangeABit() throws ReflectiveOperationException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < NETWORKS.size(); i++) {
            if (!Sample.takes(i + 3, 6)) { // rows, and what is learned and drawn
                continue;
            }
            for (String batch : List.of("31", "full", Integer.toString(EXAMPLES))) {
                texts.add(network(i, batch));
            }
        }
        List<Subject> plain = Models.run(texts);
        List<Subject> vectors = Models.run(texts, CodeTarget.VECTOR);
        assertTrue(vectors.stream().filter(s -> s.source().contains("Vectors.")).count() >= Sample.count(9, 6));
        for (int i = 0; i < texts.size(); i += 3) {
            long expected = trained(plain.get(i), 31, 1);
            for (int k = i; k < i + 3; k++) {
                int most = k % 3 == 0 ? 7 : Integer.MAX_VALUE;
                assertEquals(expected, trained(plain.get(k), most, 3 - k % 3), texts.get(k));
                assertEquals(expected, trained(vectors.get(k), most, 1 + k % 3), texts.get(k));
            }
        }
    }

    /** With statistics of the batch there is but one way to take it, for both targets. */
    @Test
    void aWholeBatchOfManyPiecesIsTheSameForBothTargets() throws ReflectiveOperationException {
        String text = "network Whole { input 6  dense 33 identity  batch_norm  activate relu  dense 3 softmax"
                + "  loss cross_entropy  train { batch " + EXAMPLES + " } }";
        List<Long> found = new ArrayList<>();
        for (CodeTarget target : List.of(CodeTarget.JAVA, CodeTarget.VECTOR)) {
            Subject subject = Models.run(List.of(text), target).get(0);
            for (int threads = 1; threads <= 2; threads++) {
                Calls calls = subject.calls();
                WarmVectors.count(calls.network(), WarmVectors.WARM);
                try (Team team = Team.of(threads)) {
                    calls.network().use(team);
                    Examples examples = Examples.draw(subject.meant(), 3, EXAMPLES);
                    calls.step(examples.x(), examples.t(), EXAMPLES);
                    calls.step(examples.x(), examples.t(), EXAMPLES - 5);
                }
                found.add(StateHash.of(calls.network()));
            }
        }
        assertEquals(1, found.stream().distinct().count(), found::toString);
    }

    /** A gradient that all examples agree on: equal numbers are the worst that a sum in float can be given. */
    @Test
    void aMillionExamplesKeepTheirDigits() {
        for (String body : List.of(
                "input 1  dense 1 identity { init zeros }  loss half_squared_error",
                "input 1  dense 20 identity { init zeros }  loss half_squared_error",
                "input 1  dense 40 relu { init zeros }  dense 1 identity { init zeros }  loss half_squared_error")) {
            Subject subject = Models.run(
                    "network Million { " + body + "  optimizer sgd(learning_rate = 1)" + "  train { batch full } }");
            for (int examples : Sample.of(List.of(100_000, 1_000_000), 2)) {
                Calls calls = subject.calls();
                int batch = subject.meant().train().piece();
                double value = 0.1f;
                Examples all = filled(subject, value, batch);
                for (int from = 0; from < examples; from += batch) {
                    Examples part = all.part(0, Math.min(batch, examples - from));
                    calls.accumulate(part.x(), part.t(), part.n());
                }
                calls.update(examples);
                String bias = subject.meant().last().name() + ".bias";
                assertEquals(value, calls.network().read(bias)[0], 1e-5 * value, subject::text);
            }
        }
    }

    private static Examples filled(Subject subject, double value, int n) {
        double[] x = new double[n * subject.meant().inputs().count()];
        double[] t = new double[n * subject.meant().outputs()];
        java.util.Arrays.fill(x, value);
        java.util.Arrays.fill(t, value);
        return new Examples(x, t, new int[n], n);
    }

    /** Penalties and norms of a large tensor are sums in double. */
    @Test
    void penaltiesAndNormsOfLargeTensorsKeepTheirDigits() {
        int units = 200_000;
        String layer = "dense " + units + " identity { init constant(0.1)  bias none  l1 0.001  l2 0.01 }";
        for (String precision : List.of("float32", "float64")) {
            Subject subject =
                    Models.run("network Large { input 5  " + layer + "  loss mse  optimizer sgd(learning_rate = 1)"
                            + "  train { batch 1  clip norm 1  precision " + precision + " } }");
            Calls calls = subject.calls();
            double w = calls.network().read("layer1.weight")[0];
            double loss = calls.step(new double[5], new double[units], 1);
            assertEquals(5 * units * (0.001 * w + 0.01 * w * w), loss, 1e-6 * loss);
            double moved = w - calls.network().read("layer1.weight")[units];
            assertEquals(
                    1 / Math.sqrt(5 * units), moved, 1e-5 * moved + 1e-8, "a gradient of norm 1, of equal numbers");
        }
    }

    @Test
    void longRowsAreShortenedExactly() {
        Subject subject = Models.run("network Long { input 300000  dense 1 identity { init constant(1)  bias none"
                + "  max_norm 1 }  loss mse  optimizer sgd(learning_rate = 0)  train { batch 1 } }");
        Calls calls = subject.calls();
        calls.step(new double[300_000], new double[1], 1);
        double w = calls.network().read("layer1.weight")[7];
        assertEquals(1 / Math.sqrt(300_000), w, 1e-7 * w);
    }
}
