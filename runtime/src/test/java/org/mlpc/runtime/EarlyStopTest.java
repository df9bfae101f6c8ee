package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * One weight w, trained towards 1 by data y = x, and validated where y = 0.55 x: the validation loss falls while w rises
 * from 0 to 0.55, and rises after it.
 */
class EarlyStopTest {
    private static Dataset line(double slope) {
        return Dataset.of(Table.of(new double[] {1, -1}, 1), Table.of(new double[] {slope, -slope}, 1));
    }

    private static Training settings(int epochs) {
        return new Training(Optional.empty(), 2, epochs, 42, false, 0, Optional.empty());
    }

    private static LinearNetwork network(Training settings) {
        LinearNetwork network = LinearNetwork.Builder.regression(1, 1)
                .doubles()
                .training(settings)
                .build();
        network.write("output.weight", new double[] {0});
        network.write("output.bias", new double[] {0});
        network.learningRate = 0.1;
        return network;
    }

    /** The weight after some epochs: each goes a tenth of the way to 1. */
    private static double weight(int epochs) {
        return 1 - Math.pow(0.9, epochs);
    }

    private static final class Ending implements TrainingListener {

        @Override
        public void ended(Epoch epoch) {}

        final List<String> heard = new ArrayList<>();

        @Override
        public void finished(int kept, String reason) {
            heard.add(kept + ": " + reason);
        }
    }

    @Test
    void stopsWhenTheValidationLossNoLongerFallsAndRestoresTheBestWeights() {
        LinearNetwork network = network(settings(100).earlyStop(3, 0, true));
        Ending ending = new Ending();
        Trainer trainer = new Trainer(network).validation(line(0.55)).listener(ending);
        List<Epoch> history = trainer.train(line(1));
        // after epoch 7 w is 0.5217, after epoch 8 it is 0.5695: nearer to 0.55; then it only goes away
        assertEquals(8, trainer.best());
        assertEquals(8, trainer.kept());
        assertEquals(11, history.size());
        assertEquals("the validation loss has not fallen for 3 epochs", trainer.reason());
        assertEquals(List.of("8: the validation loss has not fallen for 3 epochs"), ending.heard);
        assertEquals(weight(8), network.read("output.weight")[0], 1e-12);
        assertEquals(8, network.steps());
        assertEquals(
                history.get(7).evaluation().orElseThrow().loss(),
                Evaluation.of(network, line(0.55)).loss());
    }

    @Test
    void keepsTheLastWeightsWhenToldTo() {
        LinearNetwork network = network(settings(100).earlyStop(3, 0, false));
        Trainer trainer = new Trainer(network).validation(line(0.55));
        assertEquals(11, trainer.train(line(1)).size());
        assertEquals(8, trainer.best());
        assertEquals(11, trainer.kept());
        assertEquals(weight(11), network.read("output.weight")[0], 1e-12);
    }

    @Test
    void restoresTheBestWeightsAlsoWhenAllEpochsWereRun() {
        LinearNetwork network = network(settings(10).earlyStop(3, 0, true));
        Trainer trainer = new Trainer(network).validation(line(0.55));
        assertEquals(10, trainer.train(line(1)).size());
        assertEquals(8, trainer.kept());
        assertEquals("all 10 epochs were run", trainer.reason());
        assertEquals(weight(8), network.read("output.weight")[0], 1e-12);
    }

    @Test
    void countsOnlyALossThatIsLowerByMoreThanTheDelta() {
        LinearNetwork network = network(settings(100).earlyStop(2, 0.02, true));
        Trainer trainer = new Trainer(network).validation(line(0.55));
        List<Epoch> history = trainer.train(line(1));
        // half of (0.55 - w)²: 0.1013, 0.0648, 0.0389, 0.0212, 0.0098, 0.0033: the third is lower by 0.026 than the
        // second, the fourth by less than 0.02, the fifth by more than it than the third
        double[] loss = history.stream()
                .mapToDouble(e -> e.evaluation().orElseThrow().loss())
                .toArray();
        assertTrue(loss[2] + 0.02 < loss[1] && loss[3] + 0.02 > loss[2] && loss[4] + 0.02 < loss[2]);
        assertEquals(5, trainer.best());
        assertEquals(7, history.size());
    }

    @Test
    void runsAllEpochsWithoutAnEarlyStopAndStillKnowsTheBest() {
        LinearNetwork network = network(settings(12));
        Trainer trainer = new Trainer(network).validation(line(0.55));
        assertEquals("no training has ended", trainer.reason());
        assertEquals(12, trainer.train(line(1)).size());
        assertEquals(8, trainer.best());
        assertEquals(12, trainer.kept());
        assertEquals("all 12 epochs were run", trainer.reason());
        Trainer blind = new Trainer(network);
        blind.train(line(1));
        assertEquals(12, blind.best());
        assertEquals(0, new Trainer(network(settings(0))).kept());
    }

    @Test
    void needsValidationData() {
        assertEquals(
                "early_stop watches the validation loss, but there are no validation data; "
                        + "hold some out, as with `validation 20%`",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Trainer(network(settings(5).earlyStop(3, 0, true))).train(line(1)))
                        .getMessage());
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> new Trainer(network(settings(5).onPlateau(0.5, 3))).train(line(1)))
                .getMessage()
                .startsWith("on_plateau watches"));
    }

    @Test
    void trainsTheSameEpochsAsWithoutAnEarlyStop() {
        LinearNetwork plain = network(settings(11));
        LinearNetwork watched = network(settings(100).earlyStop(3, 0, false));
        List<Epoch> first = new Trainer(plain).validation(line(0.55)).train(line(1));
        assertEquals(first, new Trainer(watched).validation(line(0.55)).train(line(1)));
        assertArrayEquals(plain.read("output.weight"), watched.read("output.weight"));
    }

    @Test
    void multipliesTheRateWhenTheValidationLossStalls() {
        // w moves towards 1 and the loss rises from epoch 9 on: two epochs later the rate is halved, and so on
        LinearNetwork network = network(settings(14).onPlateau(0.5, 2));
        List<Double> rates = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {

            @Override
            public void ended(Epoch epoch) {}

            @Override
            public void stepped(int epoch, int done, double loss) {
                rates.add(network.rateMultiplier());
            }
        };
        new Trainer(network).validation(line(0.55)).listener(listener).train(line(1));
        assertEquals(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.25, 0.25), rates);
        assertEquals(0.125, network.rateMultiplier());
    }

    @Test
    void takesALossThatFallsByLittleForAPlateau() {
        Patience patience = new Patience(2, 1e-4);
        assertTrue(patience.better(1));
        assertFalse(patience.ends());
        assertFalse(patience.better(0.99995));
        assertFalse(patience.ends());
        assertFalse(patience.better(0.99991));
        assertTrue(patience.ends());
        assertTrue(patience.better(0.99989));
        assertFalse(patience.better(Double.NaN));
        assertFalse(patience.ends());
    }

    @Test
    void saysBeforeTheWorkThatThereIsNoRateToMultiply() {
        LinearNetwork network = network(settings(14).onPlateau(0.5, 2));
        network.multiplier = null;
        assertEquals(
                "network `Linear` has no on_plateau: its learning rate is not multiplied",
                assertThrows(
                                UnsupportedOperationException.class,
                                () -> new Trainer(network)
                                        .validation(line(0.55))
                                        .train(line(1)))
                        .getMessage());
        assertThrows(UnsupportedOperationException.class, () -> network.rateMultiplier(0.5));
        assertEquals(0, network.steps());
    }

    @Test
    void refusesSettingsWithoutMeaning() {
        Training settings = settings(5);
        assertThrows(IllegalArgumentException.class, () -> settings.earlyStop(0, 0, true));
        assertThrows(IllegalArgumentException.class, () -> settings.earlyStop(1, Double.NaN, true));
        assertThrows(IllegalArgumentException.class, () -> settings.onPlateau(1, 3));
        assertThrows(IllegalArgumentException.class, () -> settings.onPlateau(0, 3));
        assertThrows(IllegalArgumentException.class, () -> settings.onPlateau(0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> settings.threads(0));
        assertThrows(IllegalArgumentException.class, () -> settings.lbfgs(0));
    }

    private static List<Object> values(Training t) {
        return List.of(
                List.of(t.data(), t.batch(), t.epochs(), t.seed(), t.shuffle(), t.validation(), t.validationData()),
                List.of(t.patience(), t.minDelta(), t.restoreBest()),
                List.of(t.plateau(), t.factor(), t.threads(), t.minimizer()));
    }

    @Test
    void keepsOneSettingWhenAnotherIsAdded() {
        Training all = settings(5)
                .earlyStop(20, 0.01, false)
                .onPlateau(0.1, 10)
                .threads(4)
                .lbfgs(7);
        Training turned = settings(5).lbfgs(7).threads(4).onPlateau(0.1, 10).earlyStop(20, 0.01, false);
        assertEquals(values(turned), values(all));
        assertEquals(20, all.patience());
        assertEquals(0.01, all.minDelta());
        assertFalse(all.restoreBest());
        assertEquals(10, all.plateau());
        assertEquals(0.1, all.factor());
        assertEquals(4, all.threads());
        assertEquals(7, all.minimizer().getAsInt());
        assertEquals(0, all.scg().minimizer().getAsInt());
        assertEquals(5, all.epochs());
        assertNotEquals(all, all.scg());
    }
}
