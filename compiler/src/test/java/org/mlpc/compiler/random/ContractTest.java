package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.network.Target;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Team;
import org.mlpc.runtime.Tensor;

/** What every generated class promises, bit for bit. */
@Tag("sampled")
class ContractTest {
    static List<Subject> networks() {
        return RandomSuite.subjects();
    }

    static List<Subject> learners() {
        return RandomSuite.learners();
    }

    static List<Subject> classifiers() {
        return RandomSuite.learners().stream()
                .filter(s -> s.meant().target().kind() != Target.Kind.REGRESSION)
                .toList();
    }

    static List<Subject> accumulators() {
        return RandomSuite.accumulators();
    }

    static List<Subject> normalizers() {
        return RandomSuite.learners().stream()
                .filter(s -> s.meant().normalizesBatches())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("normalizers")
    void statisticsNeedAWholeBatch(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        learn(subject, calls, 2);
        long before = StateHash.of(calls.network());
        Examples some = Examples.draw(subject.meant(), 5, RandomSuite.batch(subject));
        assertThrows(IllegalStateException.class, () -> calls.accumulate(some.x(), some.t(), some.n()));
        Examples one = some.part(0, 1);
        assertThrows(IllegalArgumentException.class, () -> calls.step(one.x(), one.t(), 1));
        double[] first = new double[calls.network().parameters()];
        double[] second = new double[first.length];
        assertEquals(
                calls.gradient(some.x(), some.t(), some.n(), first),
                calls.gradient(some.x(), some.t(), some.n(), second));
        assertArrayEquals(first, second);
        assertEquals(before, StateHash.of(calls.network()));
    }

    @ParameterizedTest
    @MethodSource("accumulators")
    void gradientChangesNothingAndRepeats(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        Examples some = Examples.draw(subject.meant(), 5, RandomSuite.batch(subject));
        Calls twin = calls.copy();
        calls.accumulate(some.x(), some.t(), some.n());
        twin.accumulate(some.x(), some.t(), some.n());
        long before = StateHash.of(calls.network());
        double[] first = new double[calls.network().parameters()];
        double[] second = new double[first.length];
        Examples others = Examples.draw(subject.meant(), 6, RandomSuite.batch(subject));
        double loss = calls.gradient(others.x(), others.t(), others.n(), first);
        assertEquals(loss, calls.gradient(others.x(), others.t(), others.n(), second));
        assertArrayEquals(first, second);
        assertEquals(before, StateHash.of(calls.network()));
        // what was accumulated before is still there, and nothing else
        assertEquals(twin.update(some.n()), calls.update(some.n()));
        assertEquals(StateHash.of(twin.network()), StateHash.of(calls.network()));
    }

    @ParameterizedTest
    @MethodSource("accumulators")
    void piecesAndAnUpdateAreAStep(Subject subject) {
        Calls whole = RandomSuite.ready(subject);
        Calls parts = whole.copy();
        for (int step = 0; step < 3; step++) {
            Examples examples = Examples.draw(subject.meant(), 7 + step, RandomSuite.batch(subject));
            int n = examples.n();
            for (int from = 0, size = 1; from < n; from += size, size = 2 * size + 1) {
                Examples part = examples.part(from, Math.min(n, from + size));
                parts.accumulate(part.x(), part.t(), part.n());
            }
            assertEquals(whole.step(examples.x(), examples.t(), n), parts.update(n));
            assertEquals(StateHash.of(whole.network()), StateHash.of(parts.network()));
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void teamsOfAnySizeGiveTheSameBits(Subject subject) {
        Calls alone = RandomSuite.ready(subject);
        Examples examples = Examples.draw(subject.meant(), 14, RandomSuite.batch(subject));
        for (int threads = 2; threads <= 3; threads++) {
            Calls one = alone.copy();
            Calls several = alone.copy();
            try (Team team = Team.of(threads)) {
                several.network().use(team);
                for (int step = 0; step < 3; step++) {
                    Examples some = examples.part(0, Math.max(2, examples.n() - step));
                    if (examples.n() < 2) {
                        some = examples;
                    }
                    assertEquals(one.step(some.x(), some.t(), some.n()), several.step(some.x(), some.t(), some.n()));
                    assertArrayEquals(one.outputs(some.x(), some.n()), several.outputs(some.x(), some.n()));
                }
                assertEquals(StateHash.of(one.network()), StateHash.of(several.network()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void aStepTrains(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        long before = StateHash.of(calls.network());
        Examples examples = Examples.draw(subject.meant(), 8, RandomSuite.batch(subject));
        double[] g = new double[calls.network().parameters()];
        double expected = calls.gradient(examples.x(), examples.t(), examples.n(), g);
        assertEquals(expected, calls.step(examples.x(), examples.t(), examples.n()));
        assertEquals(1, calls.network().steps());
        assertNotEquals(before, StateHash.of(calls.network()));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void labelsAreOneHotRows(Subject subject) {
        Calls rows = RandomSuite.ready(subject);
        Calls labels = rows.copy();
        for (int step = 0; step < 2; step++) {
            Examples examples = Examples.draw(subject.meant(), 9 + step, RandomSuite.batch(subject));
            assertEquals(
                    rows.step(examples.x(), examples.t(), examples.n()),
                    labels.step(examples.x(), examples.labels(), examples.n()));
        }
        assertEquals(StateHash.of(rows.network()), StateHash.of(labels.network()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void manyRowsAreAsOneByOne(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        int n = 2 * subject.meant().train().piece() + 1;
        Examples examples = Examples.draw(subject.meant(), 10, Math.min(n, 90));
        double[] together = calls.outputs(examples.x(), examples.n());
        int width = calls.network().outputs();
        for (int b = 0; b < examples.n(); b++) {
            double[] alone = calls.outputs(examples.part(b, b + 1).x(), 1);
            assertArrayEquals(alone, Arrays.copyOfRange(together, b * width, (b + 1) * width), "row " + b);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void copiesAreEqualAndIndependent(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        learn(subject, calls, 2);
        Calls copy = calls.copy();
        assertEquals(StateHash.of(calls.network()), StateHash.of(copy.network()));
        long before = StateHash.of(calls.network());
        perturb(copy.network());
        assertEquals(before, StateHash.of(calls.network()));
        assertNotEquals(before, StateHash.of(copy.network()));
        copy.network().copyFrom(calls.network());
        assertEquals(before, StateHash.of(copy.network()));
        learn(subject, calls, 2);
        learn(subject, copy, 2);
        assertEquals(StateHash.of(calls.network()), StateHash.of(copy.network()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void whatIsReadCanBeWritten(Subject subject) {
        Calls from = RandomSuite.ready(subject);
        learn(subject, from, 3);
        Calls to = subject.calls();
        for (Tensor tensor : from.network().tensors()) {
            double[] values = from.network().read(tensor.name());
            assertEquals(tensor.size(), values.length, tensor.name());
            to.network().write(tensor.name(), values);
        }
        to.network().steps(from.network().steps());
        assertEquals(StateHash.of(from.network()), StateHash.of(to.network()));
        learn(subject, from, 2);
        learn(subject, to, 2);
        assertEquals(StateHash.of(from.network()), StateHash.of(to.network()));
    }

    private static void learn(Subject subject, Calls calls, int steps) {
        if (subject.meant().loss().isEmpty()) {
            return;
        }
        for (int step = 0; step < steps; step++) {
            Examples examples = Examples.draw(
                    subject.meant(), 11 + step, Math.min(5, calls.network().batch()));
            calls.step(examples.x(), examples.t(), examples.n());
        }
    }

    private static void perturb(Network network) {
        for (Tensor tensor : network.tensors()) {
            double[] values = network.read(tensor.name());
            values[values.length - 1] += 0.5;
            network.write(tensor.name(), values);
        }
    }
}
