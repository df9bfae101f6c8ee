package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Feature.Kind.Category;
import org.mlpc.compiler.network.Feature.Kind.Transformed;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.schedule.Scheduler;

/** Categories and transforms of random networks: what is drawn, what is refused and what is scaled. */
@Tag("sampled")
class FeatureKindsTest {
    static List<Subject> coded() {
        return RandomSuite.learners().stream()
                .filter(s -> s.meant().inputs().coded())
                .toList();
    }

    static List<Subject> fitted() {
        return coded().stream().filter(s -> s.meant().inputs().fitted()).toList();
    }

    @Tag("thorough")
    @Test
    void theNetworksDrawEveryKindInEveryFormAndPrecision() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Subject subject : coded()) {
            int piece = subject.meant().train().piece();
            String form = Scheduler.schedule(Ordering.order(subject.meant(), piece))
                            .form() + " in " + subject.meant().train().precision();
            for (Feature feature : subject.meant().inputs().features()) {
                counts.merge(form + ": " + feature.kind().getClass().getSimpleName(), 1, Integer::sum);
                if (feature.kind() instanceof Transformed t) {
                    counts.merge(t.name(), 1, Integer::sum);
                }
            }
        }
        assertTrue(counts.values().stream().allMatch(c -> c >= 2), counts::toString);
        assertEquals(2 * 2 * 3 + 10, counts.size(), counts::toString);
    }

    @ParameterizedTest
    @MethodSource("coded")
    void whatIsNoValueOfAFeatureIsRefusedBeforeAnythingChanges(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        Calls twin = calls.copy();
        Inputs inputs = subject.meant().inputs();
        Examples examples = Examples.draw(subject.meant(), 21, RandomSuite.batch(subject));
        int n = examples.n();
        for (int i = 0; i < inputs.count(); i++) {
            Feature feature = inputs.features().get(i);
            for (double bad : bad(feature)) {
                double[] x = examples.x().clone();
                x[x.length - inputs.count() + i] = bad;
                String start = "x: `" + feature.name() + "` of example " + (n - 1) + " is ";
                refused(start, () -> calls.step(x, examples.t(), n));
                if (!subject.meant().normalizesBatches()) {
                    refused(start, () -> calls.accumulate(x, examples.t(), n));
                }
                refused(start, () -> calls.loss(x, examples.t(), n));
                refused(
                        start,
                        () -> calls.gradient(
                                x, examples.t(), n, new double[subject.meant().parameters()]));
                refused(start, () -> calls.outputs(x, n));
                if (inputs.fitted()) {
                    refused(start, () -> calls.fitScale(x, n));
                }
            }
        }
        assertEquals(twin.step(examples.x(), examples.t(), n), calls.step(examples.x(), examples.t(), n));
        assertEquals(StateHash.of(twin.network()), StateHash.of(calls.network()));
    }

    private static double[] bad(Feature feature) {
        if (feature.kind() instanceof Category category) {
            return new double[] {-1, category.labels().size(), 0.5, Double.NaN, 0x1p40};
        }
        boolean positive = feature.kind() instanceof Transformed t
                && List.of("log", "log1p", "sqrt").contains(t.name());
        return positive ? new double[] {-2, Double.NaN} : new double[] {Double.NaN, Double.POSITIVE_INFINITY};
    }

    private static void refused(String start, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.startsWith(start), message);
    }

    @ParameterizedTest
    @MethodSource("coded")
    void aWrongValueInALaterPieceLeavesTheOutputsAsTheyWere(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        int n = 2 * calls.network().batch() + 1;
        Examples examples = Examples.draw(subject.meant(), 22, n);
        float[] x = new float[examples.x().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) examples.x()[i];
        }
        x[x.length - 1] = Float.NaN;
        float[] y = new float[n * calls.network().outputs()];
        assertThrows(IllegalArgumentException.class, () -> calls.network().predict(x, y, n));
        assertArrayEquals(new float[y.length], y);
    }

    @ParameterizedTest
    @MethodSource("fitted")
    void onlyTransformedNumbersAreScaled(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        double[] offset = calls.network().read("scale.offset");
        double[] factor = calls.network().read("scale.factor");
        List<Feature> features = subject.meant().inputs().features();
        assertEquals(features.size(), offset.length);
        for (int i = 0; i < offset.length; i++) {
            if (!features.get(i).numeric()) {
                assertEquals(0, offset[i]);
                assertEquals(1, factor[i]);
            } else if (features.get(i).kind() instanceof Transformed t
                    && t.name().equals("log")) {
                double[] logs = logs(subject, i);
                double mean = java.util.Arrays.stream(logs).average().orElseThrow();
                double least = java.util.Arrays.stream(logs).min().orElseThrow();
                boolean standard = subject.meant().inputs().scale() instanceof Inputs.Scale.Standardize;
                assertEquals(standard ? mean : least, offset[i], 1e-6);
            }
        }
    }

    private static double[] logs(Subject subject, int feature) {
        Examples examples = Examples.draw(subject.meant(), 99, 50);
        int width = examples.x().length / examples.n();
        double[] logs = new double[examples.n()];
        for (int b = 0; b < logs.length; b++) {
            logs[b] = Math.log(examples.x()[b * width + feature]);
        }
        return logs;
    }
}
