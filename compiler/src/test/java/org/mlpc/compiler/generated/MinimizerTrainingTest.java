package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.DoubleNetwork;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Table;
import org.mlpc.runtime.Trainer;

/** Generated networks whose optimizer moves all parameters together, trained as their model files say. */
class MinimizerTrainingTest {
    private static Network network(String optimizer, String layers, String train) {
        return Models.run("network Together { input 2  " + layers + "  optimizer " + optimizer + "  train { seed 3  "
                        + train + " } }")
                .instance();
    }

    private static Dataset xor() {
        return Dataset.of(Table.of(new double[] {0, 0, 0, 1, 1, 0, 1, 1}, 2), Table.of(new double[] {0, 1, 1, 0}, 1));
    }

    /** t = 2 x1 - 3 x2 + 1 at 300 points: more than go through the network at once. */
    private static Dataset plane() {
        double[] x = new double[600];
        double[] t = new double[300];
        for (int i = 0; i < 300; i++) {
            x[2 * i] = (i % 20 - 9.5) / 10;
            x[2 * i + 1] = (i / 20 - 7) / 7.0;
            t[i] = 2 * x[2 * i] - 3 * x[2 * i + 1] + 1;
        }
        return Dataset.of(Table.of(x, 2), Table.of(t, 1));
    }

    @ParameterizedTest
    @CsvSource({"lbfgs, float32", "lbfgs(3), float64", "scg, float32", "scg, float64"})
    void solveXor(String optimizer, String precision) {
        Network network = network(
                optimizer,
                "dense 4 tanh  dense 1 sigmoid  target t: no | yes  loss binary_cross_entropy  metrics accuracy",
                "epochs 200  precision " + precision);
        List<Epoch> epochs = new Trainer(network).train(xor());
        Epoch last = epochs.get(epochs.size() - 1);
        assertEquals(1, last.evaluation().orElseThrow().metrics().get("accuracy"));
        assertTrue(last.evaluation().orElseThrow().loss() < 1e-3, last.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "scg"})
    void findThePlaneOfALinearLayer(String optimizer) {
        Network network =
                network(optimizer, "dense layer 1 identity  loss mean_squared_error", "epochs 50  precision float64");
        Trainer trainer = new Trainer(network);
        List<Epoch> epochs = trainer.train(plane());
        assertArrayEquals(new double[] {2, -3}, network.read("layer.weight"), 1e-6);
        assertArrayEquals(new double[] {1}, network.read("layer.bias"), 1e-6);
        assertTrue(epochs.size() < 50, "a quadratic has an end: " + trainer.reason());
        assertEquals("the gradient has vanished", trainer.reason());
        assertEquals(epochs.size(), network.steps());
    }

    @Test
    void leaveFrozenLayersAsTheyAre() {
        Network network = network(
                "lbfgs", "dense kept 3 tanh { frozen }  dense 1 identity  loss mean_squared_error", "epochs 20");
        double[] before = network.read("kept.weight");
        List<Epoch> epochs = new Trainer(network).train(plane());
        assertArrayEquals(before, network.read("kept.weight"));
        assertTrue(epochs.get(epochs.size() - 1).loss() < 0.5 * epochs.get(0).loss());
    }

    @Test
    void measureTheLossWithItsPenalty() {
        Network network = network(
                "scg",
                "dense layer 1 identity { l2 0.5  bias none }  loss half_squared_error",
                "epochs 100  precision float64");
        new Trainer(network).train(plane());
        // the normal equations: (XᵀX / n + 2 λ I) w = Xᵀt / n
        double[] w = network.read("layer.weight");
        double[] sums = new double[5];
        for (int i = 0; i < 300; i++) {
            double x1 = (i % 20 - 9.5) / 10;
            double x2 = (i / 20 - 7) / 7.0;
            double t = 2 * x1 - 3 * x2 + 1;
            double[] products = {x1 * x1, x1 * x2, x2 * x2, x1 * t, x2 * t};
            for (int k = 0; k < 5; k++) {
                sums[k] += products[k] / 300;
            }
        }
        assertEquals(sums[3], (sums[0] + 1) * w[0] + sums[1] * w[1], 1e-6);
        assertEquals(sums[4], sums[1] * w[0] + (sums[2] + 1) * w[1], 1e-6);
    }

    @Test
    void tellTheTrainerWhatTheyAre() {
        String layers = "dense 1 identity  loss mean_squared_error";
        assertEquals(OptionalInt.of(10), network("lbfgs", layers, "").training().minimizer());
        assertEquals(
                OptionalInt.of(3),
                network("lbfgs(history = 3)", layers, "").training().minimizer());
        assertEquals(OptionalInt.of(0), network("scg()", layers, "").training().minimizer());
        assertEquals(0, network("scg", layers, "").training().batch(), "all examples");
        assertEquals(256, network("scg", layers, "").batch(), "in pieces");
        assertEquals(OptionalInt.empty(), network("adam", layers, "").training().minimizer());
    }

    @Test
    void takeNoStepsAndSayWhy() {
        String layers = "dense 1 identity  loss mean_squared_error";
        String message = "Together takes no steps: lbfgs needs all examples at once; give them to a Trainer";
        Network network = network("lbfgs", layers, "");
        double[] before = network.read("layer1.weight");
        assertEquals(message, refused(() -> network.step(new float[2], new float[1], 1)));
        assertEquals(message, refused(() -> network.step(new float[2], new int[1], 1)));
        network.accumulate(new float[2], new float[1], 1);
        assertEquals(message, refused(() -> network.update(1)));
        DoubleNetwork exact = (DoubleNetwork) network("lbfgs", layers, "precision float64");
        assertEquals(message, refused(() -> exact.step(new double[2], new double[1], 1)));
        assertEquals(message, refused(() -> exact.updateDouble(1)));
        assertArrayEquals(before, network.read("layer1.weight"));
        assertEquals(0, network.steps());
    }

    private static String refused(Runnable call) {
        return assertThrows(IllegalStateException.class, call::run).getMessage();
    }
}
