package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private interface Fit {
        void fit(double[] x, int n, double[] offset, double[] factor);
    }

    private static final Fit STANDARDIZE = Scale::standardize;
    private static final Fit MIN_MAX = Scale::minMax;

    /** Offset and factor of a column. */
    private static double[] fitted(Fit fit, int n, IntToDoubleFunction value) {
        double[] x = new double[n];
        Arrays.setAll(x, value);
        double[] offset = new double[1];
        double[] factor = new double[1];
        fit.fit(x, n, offset, factor);
        return new double[] {offset[0], factor[0]};
    }

    @Test
    void aConstantColumnHasNoSpread() {
        SplittableRandom random = new SplittableRandom(5);
        int[] counts = {1, 2, 3, 7, 10, 49, 100, 1000, 3001};
        for (int k = 0; k < 10_000; k++) {
            double sign = random.nextBoolean() ? 1 : -1;
            double exact = sign * StrictMath.pow(10, random.nextDouble(k % 2 == 0 ? -5 : -300, k % 2 == 0 ? 8 : 308));
            double logarithm = StrictMath.log1p(Math.abs(exact));
            int n = counts[k % counts.length];
            for (double c : new double[] {exact, (float) exact, logarithm, (float) logarithm}) {
                if (Double.isFinite(c)) {
                    assertEquals(1, fitted(STANDARDIZE, n, i -> c)[1], () -> n + " times " + c);
                    assertEquals(c + 0.0, fitted(STANDARDIZE, n, i -> c)[0], () -> n + " times " + c);
                    assertEquals(1, fitted(MIN_MAX, n, i -> c)[1], () -> n + " times " + c);
                }
            }
        }
    }

    @Test
    void aConstantColumnOfAMillionHasNoSpread() {
        for (double c : new double[] {0.1, 1 / 3.0, 1e6 + 0.1, 1e-7, 1.1e300}) {
            assertEquals(1, fitted(STANDARDIZE, 1_000_000, i -> c)[1]);
        }
    }

    @Test
    void floatsHaveNoSpreadEither() {
        for (float c : new float[] {0.1f, 1 / 3f, 1e6f, 3e38f, 1e-30f}) {
            float[] x = new float[2003];
            Arrays.fill(x, c);
            float[] offset = new float[1];
            float[] factor = new float[1];
            Scale.standardize(x, x.length, offset, factor);
            assertEquals(1, factor[0]);
            assertEquals(c, offset[0]);
        }
    }

    /** A last digit more or less is rounding. */
    @Test
    void aSpreadOfRoundingErrorsIsNone() {
        for (double c : new double[] {0.3, 1e6 + 0.1, 5e-9, 7e200}) {
            assertEquals(1, fitted(STANDARDIZE, 1000, i -> i % 500 == 0 ? Math.nextUp(c) : c)[1]);
        }
    }

    @Test
    void aSmallSpreadStaysOne() {
        for (double centre : new double[] {1, -1000, 1e6, 1e9, 1e300}) {
            for (double spread : new double[] {1e-3, 1e-6, 1e-9, 1e-12}) {
                double half = spread * centre;
                double[] found = fitted(STANDARDIZE, 1000, i -> i % 2 == 0 ? centre - half : centre + half);
                assertEquals(centre, found[0], 1e-15 * Math.abs(centre));
                double low = centre - half;
                double high = centre + half;
                assertEquals(2 / Math.abs(high - low), found[1], 1e-3 * found[1], () -> centre + " ± " + half);
                found = fitted(MIN_MAX, 1000, i -> i % 2 == 0 ? low : high);
                assertEquals(1 / Math.abs(high - low), found[1], () -> centre + " ± " + half);
            }
        }
    }

    @Test
    void nothingOverflowsThatHasAScale() {
        double most = Double.MAX_VALUE;
        double[] found = fitted(STANDARDIZE, 1000, i -> i % 2 == 0 ? most : -most);
        assertEquals(0, found[0], most * 1e-15);
        assertEquals(1 / most, found[1], 1e-15 / most);
        found = fitted(MIN_MAX, 1000, i -> i % 2 == 0 ? most : -most);
        assertEquals(-most, found[0]);
        assertEquals(0.5 / most, found[1], 1e-15 / most);
    }
}
