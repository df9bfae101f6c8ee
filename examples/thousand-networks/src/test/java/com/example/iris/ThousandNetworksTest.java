package com.example.iris;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.runtime.Evaluation;
import org.mlpc.runtime.Split;
import org.mlpc.runtime.Tensor;

class ThousandNetworksTest {
    private static final int NETWORKS = 1000;
    private static final Split FLOWERS = ThousandNetworks.flowers();

    /** Trained one after the other, by the thread of the tests. */
    private static final List<Candidate> ALONE = new ArrayList<>();

    @BeforeAll
    static void trainOneAfterTheOther() {
        for (long seed = 1; seed <= NETWORKS; seed++) {
            ALONE.add(Candidate.train(seed, FLOWERS));
        }
    }

    /** All parameters of a network. */
    private static double[] weights(Candidate candidate) {
        return candidate.network().tensors().stream()
                .map(Tensor::name)
                .flatMapToDouble(name -> Arrays.stream(candidate.network().read(name)))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aThreadChangesNoBitOfAnyNetwork(int threads) throws InterruptedException {
        List<Candidate> together = ThousandNetworks.train(NETWORKS, FLOWERS, threads);
        assertEquals(NETWORKS, together.size());
        for (int k = 0; k < NETWORKS; k++) {
            assertEquals(k + 1, together.get(k).seed());
            assertArrayEquals(weights(ALONE.get(k)), weights(together.get(k)), "seed " + (k + 1));
            assertEquals(ALONE.get(k).loss(), together.get(k).loss());
        }
        assertEquals(ThousandNetworks.best(ALONE).seed(), ThousandNetworks.best(together).seed());
    }

    @Test
    void everySeedGivesAnotherNetwork() {
        assertEquals(
                NETWORKS,
                ALONE.stream().map(c -> Arrays.toString(weights(c))).distinct().count());
        assertNotEquals(0, weights(ALONE.get(0)).length);
    }

    @Test
    void theBestOneKnowsFlowersThatNeitherTrainingNorChoiceSaw() {
        Candidate best = ThousandNetworks.best(ALONE);
        assertTrue(ALONE.stream().noneMatch(c -> c.loss() < best.loss()));
        Evaluation unseen = Evaluation.of(best.network(), Flowers.read("unseen.csv"));
        assertTrue(unseen.metrics().get("accuracy") >= 0.9, unseen::toString);
    }
}
