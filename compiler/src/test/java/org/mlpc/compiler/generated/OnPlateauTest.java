package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Table;
import org.mlpc.runtime.Tensor;
import org.mlpc.runtime.Trainer;

/** Generated networks whose learning rate is lowered where the validation loss stalls. */
class OnPlateauTest {
    private static final String MULTIPLIER = "optimizer.learning_rate.multiplier";
    private static final String LOWERED = "validation 20%  on_plateau factor 0.5 patience 2";

    private static Network network(String optimizer, String train) {
        return Models.run("""
                network Line {
                    input  2
                    dense  1 identity { weights [[0.5, -0.25]] }
                    loss   mean_squared_error
                    optimizer OPTIMIZER
                    train { batch 4  epochs 7  seed 3  TRAIN }
                }
                """.replace("OPTIMIZER", optimizer).replace("TRAIN", train))
                .instance();
    }

    private static void steps(Network network, int count) {
        float[] x = {1, 2, -1, 0.5f, 3, 1, 0.25f, -2};
        float[] t = {1, 0, 2, -1};
        for (int i = 0; i < count; i++) {
            network.step(x, t, 4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sgd(learning_rate = RATE)",
                "adam(RATE)",
                "nadam(RATE)",
                "momentum(exponential(RATE, steps = 3, factor = 0.7))"
            })
    void aMultiplierIsAnotherLearningRate(String optimizer) {
        for (String precision : List.of("", "  precision float64")) {
            Network half = network(optimizer.replace("RATE", "0.1"), "");
            Network halved = network(optimizer.replace("RATE", "0.2"), LOWERED + precision);
            Network expected = precision.isEmpty() ? half : network(optimizer.replace("RATE", "0.1"), precision);
            assertEquals(1, halved.rateMultiplier());
            halved.rateMultiplier(0.5);
            assertEquals(0.5, halved.rateMultiplier());
            steps(expected, 5);
            steps(halved, 5);
            assertArrayEquals(expected.read("layer1.weight"), halved.read("layer1.weight"), optimizer);
        }
    }

    @Test
    void aMultiplierOfOneChangesNothing() {
        Network plain = network("adam", "");
        Network lowered = network("adam", LOWERED);
        steps(plain, 4);
        steps(lowered, 4);
        assertArrayEquals(plain.read("layer1.weight"), lowered.read("layer1.weight"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nadam(0.1)", "sgd(cosine(0.1, steps = 9))"})
    void copiesAndCheckpointsCarryIt(String optimizer) {
        Network network = network(optimizer, LOWERED);
        network.rateMultiplier(0.125);
        Network copy = network.copy();
        assertEquals(0.125, copy.rateMultiplier());
        copy.rateMultiplier(0.5);
        assertEquals(0.125, network.rateMultiplier());
        Tensor tensor = network.tensors().stream()
                .filter(t -> t.name().equals(MULTIPLIER))
                .findFirst()
                .orElseThrow();
        assertEquals(new Tensor(MULTIPLIER, Tensor.Role.OPTIMIZER, List.of(1)), tensor);
        assertArrayEquals(new double[] {0.125}, network.read(MULTIPLIER));
        network.write(MULTIPLIER, new double[] {0.75});
        assertEquals(0.75, network.rateMultiplier());
        assertThrows(IllegalArgumentException.class, () -> network.write(MULTIPLIER, new double[2]));
    }

    @Test
    void theTrainerLowersItWhereTheLossStalls() {
        // no weight can make the loss of opposite targets for one input any lower than at 0
        Network network = Models.run("""
                network Stalled {
                    input  1
                    dense  1 identity { init zeros }
                    loss   mean_squared_error
                    optimizer sgd(learning_rate = 0.1)
                    train { batch 2  epochs 7  validation "same.csv"  on_plateau factor 0.5 patience 2 }
                }
                """).instance();
        Dataset data = Dataset.of(Table.of(new double[] {1, 1}, 1), Table.of(new double[] {1, -1}, 1));
        new Trainer(network).validation(data).train(data);
        assertEquals(0.125, network.rateMultiplier(), "epochs 3, 5 and 7");
    }

    @Test
    void withoutTheSettingThereIsNothingToMultiply() {
        Network network = network("adam", "");
        assertEquals(
                "network `Line` has no on_plateau: its learning rate is not multiplied",
                assertThrows(UnsupportedOperationException.class, network::rateMultiplier)
                        .getMessage());
        assertThrows(UnsupportedOperationException.class, () -> network.rateMultiplier(0.5));
        assertFalse(network.tensors().stream().anyMatch(t -> t.name().equals(MULTIPLIER)));
    }

    @Test
    void theSettingsReachTheTrainer() {
        Network network = network("adam", "validation 20%  on_plateau factor 1 / 4 patience 3  threads 4");
        assertEquals(3, network.training().plateau());
        assertEquals(0.25, network.training().factor());
        assertEquals(4, network.training().threads());
        assertEquals(1, network("adam", "").training().threads());
        assertTrue(network("adam", "").training().plateau() == 0);
    }
}
