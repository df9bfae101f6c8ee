package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.order.Ordering;
import org.mlpc.compiler.reference.ReferenceNetwork;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.Scheduler;

/** Generated classes of random networks compute what the double reference computes. */
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
            assertTrue(counts[i] >= least[i], () -> Arrays.toString(counts));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void outputsAreThoseOfTheReference(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        Examples examples = Examples.draw(subject.meant(), 1, calls.network().batch() + 3);
        ReferenceNetwork reference = new ReferenceNetwork(subject.meant(), calls.network());
        Agreement.require(
                subject,
                "outputs",
                calls.outputs(examples.x(), examples.n()),
                reference.outputs(examples.x(), examples.n()));
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
        int next = 0;
        for (Dense dense : subject.meant().layers()) {
            int bias = next + dense.units() * dense.inputs();
            part(subject, dense.name() + ".weight", gradient, expected, next, bias);
            next += dense.parameters();
            part(subject, dense.name() + ".bias", gradient, expected, bias, next);
        }
        double plain = reference.loss(examples.x(), examples.t(), examples.n());
        Agreement.require(
                subject, "loss with penalties", new double[] {loss}, new double[] {plain + reference.penalty()});
        double asked = calls.loss(examples.x(), examples.t(), examples.n());
        Agreement.require(subject, "loss", new double[] {asked}, new double[] {plain});
    }

    private static void part(Subject subject, String what, double[] found, double[] expected, int from, int to) {
        Agreement.require(
                subject,
                "gradient of " + what,
                Arrays.copyOfRange(found, from, to),
                Arrays.copyOfRange(expected, from, to));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void tenTrainingLossesAreThoseOfTheReference(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        int batch = RandomSuite.batch(subject);
        ReferenceNetwork reference = new ReferenceNetwork(subject.meant(), calls.network());
        ReferenceNetwork shaken = new ReferenceNetwork(subject.meant(), calls.network());
        shake(shaken);
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
                subject.exact() ? 0 : spread);
    }

    /** Whether training has got out of hand, so that rounding errors grow with every step. */
    private static boolean grown(double[] losses, int steps) {
        return steps > 1 && !(Math.abs(losses[steps - 1]) <= 20 * Math.max(1, Math.abs(losses[0])));
    }

    /** Moves every weight by half a unit in float's last place: what rounding may do at any time. */
    private static void shake(ReferenceNetwork network) {
        double[] parameters = network.parameters();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= 1 + (i % 2 == 0 ? 0x1p-24 : -0x1p-24);
        }
        network.parameters(parameters);
    }
}
