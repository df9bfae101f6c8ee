package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullBatchTest {
    private static Training settings(int epochs, int history) {
        Training training = new Training(Optional.empty(), 0, epochs, 42, true, 0, Optional.empty());
        return history == 0 ? training.scg() : training.lbfgs(history);
    }

    /** Points of y = 2 x0 - 3 x1 + 0.5, and some noise that sums to no slope. */
    private static Dataset plane(int n) {
        SplittableRandom random = new SplittableRandom(3);
        double[] x = new double[2 * n];
        double[] t = new double[n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = random.nextDouble() * 2 - 1;
            x[2 * i + 1] = random.nextDouble() * 2 - 1;
            t[i] = 2 * x[2 * i] - 3 * x[2 * i + 1] + 0.5;
        }
        return Dataset.of(Table.of(x, 2), Table.of(t, 1));
    }

    private static Dataset labelled(int n) {
        SplittableRandom random = new SplittableRandom(4);
        float[] x = new float[2 * n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(3);
            x[2 * i] = (float) (random.nextDouble() * 2 + (labels[i] == 1 ? 1 : 0));
            x[2 * i + 1] = (float) (random.nextDouble() * 2 + (labels[i] == 2 ? 1 : 0));
        }
        return Dataset.of(Table.of(x, 2), labels, 3);
    }

    private static LinearNetwork.Builder classifier() {
        return LinearNetwork.Builder.classes(2, "a", "b", "c");
    }

    @Test
    void isTheMeanOverAllExamplesWithThePenaltyOnce() {
        LinearNetwork network = LinearNetwork.Builder.regression(2, 1).doubles().build();
        network.l2 = 0.1;
        Dataset data = plane(10); // pieces of 4, 4 and 2
        FullBatch objective = new FullBatch(network, data);
        assertEquals(3, objective.size());
        double[] w = {0.3, -0.2, 0.7};
        double[] g = new double[3];
        double value = objective.valueAndGradient(w, g);
        double loss = 0;
        double[] expected = {2 * 0.1 * 0.3, -2 * 0.1 * 0.2, 0};
        double[] x = new double[2];
        double[] t = new double[1];
        for (int i = 0; i < 10; i++) {
            data.input(i, x, 0);
            data.target(i, t, 0);
            double error = 0.3 * x[0] - 0.2 * x[1] + 0.7 - t[0];
            loss += 0.5 * error * error / 10;
            expected[0] += error * x[0] / 10;
            expected[1] += error * x[1] / 10;
            expected[2] += error / 10;
        }
        assertEquals(loss + 0.1 * (0.09 + 0.04), value, 1e-14);
        assertArrayEquals(expected, g, 1e-14);
    }

    @Test
    void hasTheGradientOfItsValueForClasses() {
        LinearNetwork network = classifier().doubles().build();
        network.l2 = 0.05;
        FullBatch objective = new FullBatch(network, labelled(11));
        double[] w = objective.parameters();
        double[] g = new double[w.length];
        objective.valueAndGradient(w, g);
        double[] ignored = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            double[] near = w.clone();
            near[i] += 1e-5;
            double above = objective.valueAndGradient(near, ignored);
            near[i] -= 2e-5;
            assertEquals(g[i], (above - objective.valueAndGradient(near, ignored)) / 2e-5, 1e-8);
        }
    }

    @Test
    void exchangesParametersInTheOrderOfTheGradient() {
        LinearNetwork network = LinearNetwork.Builder.regression(2, 1).build();
        FullBatch objective = new FullBatch(network, plane(5));
        objective.parameters(new double[] {1, 2, 3});
        assertArrayEquals(new double[] {1, 2}, network.read("output.weight"));
        assertArrayEquals(new double[] {3}, network.read("output.bias"));
        assertArrayEquals(new double[] {1, 2, 3}, objective.parameters());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void trainsALinearNetworkToTheSolutionAndEndsThere(int history) {
        LinearNetwork network = LinearNetwork.Builder.regression(2, 1)
                .doubles()
                .training(settings(100, history))
                .build();
        Trainer trainer = new Trainer(network);
        List<Epoch> epochs = trainer.train(plane(30));
        assertTrue(epochs.size() < 20, epochs.size() + " epochs");
        assertEquals("the gradient has vanished", trainer.reason());
        assertEquals(epochs.size(), trainer.kept());
        assertEquals(epochs.size(), network.steps());
        assertArrayEquals(new double[] {2, -3}, network.read("output.weight"), 1e-5);
        assertEquals(0.5, network.read("output.bias")[0], 1e-5);
        assertTrue(network.largestPiece <= LinearNetwork.BATCH);
    }

    @Test
    void findsTheSameMinimumByBothMethods() {
        double[] losses = new double[2];
        for (int k = 0; k < 2; k++) {
            LinearNetwork network =
                    classifier().doubles().training(settings(500, 10 * k)).build();
            network.l2 = 0.01;
            Trainer trainer = new Trainer(network);
            List<Epoch> epochs = trainer.train(labelled(60));
            assertEquals("the gradient has vanished", trainer.reason());
            losses[k] = epochs.get(epochs.size() - 1).loss();
        }
        assertEquals(losses[0], losses[1], 1e-11);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10})
    void trainsInSinglePrecisionUntilNoStepHelps(int history) {
        LinearNetwork network =
                classifier().standardize().training(settings(300, history)).build();
        network.l2 = 0.01;
        List<Epoch> epochs = new Trainer(network).train(labelled(60));
        for (int i = 1; i < epochs.size(); i++) {
            assertTrue(epochs.get(i).loss() <= epochs.get(i - 1).loss());
        }
        assertTrue(epochs.size() < 300, epochs.size() + " epochs");
        LinearNetwork exact = classifier()
                .doubles()
                .standardize()
                .training(settings(300, history))
                .build();
        exact.l2 = 0.01;
        List<Epoch> exactEpochs = new Trainer(exact).train(labelled(60));
        assertEquals(
                exactEpochs.get(exactEpochs.size() - 1).loss(),
                epochs.get(epochs.size() - 1).loss(),
                1e-6);
    }

    @Test
    void saysALossPerEpochThatIsTheOneBeforeIt() {
        LinearNetwork network = LinearNetwork.Builder.regression(2, 1)
                .doubles()
                .training(settings(2, 10))
                .build();
        Dataset data = plane(10);
        double before = Evaluation.of(network, data).loss();
        List<Integer> seen = new java.util.ArrayList<>();
        TrainingListener listener = new TrainingListener() {

            @Override
            public void ended(Epoch epoch) {}

            @Override
            public void stepped(int epoch, int done, double loss) {
                seen.add(done);
            }
        };
        List<Epoch> epochs = new Trainer(network).listener(listener).train(data);
        assertEquals(before, epochs.get(0).loss(), 1e-12);
        assertTrue(epochs.get(1).loss() < before);
        assertEquals(List.of(10, 10), seen);
    }

    @Test
    void stopsEarlyAsAnyTraining() {
        LinearNetwork network = LinearNetwork.Builder.regression(2, 1)
                .doubles()
                .training(settings(100, 10).earlyStop(1, 10, true))
                .build();
        Trainer trainer = new Trainer(network).validation(plane(8));
        assertEquals(2, trainer.train(plane(30)).size());
        assertEquals(1, trainer.kept());
        assertNotEquals(2, network.read("output.weight")[0], 1e-5);
    }

    @Test
    void saysThatTheLossIsNoNumber() {
        LinearNetwork network = LinearNetwork.Builder.regression(2, 1)
                .doubles()
                .training(settings(10, 10))
                .build();
        Dataset data = Dataset.of(Table.of(new double[] {1, 2}, 2), Table.of(new double[] {1e200}, 1));
        DivergedException e = assertThrows(DivergedException.class, () -> new Trainer(network).train(data));
        assertTrue(e.getMessage().startsWith("the loss became Infinity in epoch 1, step 1; likely cause: "));
        assertEquals(0, e.keptEpoch());
    }
}
