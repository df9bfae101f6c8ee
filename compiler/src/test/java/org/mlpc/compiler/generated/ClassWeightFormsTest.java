package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.runtime.Team;

/**
 * In every form of code that a last layer and a loss can have, the weight of a class multiplies loss and gradient of its
 * examples: by powers of two, so that no bit beside the exponent may differ from the same network without weights.
 */
@Tag("sampled")
class ClassWeightFormsTest {
    /** Ends of a network with a number of units, all of which fit the losses beside them. */
    private record End(String layers, List<String> losses) {}

    private static final List<String> SHARES = List.of(
            "cross_entropy",
            "cross_entropy(label_smoothing = 0.1)",
            "kl_divergence",
            "0.5 * cross_entropy + kl_divergence + 0.25 * mse",
            "own");

    private static final List<End> ENDS = List.of(
            new End("dense # softmax", SHARES),
            new End("dense # identity  activate softmax", SHARES),
            new End("maxout # pieces 2  activate softmax", List.of("cross_entropy")),
            new End("dense # identity  layer_norm  activate softmax", List.of("cross_entropy", "own")),
            new End("dense # identity  batch_norm  activate softmax", List.of("cross_entropy")),
            new End("dense # log_softmax", List.of("negative_log_likelihood")),
            new End("dense # sigmoid", List.of("multilabel_cross_entropy", "mse", "own + focal", "huber")),
            new End("dense # identity", List.of("categorical_hinge", "mae", "log_cosh", "0.5 * mse + own")),
            new End("dense # prelu", List.of("mse")),
            new End("dense # identity  residual { dense # tanh }", List.of("mse", "hinge")));

    private static final String OWN =
            "  loss own(y[], t[]) = sum((y - t) ^ 2 * (1 + max(y))) + mean(abs(y)) * max(t * y)";

    /** A network with weights, and the same without. */
    record Pair(Subject weighted, Subject plain) {
        @Override
        public String toString() {
            return weighted.text();
        }
    }

    private static final List<Pair> PAIRS = pairs();

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>(pairs(CodeTarget.JAVA, "", 2, 3, 70));
        pairs.addAll(pairs(CodeTarget.JAVA, "precision float64", 3, 70));
        pairs.addAll(pairs(CodeTarget.VECTOR, "", 3, 70));
        return pairs;
    }

    private static List<Pair> pairs(CodeTarget target, String precision, int... outputs) {
        List<String> texts = new ArrayList<>();
        int kind = 0;
        for (int classes : outputs) {
            for (End end : ENDS) {
                for (String loss : end.losses()) {
                    if (!Sample.takes(kind++, 9)) {
                        continue;
                    }
                    int hidden = kind % 2 == 1 ? 5 : 66;
                    texts.add(text("Weighted" + texts.size(), end, loss, classes, hidden, true, precision));
                    texts.add(text("Plain" + texts.size(), end, loss, classes, hidden, false, precision));
                }
            }
        }
        texts.add(yesNo("WeightedYes", "class_weight [0.5, 4]", precision));
        texts.add(yesNo("PlainYes", "", precision));
        List<Subject> subjects = Models.run(texts, target);
        return IntStream.range(0, subjects.size() / 2)
                .mapToObj(i -> new Pair(subjects.get(2 * i), subjects.get(2 * i + 1)))
                .toList();
    }

    private static String yesNo(String name, String weights, String precision) {
        return "network " + name + " { input 4  dense 66 tanh  dense 1 sigmoid  target c: no | yes"
                + "  loss binary_cross_entropy + 0.5 * mse  " + weights + "  optimizer sgd  train { batch 8  "
                + precision
                + " } }";
    }

    private static String text(
            String name, End end, String loss, int classes, int hidden, boolean weighted, String precision) {
        String labels = IntStream.range(0, classes).mapToObj(c -> "k" + c).collect(Collectors.joining(" | "));
        String weights =
                IntStream.range(0, classes).mapToObj(c -> "" + weight(c)).collect(Collectors.joining(", "));
        return "network " + name + " { input 4  dense " + hidden + " tanh  "
                + end.layers().replace("#", "" + classes) + "  target c: " + labels + "  loss " + loss
                + (weighted ? "  class_weight [" + weights + "]" : "") + "  optimizer sgd  train { batch 8  "
                + precision
                + " } }" + (loss.contains("own") ? OWN : "");
    }

    private static double weight(int label) {
        return new double[] {0.5, 4, 1, 2, 0.25}[label % 5];
    }

    static Stream<Pair> all() {
        return PAIRS.stream();
    }

    private static double[] inputs(int n) {
        double[] x = new double[4 * n];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i * 7 % 13 - 6) / 8.0;
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("all")
    void examplesOfOneClassCountAsItsWeightSays(Pair pair) {
        Calls weighted = pair.weighted().calls();
        Calls plain = pair.plain().calls();
        int classes = Math.max(2, weighted.network().outputs());
        int width = weighted.network().outputs();
        double[] x = inputs(8);
        for (int label : new int[] {0, 1, classes - 1}) {
            double[] t = new double[8 * width];
            for (int b = 0; b < 8; b++) {
                t[b * width + (width == 1 ? 0 : label)] = width == 1 ? label : 1;
            }
            double factor = width == 1 ? new double[] {0.5, 4}[label] : weight(label);
            double[] g = new double[weighted.network().parameters()];
            double[] h = g.clone();
            double loss = plain.gradient(x, t, 8, h);
            assertEquals(factor * loss, weighted.gradient(x, t, 8, g));
            assertTrue(Arrays.stream(h).anyMatch(v -> v != 0));
            assertArrayEquals(Arrays.stream(h).map(v -> factor * v).toArray(), g);
            assertEquals(factor * plain.loss(x, t, 8), weighted.loss(x, t, 8));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void labelsRowsTeamsAndAccumulationAgree(Pair pair) {
        int width = pair.weighted().meant().outputs();
        double[] x = inputs(8);
        double[] t = new double[8 * width];
        int[] labels = new int[8];
        for (int b = 0; b < 8; b++) {
            labels[b] = b * 3 % Math.max(2, width);
            t[b * width + (width == 1 ? 0 : labels[b])] = width == 1 ? labels[b] : 1;
        }
        Calls rows = pair.weighted().calls();
        Calls classes = rows.copy();
        Calls shared = rows.copy();
        Calls pieces = rows.copy();
        double loss = rows.step(x, t, 8);
        assertEquals(loss, classes.step(x, labels, 8));
        try (Team team = Team.of(3)) {
            shared.network().use(team);
            assertEquals(loss, shared.step(x, t, 8));
        }
        assertSame(rows, classes);
        assertSame(rows, shared);
        if (!pair.weighted().meant().normalizesBatches()) {
            pieces.accumulate(Arrays.copyOf(x, 12), Arrays.copyOf(t, 3 * width), 3);
            pieces.accumulate(Arrays.copyOfRange(x, 12, 32), Arrays.copyOfRange(t, 3 * width, 8 * width), 5);
            assertEquals(loss, pieces.update(8));
            assertSame(rows, pieces);
        }
    }

    private static void assertSame(Calls expected, Calls found) {
        expected.network()
                .tensors()
                .forEach(tensor -> assertArrayEquals(
                        expected.network().read(tensor.name()), found.network().read(tensor.name()), tensor.name()));
    }
}
