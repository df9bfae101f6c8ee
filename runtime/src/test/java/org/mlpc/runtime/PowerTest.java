package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Powers in double are those of {@link StrictMath}, whose own leave arrays behind. */
class PowerTest {
    private static final double[] DECAYS = {
        0.1, 0.5, 0.9, 0.95, 0.96, 0.99, 0.999, Math.nextDown(1.0), 1, Math.nextUp(1.0), 1.1, 1.5, 2, 3, 10
    };

    private double sum;

    private static void check(double x, double y) {
        long expected = Double.doubleToLongBits(StrictMath.pow(x, y));
        assertEquals(expected, Double.doubleToLongBits(Elementary.pow(x, y)), () -> x + " ^ " + y);
    }

    @Test
    void decaysOverStepsHaveTheBitsOfStrictMath() {
        for (double x : DECAYS) {
            for (int t = -1000; t < 20_000; t++) {
                check(x, t);
                check(x, t / 1000.0);
                check(x, Math.nextUp(t / 2.0));
            }
        }
    }

    @Test
    void anyNumbersHaveTheBitsOfStrictMath() {
        Random random = new Random(3);
        for (int k = 0; k < 300_000; k++) {
            double x = Math.exp(random.nextGaussian() * 3);
            check(x, random.nextGaussian() * 20);
            check(x, random.nextGaussian() * 300);
            check(Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()));
            check(-x, random.nextInt(40) - 20);
        }
    }

    @Test
    void specialValuesAreThoseOfStrictMath() {
        double[] values = {
            0,
            -0.0,
            1,
            -1,
            0.5,
            2,
            -2,
            3,
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            1 << 30,
            1e300,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN
        };
        for (double x : values) {
            for (double y : values) {
                check(x, y);
                check(x, -y);
            }
        }
    }

    @Test
    void aPowerLeavesNothingBehind() {
        long bytes = AllocatedBytes.of(() -> {
            for (int t = 1; t < 1000; t++) {
                sum += Elementary.pow(0.999, t);
            }
        });
        assertEquals(0, bytes);
        assertEquals(8 * 0.999 * (1 - StrictMath.pow(0.999, 999)) / 0.001, sum, 1e-6);
    }
}
