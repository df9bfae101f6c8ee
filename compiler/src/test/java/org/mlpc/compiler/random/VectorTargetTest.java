package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.runtime.Team;
import org.mlpc.runtime.Vectorized;

/** A class with vectors computes the same bits as the plain one, with any number of threads. */
@Tag("thorough")
class VectorTargetTest {
    private static final int STEPS = 4;

    /** Sizes around the lengths of vectors and tiles, and the layers whose sums are not plain ones. */
    private static List<String> shapes() {
        List<String> texts = new ArrayList<>();
        for (String sizes : List.of("64 97 31 13", "17 128 64 10", "31 33 95 1", "7 200 6 5", "100 16 48 2")) {
            String[] s = sizes.split(" ");
            int batch = 16 + 9 * texts.size();
            texts.add("network Shape" + texts.size() + " { input " + s[0] + "\n dense " + s[1] + " relu\n dense " + s[2]
                    + " prelu\n dropout 0.3\n dense " + s[3] + " identity\n loss mse\n optimizer adam\n train { batch "
                    + batch + " } }");
        }
        texts.add("network Pieces { input 40\n maxout 37 pieces 3\n batch_norm\n residual { dense 70 tanh { bias none }"
                + " dense 37 identity }\n dense 4 softmax\n loss cross_entropy\n train { batch 50 } }");
        return texts;
    }

    private static List<String> drawn() {
        return LongStream.range(1000, 1060)
                .mapToObj(RandomNetworks::text)
                .filter(text -> !text.contains("float64") && text.contains("\n    loss"))
                .toList();
    }

    @Test
    void vectorsGiveTheSameBits() throws ReflectiveOperationException {
        assertTrue(Vectorized.ready(), "the tests run with --add-modules jdk.incubator.vector");
        List<String> texts = new ArrayList<>(shapes());
        texts.addAll(drawn());
        List<Subject> plain = Models.run(texts);
        List<Subject> vectors = Models.run(texts, CodeTarget.VECTOR);
        long used =
                vectors.stream().filter(s -> s.source().contains("Vectors.")).count();
        assertTrue(used >= 15, () -> "only " + used + " networks use vectors");
        for (int i = 0; i < texts.size(); i++) {
            for (int threads = 1; threads <= 3; threads++) {
                same(plain.get(i), vectors.get(i), threads);
            }
        }
    }

    private static void same(Subject plain, Subject vector, int threads) throws ReflectiveOperationException {
        Calls expected = RandomSuite.ready(plain);
        Calls found = RandomSuite.ready(vector);
        WarmVectors.count(found.network(), threads == 1 ? WarmVectors.WARM - 1000 : WarmVectors.WARM);
        int batch = Math.max(2, RandomSuite.batch(plain));
        try (Team team = Team.of(threads)) {
            found.network().use(team);
            for (int step = 0; step < STEPS; step++) {
                int n = Math.min(plain.meant().train().piece(), step % 2 == 0 ? batch : Math.max(2, batch / 2));
                Examples examples = Examples.draw(plain.meant(), 30 + step, n);
                if (plain.meant().optimizer().minimizer().isEmpty()) {
                    assertEquals(
                            expected.step(examples.x(), examples.t(), n),
                            found.step(examples.x(), examples.t(), n),
                            plain::text);
                }
                assertArrayEquals(expected.outputs(examples.x(), n), found.outputs(examples.x(), n), plain::text);
            }
            if (accumulates(plain)) {
                assertArrayEquals(inPieces(expected, plain), inPieces(found, plain), plain::text);
            }
        }
        assertEquals(StateHash.of(expected.network()), StateHash.of(found.network()), plain::text);
    }

    private static boolean accumulates(Subject subject) {
        return subject.meant().optimizer().minimizer().isEmpty()
                && !subject.meant().normalizesBatches();
    }

    /** A step of two pieces, with a gradient asked for between them, which is returned; and another step behind it. */
    private static double[] inPieces(Calls calls, Subject subject) {
        int n = Math.max(2, RandomSuite.batch(subject));
        Examples examples = Examples.draw(subject.meant(), 40, n);
        Examples first = examples.part(0, n / 2);
        Examples second = examples.part(n / 2, n);
        double[] gradient = new double[calls.network().parameters()];
        calls.accumulate(first.x(), first.t(), first.n());
        calls.gradient(examples.x(), examples.t(), Math.min(n, RandomSuite.batch(subject)), gradient);
        calls.accumulate(second.x(), second.t(), second.n());
        calls.update(n);
        calls.gradient(second.x(), second.t(), second.n(), gradient);
        calls.step(first.x(), first.t(), first.n());
        return gradient;
    }
}
