package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {
    private static final int COUNT = 1 << 16;
    private static final double SIGMAS = 4;

    private static double[] draws(int key) {
        double[] draws = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            draws[i] = Draws.uniform(key, i);
        }
        return draws;
    }

    @Test
    void numbersAreTheCommittedOnes() {
        assertEquals(-609_697_091, Draws.key(42, 1, 0, 0));
        assertEquals(1_216_243_637, Draws.key(-7, 300, 15, 1L << 40));
        assertEquals(0.5733975768089294, Draws.uniform(0, 1));
        assertEquals(0.5183089971542358, Draws.uniform(123_456_789, 1_000_000));
        assertEquals(-982_462_724, Arrays.hashCode(draws(Draws.key(42, 1, 0, 0))));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1, Long.MIN_VALUE})
    void numbersFillTheirBinsEvenly(long seed) {
        int bins = 256;
        double[] counts = new double[bins];
        for (double u : draws(Draws.key(seed, 1, 0, 0))) {
            assertTrue(u >= 0 && u < 1 && u * 0x1p24 == (int) (u * 0x1p24));
            counts[(int) (u * bins)]++;
        }
        double expected = (double) COUNT / bins;
        double chiSquare = Arrays.stream(counts)
                .map(c -> (c - expected) * (c - expected) / expected)
                .sum();
        assertEquals(bins - 1, chiSquare, SIGMAS * Math.sqrt(2.0 * (bins - 1)));
    }

    @Test
    void everyBitIsSetHalfOfTheTime() {
        int[] set = new int[24];
        for (double u : draws(Draws.key(42, 3, 0, 17))) {
            for (int bit = 0; bit < 24; bit++) {
                set[bit] += (int) (u * 0x1p24) >>> bit & 1;
            }
        }
        for (int bit = 0; bit < 24; bit++) {
            assertEquals(COUNT / 2.0, set[bit], SIGMAS * Math.sqrt(COUNT) / 2, "bit " + bit);
        }
    }

    @Test
    void neighboursHaveNothingInCommon() {
        double[] draws = draws(Draws.key(42, 1, 0, 0));
        for (int lag = 1; lag <= 300; lag++) {
            unrelated(draws, draws, lag);
        }
    }

    @Test
    void seedsLayersVariablesAndStepsHaveNothingInCommon() {
        double[] draws = draws(Draws.key(42, 1, 0, 5));
        int[] others = {
            Draws.key(43, 1, 0, 5), Draws.key(-42, 1, 0, 5), Draws.key(42, 2, 0, 5), Draws.key(42, 17, 0, 5),
            Draws.key(42, 1, 1, 5), Draws.key(42, 1, 15, 5), Draws.key(42, 1, 0, 4), Draws.key(42, 1, 0, 6)
        };
        for (int other : others) {
            for (int lag = 0; lag < 8; lag++) {
                unrelated(draws, draws(other), lag);
            }
        }
    }

    private static void unrelated(double[] some, double[] others, int lag) {
        double sum = 0;
        int count = some.length - lag;
        for (int i = 0; i < count; i++) {
            sum += (some[i] - 0.5) * (others[i + lag] - 0.5);
        }
        double correlation = 12 * sum / count;
        assertTrue(Math.abs(correlation) < SIGMAS / Math.sqrt(count), "lag " + lag + ": " + correlation);
    }

    @Test
    void everyArgumentMakesAnotherKey() {
        Set<Integer> keys = new HashSet<>();
        for (long seed = 0; seed < 4; seed++) {
            for (int layer = 1; layer <= 8; layer++) {
                for (int variable = 0; variable < 16; variable++) {
                    for (long step = 0; step < 8; step++) {
                        keys.add(Draws.key(seed, layer, variable, step));
                    }
                }
            }
        }
        // of so few of 2^32 hardly ever two are the same
        assertEquals(4 * 8 * 16 * 8, keys.size());
    }
}
