package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.network.Target;

/** A wrong call throws before it has changed anything. */
@Tag("sampled")
class RefusalTest {
    static List<Subject> networks() {
        return RandomSuite.subjects();
    }

    static List<Subject> learners() {
        return RandomSuite.learners();
    }

    static List<Subject> accumulators() {
        return RandomSuite.accumulators();
    }

    static List<Subject> predictors() {
        return RandomSuite.subjects().stream()
                .filter(s -> s.meant().loss().isEmpty())
                .toList();
    }

    static List<Subject> fitted() {
        return RandomSuite.learners().stream()
                .filter(s -> s.meant().inputs().fitted())
                .toList();
    }

    private static final class Trial {
        private final Calls calls;
        private final Calls twin;
        private final Examples good;

        Trial(Subject subject) {
            calls = RandomSuite.ready(subject);
            good = Examples.draw(
                    subject.meant(), 12, Math.min(3, calls.network().batch()));
            if (subject.meant().loss().isPresent()) {
                calls.step(good.x(), good.t(), good.n());
            }
            twin = calls.copy();
        }

        void refused(Class<? extends RuntimeException> type, Executable call) {
            RuntimeException thrown = assertThrows(type, call);
            assertFalse(thrown.getMessage().isBlank());
            assertEquals(StateHash.of(twin.network()), StateHash.of(calls.network()));
        }

        /** Sums of gradients cannot be read, so a step must show that they are as they were. */
        void unchanged() {
            assertEquals(twin.step(good.x(), good.t(), good.n()), calls.step(good.x(), good.t(), good.n()));
            assertEquals(StateHash.of(twin.network()), StateHash.of(calls.network()));
        }
    }

    private static double[] without(double[] values) {
        return Arrays.copyOf(values, values.length - 1);
    }

    private static double[] with(double[] values, double bad) {
        double[] spoilt = values.clone();
        spoilt[values.length - 1] = bad;
        return spoilt;
    }

    @ParameterizedTest
    @MethodSource("accumulators")
    void wrongLengthsCountsAndValuesChangeNothing(Subject subject) {
        Trial trial = new Trial(subject);
        Calls calls = trial.calls;
        double[] x = trial.good.x();
        double[] t = trial.good.t();
        int n = trial.good.n();
        int batch = calls.network().batch();
        double[] g = new double[calls.network().parameters()];
        Examples many = Examples.draw(subject.meant(), 13, batch + 1);
        Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
        trial.refused(wrong, () -> calls.step(without(x), t, n));
        trial.refused(wrong, () -> calls.step(x, without(t), n));
        trial.refused(wrong, () -> calls.accumulate(without(x), t, n));
        trial.refused(wrong, () -> calls.gradient(x, without(t), n, g));
        trial.refused(wrong, () -> calls.gradient(x, t, n, without(g)));
        trial.refused(wrong, () -> calls.loss(x, without(t), n));
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            trial.refused(wrong, () -> calls.step(with(x, bad), t, n));
            trial.refused(wrong, () -> calls.step(x, with(t, bad), n));
            trial.refused(wrong, () -> calls.gradient(with(x, bad), t, n, g));
            trial.refused(wrong, () -> calls.loss(with(x, bad), t, n));
        }
        trial.refused(wrong, () -> calls.step(many.x(), many.t(), many.n()));
        trial.refused(wrong, () -> calls.gradient(many.x(), many.t(), many.n(), g));
        for (int count : new int[] {0, -1}) {
            trial.refused(wrong, () -> calls.step(x, t, count));
            trial.refused(wrong, () -> calls.accumulate(x, t, count));
            trial.refused(wrong, () -> calls.gradient(x, t, count, g));
            trial.refused(wrong, () -> calls.loss(x, t, count));
        }
        trial.refused(IllegalStateException.class, () -> calls.update(1));
        trial.unchanged();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void wrongLabelsChangeNothing(Subject subject) {
        Trial trial = new Trial(subject);
        int[] labels = trial.good.labels().clone();
        int n = trial.good.n();
        Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
        int[] valid = labels.clone();
        for (int bad : new int[] {-1, Math.max(2, subject.meant().outputs())}) {
            labels[n - 1] = bad;
            trial.refused(wrong, () -> trial.calls.step(trial.good.x(), labels, n));
        }
        trial.refused(wrong, () -> trial.calls.step(trial.good.x(), Arrays.copyOf(valid, n - 1), n));
        if (subject.meant().target().kind() == Target.Kind.REGRESSION) {
            trial.refused(wrong, () -> trial.calls.step(trial.good.x(), valid, n));
        }
        trial.unchanged();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void wrongInputsAreNotPredicted(Subject subject) {
        Trial trial = new Trial(subject);
        double[] x = trial.good.x();
        int n = trial.good.n();
        trial.refused(IllegalArgumentException.class, () -> trial.calls.outputs(without(x), n));
        trial.refused(IllegalArgumentException.class, () -> trial.calls.outputs(with(x, Double.NaN), n));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void wrongTensorsAreRefused(Subject subject) {
        Trial trial = new Trial(subject);
        String name = trial.calls.network().tensors().get(0).name();
        double[] values = trial.calls.network().read(name);
        Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
        trial.refused(wrong, () -> trial.calls.network().write(name, without(values)));
        trial.refused(wrong, () -> trial.calls.network().write("nowhere", values));
        trial.refused(wrong, () -> trial.calls.network().read(name + ".nowhere"));
        if (subject.meant().inputs().fitted()) {
            trial.refused(wrong, () -> trial.calls.network().read("scale.nowhere"));
            trial.refused(
                    wrong,
                    () -> trial.calls
                            .network()
                            .write(
                                    "scale.nowhere",
                                    new double[subject.meant().inputs().count()]));
        }
    }

    @ParameterizedTest
    @MethodSource("fitted")
    void anUnfittedScaleIsRefused(Subject subject) {
        Calls calls = subject.calls();
        Examples examples = Examples.draw(subject.meant(), 14, 1);
        long before = StateHash.of(calls.network());
        double[] g = new double[calls.network().parameters()];
        for (Executable call : List.<Executable>of(
                () -> calls.step(examples.x(), examples.t(), 1),
                () -> calls.accumulate(examples.x(), examples.t(), 1),
                () -> calls.gradient(examples.x(), examples.t(), 1, g),
                () -> calls.loss(examples.x(), examples.t(), 1),
                () -> calls.outputs(examples.x(), 1))) {
            assertThrows(IllegalStateException.class, call);
            assertEquals(before, StateHash.of(calls.network()));
        }
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void withoutALossNothingIsLearnt(Subject subject) {
        Trial trial = new Trial(subject);
        trial.refused(
                IllegalStateException.class, () -> trial.calls.step(trial.good.x(), trial.good.t(), trial.good.n()));
        trial.refused(
                IllegalStateException.class, () -> trial.calls.loss(trial.good.x(), trial.good.t(), trial.good.n()));
    }
}
