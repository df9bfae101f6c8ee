package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.TargetBound;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Evaluation;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Table;
import org.mlpc.runtime.Trainer;

/** Targets that a loss is not meant for are refused by every call that takes rows of them, and nothing changes. */
@Tag("sampled")
class TargetBoundsTest {
    /** What the losses of the standard library state of targets; a new statement is to be listed. */
    private static final Map<String, String> STATED = new TreeMap<>(Map.of(
            "mean_squared_logarithmic_error", "t >= 0",
            "poisson", "t >= 0",
            "binary_cross_entropy", "t >= 0, t <= 1",
            "multilabel_cross_entropy", "t >= 0, t <= 1",
            "focal", "t >= 0, t <= 1",
            "categorical_hinge", "t >= 0, t <= 1",
            "hinge", "t >= -1, t <= 1",
            "squared_hinge", "t >= -1, t <= 1"));

    private static final Map<String, String> OF_CLASSES =
            Map.of("cross_entropy", "t >= 0", "negative_log_likelihood", "t >= 0", "kl_divergence", "t >= 0");

    private static final Map<String, String> ENDS = Map.of(
            "poisson", "softplus",
            "binary_cross_entropy", "sigmoid",
            "multilabel_cross_entropy", "sigmoid",
            "focal", "sigmoid",
            "cross_entropy", "softmax",
            "kl_divergence", "softmax",
            "negative_log_likelihood", "log_softmax");

    private static final List<Subject> SUBJECTS = subjects();

    private static List<Subject> subjects() {
        STATED.putAll(OF_CLASSES);
        List<String> plain = new ArrayList<>();
        List<String> vectors = new ArrayList<>();
        for (String loss : STATED.keySet()) {
            String end = ENDS.getOrDefault(loss, "identity");
            for (String precision : List.of("float32", "float64")) {
                for (int width : new int[] {4, 70}) {
                    boolean wide = width > 4;
                    if (Sample.takes(vectors.size() + (wide ? 1 : 0) + (precision.equals("float64") ? 1 : 0), 2)) {
                        plain.add(model("Bound" + plain.size(), width, end, loss, precision));
                    }
                }
            }
            vectors.add(model("Vectors" + vectors.size(), 70, end, loss, "float32"));
        }
        plain.add("loss own(out[], truth[]; most = 4) = mean((out - truth) ^ 2)"
                + "  expects truth > -2, most / 2 >= truth, sum(truth) == units"
                + "  network Own { input 2  dense 3 identity  loss own }");
        plain.add("network Both { input 2  dense 3 sigmoid  loss 0.5 * poisson + focal(gamma = 1)"
                + "  train { batch 4 } }");
        List<Subject> subjects = new ArrayList<>(Models.run(plain));
        subjects.addAll(Models.run(vectors, CodeTarget.VECTOR));
        return subjects;
    }

    private static String model(String name, int width, String end, String loss, String precision) {
        return "network " + name + " { input 2  dense " + width + " tanh  dense 3 " + end + "  target p, q, r  loss "
                + loss + "  train { batch 4  precision " + precision + " } }";
    }

    static List<Subject> all() {
        return SUBJECTS;
    }

    @Test
    void theListIsWhatTheLibraryStates() {
        Map<String, String> stated = new TreeMap<>();
        Diagnostics diagnostics = new Diagnostics();
        StandardLibrary.files().stream()
                .flatMap(f -> Parser.parse(f, diagnostics).declarations().stream())
                .forEach(d -> {
                    if (d instanceof Declaration.Loss loss) {
                        List<String> about = new ArrayList<>();
                        for (Term term : loss.expects()) {
                            String text = term.span().text();
                            if (text.matches(".*\\bt\\b.*")) {
                                about.add(text);
                            }
                        }
                        if (!about.isEmpty()) {
                            stated.put(loss.name().text(), String.join(", ", about));
                        }
                    }
                });
        assertEquals(stated, STATED);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyCallRefusesWhatBreaksABound(Subject subject) {
        Calls calls = subject.calls();
        Network network = calls.network();
        List<TargetBound> bounds = subject.meant().targetBounds();
        assertTrue(!bounds.isEmpty());
        assertEquals(bounds.size(), network.signature().target().bounds().size());
        double[] good = good(bounds);
        double[] x = new double[8];
        for (TargetBound bound : bounds) {
            for (double value : beyond(bound)) {
                double[] t = good.clone();
                t[2 * 3 + 1] = value;
                double[] before = network.read(network.tensors().get(0).name());
                String said = refused(() -> calls.step(x, t, 4), bound);
                assertEquals(said, refused(() -> calls.accumulate(x, t, 4), bound));
                assertEquals(said, refused(() -> calls.loss(x, t, 4), bound));
                assertEquals(said, refused(() -> calls.gradient(x, t, 4, new double[network.parameters()]), bound));
                assertTrue(said.contains(" of example 2"), said);
                assertArrayEquals(before, network.read(network.tensors().get(0).name()));
                assertEquals(0, network.steps());
                assertTrue(Double.isFinite(calls.loss(x, t, 2)), "the rows before are fine");
            }
        }
        assertTrue(Double.isFinite(calls.step(x, good, 4)));
    }

    /** Values inside all bounds; sums of three that are stated are three. */
    private static double[] good(List<TargetBound> bounds) {
        double[] good = new double[12];
        boolean sums = bounds.stream().anyMatch(TargetBound::sum);
        Arrays.fill(good, sums ? 1 : 0.5);
        return good;
    }

    private static double[] beyond(TargetBound bound) {
        List<Double> beyond = new ArrayList<>();
        if (Double.isFinite(bound.low())) {
            beyond.add(bound.low() - 0.001);
            beyond.add(-1e30);
        }
        if (Double.isFinite(bound.high())) {
            beyond.add(bound.high() + 0.001);
            beyond.add(1e30);
        }
        return beyond.stream()
                .mapToDouble(Double::doubleValue)
                .map(v -> bound.sum() ? v - 2 : v)
                .map(v -> (float) v)
                .toArray();
    }

    private static String refused(Executable call, TargetBound bound) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains("the loss `") && message.contains("expects `"), message);
        return message;
    }

    @ParameterizedTest
    @MethodSource("all")
    void trainingBeginsWithAllTargetsLookedAt(Subject subject) {
        Network network = subject.instance();
        List<TargetBound> bounds = subject.meant().targetBounds();
        double[] t = new double[90];
        Arrays.fill(t, bounds.stream().anyMatch(TargetBound::sum) ? 1 : 0.5);
        double wrong = beyond(bounds.get(0))[0];
        t[3 * 23 + 2] = wrong;
        Dataset data = Dataset.of(Table.of(new double[60], 2), Table.of(t, 3));
        for (Executable call : List.<Executable>of(
                () -> new Trainer(network).train(data),
                () -> new Trainer(network).validation(data).train(data.subset(0, 1, 2, 3)),
                () -> Evaluation.of(network, data))) {
            String said = refused(call, bounds.get(0));
            assertTrue(said.contains(" of example 23"), said);
            assertEquals(0, network.steps());
        }
        assertTrue(new Trainer(network).epochs(1).train(data.subset(0, 1, 2, 3)).size() == 1);
    }

    @Test
    void whatIsRefusedIsNamed() {
        Subject own = SUBJECTS.stream()
                .filter(s -> s.name().equals("Own"))
                .findFirst()
                .orElseThrow();
        assertEquals("t: value 1 of example 0 is -2, but the loss `own` expects `truth > -2`", own(own, 1, -2, 4));
        assertEquals(
                "t: value 2 of example 0 is 2.5, but the loss `own` expects `most / 2 >= truth`",
                own(own, 0, 0.5, 2.5));
        assertEquals(
                "t: the sum of the values of example 0, but the loss `own` expects `sum(truth) == units`",
                own(own, 1, 1.5, 1));
        Subject both = SUBJECTS.stream()
                .filter(s -> s.name().equals("Both"))
                .findFirst()
                .orElseThrow();
        assertEquals("t: value 1 of example 0 is 3, but the loss `focal` expects `t <= 1`", own(both, 0, 3, 0));
        Subject named = SUBJECTS.get(0);
        assertEquals(
                "t: `q` of example 0 is -3, but the loss `binary_cross_entropy` expects `t >= 0`",
                own(named, 0, -3, 0));
    }

    private static String own(Subject subject, double... t) {
        Calls calls = subject.calls();
        return assertThrows(IllegalArgumentException.class, () -> calls.loss(new double[2], t, 1))
                .getMessage();
    }

    @Test
    void whatRoundingMakesOfABoundIsTaken() {
        Calls calls = SUBJECTS.get(0).calls();
        assertTrue(Double.isFinite(calls.loss(new double[2], new double[] {-1e-9, 1 + 1e-7, 0}, 1)));
    }
}
