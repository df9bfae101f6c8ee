package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.reference.ReferenceNetwork;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.runtime.RefusedInputException;

/** Whether networks become the same in both targets, bit for bit, and what the reference makes of them. */
public final class Sameness {
    private static final int EXAMPLES = 24;

    /** Ways to round weights: a division by a small deviation needs several to show what rounding may do. */
    private static final int PATTERNS = 5;

    private final List<String> failures = new ArrayList<>();
    private int compared;
    private int vectorized;

    /** Takes networks that check, all compiled in one call for each target, and notes which differ. */
    public void require(List<String> texts) throws ReflectiveOperationException {
        if (texts.isEmpty()) {
            return;
        }
        List<Subject> plain = Models.run(texts);
        // where there is nothing to vectorize, the two are one class
        Map<String, Subject> vectors = new HashMap<>();
        Models.run(
                        plain.stream()
                                .filter(s -> !Models.java(s.meant(), CodeTarget.VECTOR)
                                        .text()
                                        .equals(s.source()))
                                .map(Subject::text)
                                .toList(),
                        CodeTarget.VECTOR)
                .forEach(subject -> vectors.put(subject.text(), subject));
        vectorized += vectors.size();
        for (Subject subject : plain) {
            try {
                Subject vector = vectors.getOrDefault(subject.text(), subject);
                if (refused(subject).isEmpty()) {
                    same(subject, vector);
                    agree(subject);
                } else {
                    assertEquals(refused(subject), refused(vector));
                }
            } catch (AssertionError | RuntimeException e) {
                failures.add(e + "\n" + subject.text());
            }
        }
    }

    /** Why the class does not take the examples: a transform may make no finite number of what is drawn. */
    private static Optional<String> refused(Subject subject) {
        int n = Math.min(EXAMPLES, subject.meant().train().piece());
        try {
            Calls calls = RandomSuite.ready(subject);
            for (int seed : List.of(1, 50, 51, 52)) {
                calls.outputs(Examples.draw(subject.meant(), seed, n).x(), n);
            }
        } catch (RefusedInputException e) {
            return Optional.of(e.getMessage());
        }
        return Optional.empty();
    }

    /** Three steps, the first one with methods for single examples where a class has such; then outputs. */
    private static void same(Subject plain, Subject vector) throws ReflectiveOperationException {
        Calls expected = RandomSuite.ready(plain);
        Calls found = RandomSuite.ready(vector);
        int n = Math.min(EXAMPLES, plain.meant().train().piece());
        for (int step = 0; step < 3; step++) {
            if (step == 1) {
                WarmVectors.count(found.network(), WarmVectors.WARM);
            }
            Examples examples = Examples.draw(plain.meant(), 50 + step, n);
            if (steps(plain.meant(), n)) {
                assertEquals(
                        expected.step(examples.x(), examples.t(), n),
                        found.step(examples.x(), examples.t(), n),
                        "loss of step " + step);
            }
            assertArrayEquals(expected.outputs(examples.x(), n), found.outputs(examples.x(), n), "outputs");
        }
        assertEquals(StateHash.of(expected.network()), StateHash.of(found.network()), "weights");
    }

    /** Whether a network takes steps of so many examples. */
    private static boolean steps(Network network, int n) {
        return network.loss().isPresent()
                && network.optimizer().minimizer().isEmpty()
                && (n > 1 || !network.normalizesBatches());
    }

    /** Outputs and gradient, where the reference finds numbers of a size that rounding leaves digits of. */
    private void agree(Subject subject) {
        int n = Math.min(6, subject.meant().train().piece());
        if (subject.meant().loss().isEmpty() || n < 2) {
            return;
        }
        Calls calls = RandomSuite.ready(subject);
        Examples examples = Examples.draw(subject.meant(), 1, n);
        ReferenceNetwork reference = new ReferenceNetwork(subject.meant(), calls.network());
        double[] expected = reference.gradient(examples.x(), examples.t(), n);
        double largest = Agreement.largest(expected);
        if (!DoubleStream.of(expected).allMatch(Double::isFinite) || largest > 1e4) {
            return;
        }
        if (!subject.exact() && !DoubleStream.of(calls.outputs(examples.x(), n)).allMatch(Double::isFinite)) {
            return; // numbers on the way that double holds and float does not
        }
        double[] found = new double[calls.network().parameters()];
        calls.gradient(examples.x(), examples.t(), n, found);
        double spread = 0;
        for (int pattern = 1; pattern <= PATTERNS; pattern++) {
            ReferenceNetwork shaken = new ReferenceNetwork(subject.meant(), calls.network());
            double half = subject.exact() ? 0x1p-53 : 0x1p-24;
            double[] parameters = shaken.parameters();
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] *= 1 + (i / pattern % 2 == 0 ? half : -half);
            }
            shaken.parameters(parameters);
            double[] moved = shaken.gradient(examples.x(), examples.t(), n);
            for (int i = 0; i < moved.length; i++) {
                spread = Math.max(spread, Math.abs(moved[i] - expected[i]));
            }
        }
        if (subject.text().contains("_norm")) {
            // as for the random networks: what is divided by a small deviation rounds worse than a few patterns show
            spread = Math.max(8 * spread, subject.exact() ? 0 : 1e-6);
        }
        if (!(spread < 1e-3)) {
            return;
        }
        Agreement.require(subject, "gradient", found, Arrays.copyOf(expected, expected.length), spread);
        compared++;
    }

    /** How many were compared with the reference: all whose gradients are finite and well-behaved. */
    public int compared() {
        return compared;
    }

    /** How many have vectors. */
    public int vectorized() {
        return vectorized;
    }

    /** What differs, with the model. */
    public List<String> failures() {
        return failures;
    }
}
