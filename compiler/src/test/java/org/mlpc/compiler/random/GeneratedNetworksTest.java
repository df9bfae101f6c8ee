package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.reference.ReferenceNetwork;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.Scheduler;

/** Generated classes of random networks compute what the double reference computes. */
@Tag("sampled")
class GeneratedNetworksTest {
    static List<Subject> networks() {
        return RandomSuite.subjects();
    }

    static List<Subject> learners() {
        return RandomSuite.learners();
    }

    @Test
    void theNetworksUseEveryFormAndKernel() {
        int[] counts = new int[4];
        for (Subject subject : networks()) {
            Network network = subject.meant();
            Schedule schedule =
                    Scheduler.schedule(Ordering.order(network, network.train().piece()));
            boolean example = schedule.form() == Schedule.Form.EXAMPLE;
            counts[0] += example ? 1 : 0;
            for (Schedule.LayerSchedule layer : schedule.layers()) {
                counts[1] += !example && layer.kernel() == Schedule.Kernel.STRAIGHT ? 1 : 0;
                counts[2] += layer.kernel() == Schedule.Kernel.LOOPS ? 1 : 0;
            }
            counts[3] += network.loss().isEmpty() ? 1 : 0;
        }
        int[] least = {40, 40, 40, 5};
        for (int i = 0; i < least.length; i++) {
            assertTrue(counts[i] >= RandomSuite.count(least[i]), () -> Arrays.toString(counts));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void outputsAreThoseOfTheReference(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        Examples examples = Examples.draw(subject.meant(), 1, calls.network().batch() + 3);
        ReferenceNetwork reference = new ReferenceNetwork(subject.meant(), calls.network());
        double[] expected = reference.outputs(examples.x(), examples.n());
        double spread = spread(subject, calls, shaken -> shaken.outputs(examples.x(), examples.n()), expected);
        Agreement.require(subject, "outputs", calls.outputs(examples.x(), examples.n()), expected, spread);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void lossAndGradientAreThoseOfTheReference(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        Examples examples = Examples.draw(subject.meant(), 2, RandomSuite.batch(subject));
        ReferenceNetwork reference = new ReferenceNetwork(subject.meant(), calls.network());
        double[] gradient = new double[calls.network().parameters()];
        double loss = calls.gradient(examples.x(), examples.t(), examples.n(), gradient);
        double[] expected = reference.gradient(examples.x(), examples.t(), examples.n());
        double spread =
                spread(subject, calls, shaken -> shaken.gradient(examples.x(), examples.t(), examples.n()), expected);
        int next = 0;
        for (Layer layer : subject.meant().layers()) {
            for (Parameters tensor : layer.parameters()) {
                int from = next;
                next += tensor.size();
                part(subject, layer.name() + "." + tensor.tensor(), gradient, expected, from, next, spread);
            }
        }
        double trained = reference.trainingLoss(examples.x(), examples.t(), examples.n()) + reference.penalty();
        Agreement.require(subject, "loss with penalties", new double[] {loss}, new double[] {trained});
        double plain = reference.loss(examples.x(), examples.t(), examples.n());
        double asked = calls.loss(examples.x(), examples.t(), examples.n());
        Agreement.require(subject, "loss", new double[] {asked}, new double[] {plain});
    }

    private static void part(
            Subject subject, String what, double[] found, double[] expected, int from, int to, double spread) {
        Agreement.require(
                subject,
                "gradient of " + what,
                Arrays.copyOfRange(found, from, to),
                Arrays.copyOfRange(expected, from, to),
                spread);
    }

    /** What rounding may do where values are divided by a deviation, which can be as small as it likes. */
    private static double spread(
            Subject subject, Calls calls, Function<ReferenceNetwork, double[]> asked, double[] expected) {
        boolean divides = subject.meant().normalizesBatches() || subject.text().contains("layer_norm");
        if (!divides) {
            return 0;
        }
        double half = subject.exact() ? 0x1p-53 : 0x1p-24;
        double spread = 0;
        for (int pattern = 1; pattern <= 5; pattern++) {
            ReferenceNetwork shaken = new ReferenceNetwork(subject.meant(), calls.network());
            shake(shaken, half, pattern);
            double[] moved = asked.apply(shaken);
            for (int i = 0; i < moved.length; i++) {
                spread = Math.max(spread, Math.abs(moved[i] - expected[i]));
            }
        }
        // a few patterns of rounding errors are not the worst one, and a constant is divided by √ε, as good as 0
        return Math.max(8 * spread, subject.exact() ? 0 : 1e-6);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void tenTrainingLossesAreThoseOfTheReference(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        int batch = RandomSuite.batch(subject);
        ReferenceNetwork reference = new ReferenceNetwork(subject.meant(), calls.network());
        ReferenceNetwork shaken = new ReferenceNetwork(subject.meant(), calls.network());
        shake(shaken, subject.exact() ? 0x1p-53 : 0x1p-24, 1);
        double[] found = new double[10];
        double[] expected = new double[10];
        double spread = 0;
        int compared = 0;
        for (int k = 0; k < found.length && !grown(expected, k); k++) {
            // every third batch is a partial one
            Examples examples = Examples.draw(subject.meant(), 3 + k, k % 3 == 2 ? (batch + 1) / 2 : batch);
            found[k] = calls.step(examples.x(), examples.t(), examples.n());
            expected[k] = reference.step(examples.x(), examples.t(), examples.n());
            double moved = shaken.step(examples.x(), examples.t(), examples.n());
            spread = Math.max(spread, Math.abs(moved - expected[k]));
            compared++;
        }
        Agreement.require(
                subject,
                "losses",
                Arrays.copyOf(found, compared),
                Arrays.copyOf(expected, compared),
                subject.exact() && !subject.meant().normalizesBatches() ? 0 : spread);
    }

    /** Whether training has got out of hand, so that rounding errors grow with every step. */
    private static boolean grown(double[] losses, int steps) {
        return steps > 1 && !(Math.abs(losses[steps - 1]) <= 20 * Math.max(1, Math.abs(losses[0])));
    }

    /** Moves every weight by half a unit in its last place: what rounding may do at any time. */
    private static void shake(ReferenceNetwork network, double half, int pattern) {
        double[] parameters = network.parameters();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= 1 + (i / pattern % 2 == 0 ? half : -half);
        }
        network.parameters(parameters);
    }
}
