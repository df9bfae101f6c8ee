package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.runtime.Metric;
import org.mlpc.runtime.Metrics;
import org.mlpc.runtime.Network;

/** Where a yes/no target turns from no to yes: at 0 under a loss of margins, else at 0.5. */
class BoundaryTest {
    private static final Generated GENERATED = Generated.from("""
            loss my_margin(y[], t[]) = sum(max(0, 0.5 - y * sign(t - 0.1)))
            network Margin  { input 1 dense 1 tanh     target spam: no | yes  loss hinge }
            network Squared { input 1 dense 1 identity target spam: no | yes  loss squared_hinge }
            network Own     { input 1 dense 1 identity target spam: no | yes  loss my_margin }
            network Entropy { input 1 dense 1 sigmoid  target spam: no | yes  loss binary_cross_entropy }
            network Square  { input 1 dense 1 identity target spam: no | yes  loss mean_squared_error }
            """);

    private static double boundary(String network) {
        return GENERATED.calls(network).network().signature().target().boundary();
    }

    @Test
    void lossesOfMarginsTurnAtZero() {
        assertEquals(0, boundary("Margin"));
        assertEquals(0, boundary("Squared"));
        assertEquals(0, boundary("Own"));
    }

    @Test
    void otherLossesTurnInTheMiddle() {
        assertEquals(0.5, boundary("Entropy"));
        assertEquals(0.5, boundary("Square"));
    }

    @Test
    void aTargetOfZeroIsLearnedAsMinusOne() {
        Calls calls = GENERATED.calls("Squared");
        calls.network().write("layer1.weight", new double[] {0});
        double[] gradient = new double[2];
        assertEquals(1, calls.gradient(new double[] {1}, new double[] {0}, 1, gradient));
        // (1 + y)² at y = 0
        assertEquals(2, gradient[1]);
    }

    @Test
    void classesAndMetricsAgreeOnTheBoundary() throws ReflectiveOperationException {
        Network network = GENERATED.calls("Squared").network();
        network.write("layer1.weight", new double[] {1});
        float[] low = {0.2f};
        Object answer = network.getClass().getMethod("classify", float[].class).invoke(network, low);
        assertEquals("YES", answer.toString());
        for (String name : new String[] {"accuracy", "precision", "recall", "f1", "binary_accuracy"}) {
            Metric metric = Metrics.named(name, network.signature().target());
            metric.add(new double[] {0.2}, new double[] {1});
            metric.add(new double[] {-0.2}, new double[] {0});
            assertEquals(1, metric.value(), name);
        }
    }
}
