package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialTest {
    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double stddev(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void valuesAreTheCommittedOnes() {
        assertArrayEquals(new double[] {0.8516978025436401, 0.567528486251831}, Initial.uniform(42, 1, 0, 2, -1, 1));
        assertArrayEquals(new double[] {0.48030132393829383, -0.47237483236406297}, Initial.normal(42, 1, 0, 2, 0, 1));
        double[] w = {0.7129653997482732, -0.7011992147469825, -0.7011992147469825, -0.7129653997482732};
        assertArrayEquals(w, Initial.orthogonal(42, 1, 0, 2, 2, 1));
    }

    @Test
    void constantFillsTheTensor() {
        assertArrayEquals(new double[] {0.5, 0.5, 0.5}, Initial.constant(3, 0.5));
    }

    @Test
    void valuesComeFromTheDocumentedStream() {
        assertEquals(
                3 + 2 * RandomStream.normal(8, RandomStream.WEIGHTS, 16 * 5 + 2, 4),
                Initial.normal(8, 5, 2, 9, 3, 2)[4]);
        assertEquals(
                RandomStream.uniform(8, RandomStream.WEIGHTS, 16 * 5 + 2, 4), Initial.uniform(8, 5, 2, 9, 0, 1)[4]);
    }

    @Test
    void aLongerTensorBeginsWithTheShorterOne() {
        double[] shorter = Initial.normal(1, 2, 0, 10, 0, 1);
        assertArrayEquals(shorter, Arrays.copyOf(Initial.normal(1, 2, 0, 1000, 0, 1), 10));
    }

    @Test
    void uniformValuesHaveTheirRangeAndSpread() {
        double[] values = Initial.uniform(3, 1, 0, 100_000, -0.25, 0.75);
        assertTrue(Arrays.stream(values).allMatch(v -> v >= -0.25 && v < 0.75));
        assertEquals(0.25, mean(values), 0.005);
        assertEquals(1 / Math.sqrt(12), stddev(values), 0.005);
    }

    @Test
    void normalValuesHaveMeanAndDeviation() {
        double[] values = Initial.normal(3, 1, 0, 100_000, 5, 0.1);
        assertEquals(5, mean(values), 0.002);
        assertEquals(0.1, stddev(values), 0.002);
    }

    @Test
    void truncatedNormalStaysWithinTwoDeviations() {
        double[] values = Initial.truncatedNormal(3, 1, 0, 100_000, 5, 0.1);
        assertTrue(Arrays.stream(values).allMatch(v -> Math.abs(v - 5) <= 0.2 + 1e-12));
        assertEquals(5, mean(values), 0.002);
        assertEquals(0.0879625661, stddev(values), 0.001);
        // what is not redrawn is the normal value itself
        double[] normal = Initial.normal(3, 1, 0, 100_000, 5, 0.1);
        long same = Arrays.stream(normal).filter(v -> Math.abs(v - 5) <= 0.2).count();
        long equal = java.util.stream.IntStream.range(0, values.length)
                .filter(i -> values[i] == normal[i])
                .count();
        assertEquals(same, equal);
        assertEquals(0.9545, same / 100_000.0, 0.005);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 5", "5, 3", "64, 64", "10, 200", "200, 10", "1, 7", "7, 1"})
    void orthogonalMatricesHaveAnOrthonormalShorterSide(int rows, int columns) {
        double gain = 1.5;
        double[] w = Initial.orthogonal(11, 1, 0, rows, columns, gain);
        assertEquals(rows * columns, w.length);
        boolean byRows = rows <= columns;
        int count = Math.min(rows, columns);
        int length = Math.max(rows, columns);
        for (int p = 0; p < count; p++) {
            for (int q = 0; q <= p; q++) {
                double dot = 0;
                for (int i = 0; i < length; i++) {
                    dot += byRows ? w[p * columns + i] * w[q * columns + i] : w[i * columns + p] * w[i * columns + q];
                }
                assertEquals(p == q ? gain * gain : 0, dot, 1e-12);
            }
        }
    }

    @Test
    void orthogonalMatricesAreUniformlyDistributed() {
        // a rotation by a uniform angle, or a reflection, each in half of the cases
        int n = 4_000;
        int[] quadrants = new int[4];
        int reflections = 0;
        for (int seed = 0; seed < n; seed++) {
            double[] w = Initial.orthogonal(seed, 1, 0, 2, 2, 1);
            quadrants[(w[0] > 0 ? 1 : 0) + (w[1] > 0 ? 2 : 0)]++;
            reflections += w[0] * w[3] - w[1] * w[2] < 0 ? 1 : 0;
        }
        for (int count : quadrants) {
            assertEquals(n / 4.0, count, 5 * Math.sqrt(n * 0.25 * 0.75));
        }
        assertEquals(n / 2.0, reflections, 5 * Math.sqrt(n * 0.25));
    }

    @Test
    void aTensorWithoutAStreamIsRefused() {
        Exception error = assertThrows(IllegalArgumentException.class, () -> Initial.normal(1, 0, 16, 1, 0, 1));
        assertEquals("a layer has tensors 0 to 15: layer 0, tensor 16 has no random stream", error.getMessage());
    }
}
