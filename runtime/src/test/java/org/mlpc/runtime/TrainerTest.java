package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainerTest {
    /** Three clouds of points around (0, 0), (100, 0) and (0, 100). */
    private static Dataset clouds(int n) {
        SplittableRandom random = new SplittableRandom(5);
        float[] x = new float[2 * n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i % 3;
            x[2 * i] = (float) (random.nextDouble() * 60 + (labels[i] == 1 ? 100 : 0));
            x[2 * i + 1] = (float) (random.nextDouble() * 60 + (labels[i] == 2 ? 100 : 0));
        }
        return Dataset.of(Table.of(x, 2), labels, 3);
    }

    private static LinearNetwork.Builder classifier() {
        return LinearNetwork.Builder.classes(2, "a", "b", "c").standardize().metrics("accuracy");
    }

    @Test
    void learnsToTellClassesApart() {
        LinearNetwork network = classifier().training(4, 30, true, 0.2).build();
        List<Epoch> history = new Trainer(network).train(clouds(150));
        assertEquals(30, history.size());
        Epoch last = history.get(29);
        assertTrue(last.loss() < 0.2, "loss " + last.loss());
        assertTrue(last.evaluation().orElseThrow().metrics().get("accuracy") > 0.95);
        assertEquals(30 * 30, last.steps());
        assertEquals(1, network.fits);
    }

    @Test
    void fitsTheScaleOnTrainingRowsOnly() {
        Dataset data = clouds(30);
        LinearNetwork network = classifier().training(4, 0, true, 0.5).build();
        new Trainer(network).train(data);
        Split split = Split.of(data, Target.Kind.CLASSES, 0.5, 42);
        double mean = 0;
        double[] x = new double[2];
        for (int i = 0; i < split.training().size(); i++) {
            split.training().input(i, x, 0);
            mean += x[0] / split.training().size();
        }
        assertEquals(mean, network.read("scale.offset")[0], 1e-4);
    }

    @Test
    void leavesALoadedScaleAlone() {
        LinearNetwork network = classifier().build();
        network.write("scale.offset", new double[] {5, 5});
        network.write("scale.factor", new double[] {0.01, 0.01});
        new Trainer(network).train(clouds(12));
        assertEquals(0, network.fits);
        assertEquals(5, network.read("scale.offset")[0]);
    }

    @Test
    void givesTheSameWeightsFromTheSameSeedAndOthersFromAnother() {
        double[][] weights = new double[3][];
        for (int i = 0; i < 3; i++) {
            LinearNetwork network = classifier().training(4, 3, true, 0.2).build();
            new Trainer(network).seed(i == 2 ? 43 : 42).train(clouds(50));
            weights[i] = network.read("output.weight");
        }
        assertArrayEquals(weights[0], weights[1]);
        assertFalse(Arrays.equals(weights[0], weights[2]));
    }

    /** Records which example (by its input) came when. */
    private static final class Recording implements Table {
        final List<Integer> seen = new ArrayList<>();
        private final int n;

        Recording(int n) {
            this.n = n;
        }

        @Override
        public int size() {
            return n;
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void read(int row, float[] to, int at) {
            seen.add(row);
            to[at] = row * 0.01f;
        }

        @Override
        public void read(int row, double[] to, int at) {
            to[at] = row * 0.01;
        }
    }

    private static List<Integer> order(int batch, boolean shuffle) {
        Recording inputs = new Recording(10);
        LinearNetwork network = LinearNetwork.Builder.regression(1, 1)
                .training(batch, 2, shuffle, 0)
                .build();
        new Trainer(network).train(Dataset.of(inputs, Table.of(new float[10], 1)));
        return inputs.seen;
    }

    @Test
    void showsEveryExampleOncePerEpochInAnOrderThatChanges() {
        List<Integer> order = order(4, true);
        assertEquals(20, order.size());
        List<Integer> first = order.subList(0, 10);
        List<Integer> second = order.subList(10, 20);
        List<Integer> sorted = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertEquals(sorted, first.stream().sorted().toList());
        assertEquals(sorted, second.stream().sorted().toList());
        assertNotEquals(first, second);
        assertNotEquals(sorted, first);
    }

    @Test
    void keepsTheOrderWithoutShuffleAndForAFullBatch() {
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), order(4, false).subList(0, 10));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), order(0, true).subList(10, 20));
    }

    @Test
    void trainsOnTheLastPartialBatchAndWeighsItByItsExamples() {
        LinearNetwork network =
                LinearNetwork.Builder.regression(1, 1).training(4, 1, false, 0).build();
        network.learningRate = 0; // then the mean over the epoch is the loss of the whole
        network.write("output.weight", new double[] {0});
        float[] t = {0, 0, 0, 0, 0, 0, 0, 0, 0, 10};
        List<Epoch> history = new Trainer(network).train(Dataset.of(new Recording(10), Table.of(t, 1)));
        assertEquals(3, history.get(0).steps());
        assertEquals(0.5 * 100 / 10, history.get(0).loss(), 1e-6);
    }

    @Test
    void takesOneStepPerEpochWithAFullBatchInPiecesOfTheNetworksBatch() {
        LinearNetwork full = LinearNetwork.Builder.regression(1, 1)
                .doubles()
                .training(0, 3, true, 0)
                .build();
        Dataset data = Dataset.of(new Recording(10), Table.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 1));
        double[] loss = {full.loss(inputs(), targets(), 10)};
        List<Epoch> history = new Trainer(full).train(data);
        assertEquals(3, full.steps());
        assertEquals(LinearNetwork.BATCH, full.largestPiece);
        assertEquals(loss[0], history.get(0).loss(), 1e-12);
    }

    private static double[] inputs() {
        double[] x = new double[10];
        Arrays.setAll(x, i -> i * 0.01);
        return x;
    }

    private static double[] targets() {
        double[] t = new double[10];
        Arrays.setAll(t, i -> i + 1);
        return t;
    }

    @Test
    void validatesOnDataGivenInPlaceOfAShare() {
        LinearNetwork network = classifier().training(4, 1, true, 0.5).build();
        Counter counter = new Counter();
        List<Epoch> history =
                new Trainer(network).validation(clouds(6)).listener(counter).train(clouds(12));
        assertEquals(12, counter.training);
        assertEquals(6, counter.validation);
        assertEquals(3, counter.steps);
        assertEquals(12, counter.done);
        Evaluation again = Evaluation.of(network, clouds(6));
        assertEquals(Optional.of(again), history.get(0).evaluation());
    }

    private static final class Counter implements TrainingListener {

        @Override
        public void ended(Epoch epoch) {}

        int training;
        int validation;
        int steps;
        int done;
        final List<String> notices = new ArrayList<>();

        @Override
        public void started(int epochs, int trainingExamples, int validationExamples) {
            training = trainingExamples;
            validation = validationExamples;
        }

        @Override
        public void stepped(int epoch, int seen, double loss) {
            steps++;
            done = seen;
        }

        @Override
        public void notice(String message) {
            notices.add(message);
        }
    }

    @Test
    void measuresMetricsOnTheTrainingDataWithoutValidation() {
        LinearNetwork network = classifier().training(4, 1, true, 0).build();
        Dataset data = clouds(12);
        List<Epoch> history = new Trainer(network).train(data);
        assertEquals(Optional.of(Evaluation.of(network, data)), history.get(0).evaluation());
        LinearNetwork plain =
                LinearNetwork.Builder.regression(1, 1).training(4, 1, true, 0).build();
        Dataset numbers = Dataset.of(new Recording(4), Table.of(new float[4], 1));
        assertEquals(Optional.empty(), new Trainer(plain).train(numbers).get(0).evaluation());
    }

    @Test
    void evaluatesTheSameInPiecesAsInOne() {
        LinearNetwork network = classifier().build();
        Dataset data = clouds(600);
        new Trainer(network).epochs(0).train(data);
        double[] x = new double[1200];
        double[] t = new double[1800];
        for (int i = 0; i < 600; i++) {
            data.input(i, x, 2 * i);
            data.target(i, t, 3 * i);
        }
        assertEquals(network.loss(x, t, 600), Evaluation.of(network, data).loss(), 1e-6);
    }

    @Test
    void blamesNoLearningRateBeforeTheFirstStep() {
        LinearNetwork network =
                LinearNetwork.Builder.regression(1, 1).training(1, 10, false, 0).build();
        Dataset data = Dataset.of(Table.of(new float[] {1, 2}, 1), Table.of(new float[] {1e30f, 1e30f}, 1));
        String message = assertThrows(DivergedException.class, () -> new Trainer(network).train(data))
                .getMessage();
        assertEquals(
                "the loss became Infinity in epoch 1, step 1; likely cause: a formula of the model or a weight that it "
                        + "starts with, since nothing is learned yet; or the targets are too large, they reach 1e+30",
                message.replace("1.00e+30", "1e+30"));
    }

    @Test
    void goesBackToTheEpochOfTheLowestLossWhenTheLossOverflows() {
        LinearNetwork network = LinearNetwork.Builder.regression(1, 1)
                .training(1, 100, false, 0)
                .build();
        network.learningRate = 0.002;
        float[] x = {100, 200, 300};
        Dataset data = Dataset.of(Table.of(x, 1), Table.of(new float[] {1, 2, 3}, 1));
        Weights weights = new Weights(network);
        weights.late = 0.002;
        weights.early = 0.002;
        DivergedException e = assertThrows(
                DivergedException.class,
                () -> new Trainer(network).listener(weights).train(data));
        assertTrue(e.epoch() > 2 && weights.ofEpochs.size() == e.epoch() - 1, e::getMessage);
        assertEquals(1, e.keptEpoch(), "losses only rise");
        assertArrayEquals(weights.ofEpochs.get(0), network.read("output.weight"));
        assertTrue(Double.isFinite(network.read("output.weight")[0]));
        assertTrue(
                e.getMessage()
                        .matches("(the loss|`output.weight`) became \\S+ in epoch \\d+, step \\d; likely cause: .*"),
                e.getMessage());
        assertTrue(
                e.getMessage()
                        .endsWith(
                                "the learning rate is too large, try a tenth of it; or the inputs are not scaled, they "
                                        + "reach 300 (see `scale standardize`)"),
                e.getMessage());
    }

    /** Remembers what each epoch left behind. */
    private static final class Weights implements TrainingListener {
        private final LinearNetwork network;
        private final List<double[]> ofEpochs = new ArrayList<>();
        private final List<Double> losses = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private double early = 0.01;
        private double late = 40;

        Weights(LinearNetwork network) {
            this.network = network;
        }

        @Override
        public void ended(Epoch epoch) {
            ofEpochs.add(network.read("output.weight"));
            losses.add(epoch.evaluation().map(Evaluation::loss).orElse(epoch.loss()));
            // falls for a while, then blows up
            network.learningRate = epoch.number() < 5 ? early : late;
        }

        @Override
        public void notice(String message) {
            notices.add(message);
        }
    }

    @Test
    void theValidationLossDecidesWhichWeightsAreKeptWhereThereIsOne() {
        for (boolean validated : new boolean[] {false, true}) {
            LinearNetwork network = LinearNetwork.Builder.regression(1, 1)
                    .training(1, 400, false, 0)
                    .build();
            network.learningRate = 0.01;
            Weights weights = new Weights(network);
            Dataset data = Dataset.of(
                    Table.of(new float[] {-1, 0.5f, 1, 2}, 1), Table.of(new float[] {-2, 1.2f, 2.2f, 3.9f}, 1));
            // of these the loss is least before training has come far
            Dataset other = Dataset.of(Table.of(new float[] {1, 2}, 1), Table.of(new float[] {0.3f, 0.7f}, 1));
            Trainer trainer = new Trainer(network).listener(weights);
            if (validated) {
                trainer.validation(other);
            }
            DivergedException e = assertThrows(DivergedException.class, () -> trainer.train(data));
            int lowest = weights.losses.indexOf(Collections.min(weights.losses));
            assertEquals(lowest + 1, e.keptEpoch());
            assertTrue(e.keptEpoch() < e.epoch() - 2, e::getMessage);
            assertArrayEquals(weights.ofEpochs.get(lowest), network.read("output.weight"));
        }
    }

    @Test
    void reportsAnInfiniteValidationLossOnce() {
        LinearNetwork network =
                LinearNetwork.Builder.regression(1, 1).training(1, 4, false, 0).build();
        network.learningRate = 0.01;
        Weights weights = new Weights(network);
        Dataset data = Dataset.of(Table.of(new float[] {1, 2}, 1), Table.of(new float[] {1, 2}, 1));
        Dataset far = Dataset.of(Table.of(new float[] {3e38f}, 1), Table.of(new float[] {-3e38f}, 1));
        assertEquals(
                4,
                new Trainer(network)
                        .listener(weights)
                        .validation(far)
                        .train(data)
                        .size());
        assertEquals(1, weights.notices.size());
        assertTrue(weights.notices.get(0).startsWith("the validation loss became Infinity in epoch 1: "));
    }

    @Test
    void seesWeightsThatTheLastStepSpoiled() {
        LinearNetwork network =
                LinearNetwork.Builder.regression(1, 1).training(1, 1, false, 0).build();
        network.learningRate = 1e30;
        double before = network.read("output.weight")[0];
        Dataset data = Dataset.of(Table.of(new float[] {1e5f}, 1), Table.of(new float[] {1e9f}, 1));
        DivergedException e = assertThrows(DivergedException.class, () -> new Trainer(network).train(data));
        assertTrue(e.getMessage().startsWith("`output.weight` became Infinity in epoch 1, step 1"), e.getMessage());
        assertEquals(0, e.keptEpoch());
        assertEquals(before, network.read("output.weight")[0]);
    }

    @Test
    void blamesLargeTargetsWhenInputsAreScaled() {
        LinearNetwork network = LinearNetwork.Builder.regression(1, 1)
                .standardize()
                .training(1, 50, false, 0)
                .build();
        network.learningRate = 1e6;
        Dataset data = Dataset.of(Table.of(new float[] {1, 2, 3}, 1), Table.of(new float[] {1e6f, 2e6f, 3e6f}, 1));
        String message = assertThrows(DivergedException.class, () -> new Trainer(network).train(data))
                .getMessage();
        assertTrue(message.contains("try a tenth of it; or the targets are too large, they reach 3.00e+06"), message);
    }

    @Test
    void leavesOutALastBatchOfOneWhenThereAreBatchStatistics() {
        Counter counter = new Counter();
        LinearNetwork network =
                classifier().statistics().training(4, 2, true, 0).build();
        new Trainer(network).listener(counter).train(clouds(9));
        assertEquals(4, counter.steps);
        assertEquals(8, counter.done);
        assertEquals(1, counter.notices.size());
        LinearNetwork single = classifier().statistics().training(4, 2, true, 0).build();
        assertThrows(IllegalArgumentException.class, () -> new Trainer(single).train(clouds(1)));
    }

    @Test
    void saysHowDataDoNotFit() {
        Trainer trainer = new Trainer(classifier().build());
        Dataset wide = Dataset.of(Table.of(new float[3], 3), new int[1], 3);
        assertEquals(
                "network `Linear` has 2 inputs, the data have 3",
                assertThrows(IllegalArgumentException.class, () -> trainer.train(wide))
                        .getMessage());
        Dataset few = Dataset.of(Table.of(new float[2], 2), new int[1], 2);
        assertEquals(
                "network `Linear` has 3 target values, the data have 2",
                assertThrows(IllegalArgumentException.class, () -> trainer.train(few))
                        .getMessage());
        assertEquals(
                "there are no examples for network `Linear`",
                assertThrows(IllegalArgumentException.class, () -> trainer.train(few.subset()))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> trainer.epochs(-1));
    }

    @Test
    void allocatesNothingPerWarmStep() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (LinearNetwork.Builder builder : List.of(classifier(), classifier().doubles())) {
            long[] atStep = new long[40 * 13];
            int[] step = {0};
            TrainingListener listener = new TrainingListener() {

                @Override
                public void ended(Epoch epoch) {}

                @Override
                public void stepped(int epoch, int done, double loss) {
                    atStep[step[0]++] = threads.getCurrentThreadAllocatedBytes();
                }
            };
            new Trainer(builder.training(4, 40, true, 0).build())
                    .listener(listener)
                    .train(clouds(50));
            assertEquals(
                    0, atStep[40 * 13 - 1] - atStep[39 * 13], "bytes between first and last step of the last epoch");
        }
    }

    @Test
    void countsAccuracyByTheLargestOutputTheFirstOnTies() {
        Target classes = new Target(Target.Kind.CLASSES, List.of(), List.of());
        Metric accuracy = Metrics.named("accuracy", classes);
        assertTrue(Double.isNaN(accuracy.value()));
        accuracy.add(new double[] {0.4, 0.4, 0.2}, new double[] {1, 0, 0});
        accuracy.add(new double[] {0.4, 0.4, 0.2}, new double[] {0, 1, 0});
        accuracy.add(new double[] {0.1, 0.2, 0.7}, new double[] {0, 0, 1});
        accuracy.add(new double[] {0.1, 0.2, 0.7}, new double[] {0, 0, 1});
        assertEquals(0.75, accuracy.value());
        accuracy.clear();
        assertTrue(Double.isNaN(accuracy.value()));
    }

    @Test
    void countsYesOnlyAboveOneHalf() {
        Metric accuracy = Metrics.named("accuracy", new Target(Target.Kind.BINARY, List.of(), List.of()));
        accuracy.add(new double[] {0.5}, new double[] {0});
        accuracy.add(new double[] {0.5}, new double[] {1});
        accuracy.add(new double[] {0.500001}, new double[] {1});
        assertEquals(2.0 / 3, accuracy.value());
    }
}
