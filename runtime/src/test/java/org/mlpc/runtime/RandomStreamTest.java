package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    @Test
    void theFormulaIsThreeStepsOfSplitMix64() {
        // SplitMix64 from state s gives mix(s + γ): java.util.SplittableRandom is an independent writing of it
        long afterPurpose = new java.util.SplittableRandom(42 + 2 * GAMMA - GAMMA).nextLong();
        long afterStream = new java.util.SplittableRandom(afterPurpose + 7 * GAMMA - GAMMA).nextLong();
        long expected = new java.util.SplittableRandom(afterStream + 9 * GAMMA - GAMMA).nextLong();
        assertEquals(expected, RandomStream.u64(42, RandomStream.SHUFFLE, 7, 9));
    }

    @Test
    void numbersAreTheCommittedOnes() {
        assertEquals(0x0a385ef24fa6a992L, RandomStream.u64(1, RandomStream.WEIGHTS, 0, 0));
        assertEquals(0xd8bde6966c0c5908L, RandomStream.u64(-7, RandomStream.SHUFFLE, 1L << 40, 5));
        assertEquals(0.1766669750213623, RandomStream.uniform(1, RandomStream.DRAW, 2, 3));
        assertEquals(0.32717615468835204, RandomStream.normal(1, RandomStream.WEIGHTS, 2, 3));
        int[] order = IntStream.range(0, 12).toArray();
        RandomStream.shuffle(order, 42, RandomStream.SHUFFLE, 0);
        assertArrayEquals(new int[] {9, 6, 0, 1, 3, 5, 7, 2, 10, 8, 4, 11}, order);
    }

    @Test
    void aLongShuffleThatRejectsNumbersIsTheCommittedOne() {
        int[] order = IntStream.range(0, 300_000).toArray();
        RandomStream.shuffle(order, 42, RandomStream.SHUFFLE, 7);
        assertEquals(1_356_490_291, Arrays.hashCode(order));
    }

    @Test
    void everyArgumentMakesAnotherStream() {
        Set<Long> seen = new HashSet<>();
        for (int purpose = RandomStream.WEIGHTS; purpose <= RandomStream.DRAW; purpose++) {
            for (long seed = -3; seed < 3; seed++) {
                for (long a = 0; a < 20; a++) {
                    for (long b = 0; b < 20; b++) {
                        seen.add(RandomStream.u64(seed, purpose, a, b));
                    }
                }
            }
        }
        assertEquals(4L * 6 * 20 * 20, seen.size());
    }

    @Test
    void uniformNumbersFillTheirBinsEvenly() {
        int n = 200_000;
        int[] bins = new int[100];
        for (int b = 0; b < n; b++) {
            float u = RandomStream.uniform(5, RandomStream.DRAW, 1, b);
            assertTrue(u >= 0 && u < 1 && u * 0x1p24f == (int) (u * 0x1p24f));
            bins[(int) (u * 100)]++;
        }
        double chiSquare = Arrays.stream(bins)
                .mapToDouble(count -> Math.pow(count - n / 100.0, 2) / (n / 100.0))
                .sum();
        // 99 degrees of freedom: mean 99, standard deviation 14
        assertTrue(chiSquare > 50 && chiSquare < 160, () -> "chi square " + chiSquare);
    }

    @Test
    void normalNumbersHaveTheirMoments() {
        int n = 200_000;
        double[] sums = new double[5];
        double neighbours = 0;
        double previous = 0;
        for (int k = 0; k < n; k++) {
            double z = RandomStream.normal(9, RandomStream.WEIGHTS, 3, k);
            for (int power = 1; power < 5; power++) {
                sums[power] += Math.pow(z, power) / n;
            }
            neighbours += z * previous / n;
            previous = z;
        }
        // within five standard errors
        assertEquals(0, sums[1], 5 * Math.sqrt(1.0 / n));
        assertEquals(1, sums[2], 5 * Math.sqrt(2.0 / n));
        assertEquals(0, sums[3], 5 * Math.sqrt(15.0 / n));
        assertEquals(3, sums[4], 5 * Math.sqrt(96.0 / n));
        assertEquals(0, neighbours, 5 * Math.sqrt(1.0 / n));
    }

    @Test
    void normalNumbersAreFinite() {
        // where the first uniform number is 0, and where it is the largest
        assertEquals(0, RandomStream.uniform(0, RandomStream.WEIGHTS, 0, 2 * 17_033_251));
        assertEquals(0, RandomStream.normal(0, RandomStream.WEIGHTS, 0, 17_033_251), 1e-300);
        assertEquals(-5.63, RandomStream.normal(0, RandomStream.WEIGHTS, 0, 4_515_943), 0.01);
        for (int k = 0; k < 100_000; k++) {
            assertTrue(Math.abs(RandomStream.normal(0, RandomStream.WEIGHTS, 0, k)) < 5.78);
        }
    }

    @Test
    void shuffleMakesEveryOrderEquallyOften() {
        int trials = 24_000;
        int[] counts = new int[256];
        for (int a = 0; a < trials; a++) {
            int[] order = {0, 1, 2, 3};
            RandomStream.shuffle(order, 1, RandomStream.SHUFFLE, a);
            counts[order[0] << 6 | order[1] << 4 | order[2] << 2 | order[3]]++;
        }
        int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
        assertEquals(24, seen.length);
        double chiSquare = Arrays.stream(seen)
                .mapToDouble(count -> (count - 1000) * (count - 1000) / 1000.0)
                .sum();
        // 23 degrees of freedom: mean 23, standard deviation 6.8
        assertTrue(chiSquare < 58, () -> "chi square " + chiSquare);
    }

    @Test
    void shuffleKeepsEveryElementAndLeavesShortArraysAlone() {
        int[] order = IntStream.range(0, 10_000).toArray();
        RandomStream.shuffle(order, 3, RandomStream.SPLIT, 0);
        assertTrue(IntStream.range(0, 10_000).filter(i -> order[i] == i).count() < 10);
        Arrays.sort(order);
        assertArrayEquals(IntStream.range(0, 10_000).toArray(), order);
        int[] one = {7};
        RandomStream.shuffle(one, 3, RandomStream.SPLIT, 0);
        RandomStream.shuffle(new int[0], 3, RandomStream.SPLIT, 0);
        assertArrayEquals(new int[] {7}, one);
    }
}
