package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** sin and cos in double are those of {@link StrictMath}, whose own leave arrays behind. */
class TrigonometricDoubleTest {
    /** The upper halves of the bits at which the method changes. */
    private static final long[] BORDERS = {
        0x3e400000L, 0x3fd33333L, 0x3fe90000L, 0x3fe921fbL, 0x3ff921fbL, 0x4002d97cL, 0x413921fbL
    };

    private final Random random = new Random(5);
    private double sum;

    private static void check(double x) {
        assertBits(StrictMath.sin(x), Elementary.sin(x), "sin", x);
        assertBits(StrictMath.cos(x), Elementary.cos(x), "cos", x);
        assertBits(StrictMath.sin(-x), Elementary.sin(-x), "sin", -x);
        assertBits(StrictMath.cos(-x), Elementary.cos(-x), "cos", -x);
    }

    private static void assertBits(double expected, double actual, String function, double x) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), () -> function + " of " + x);
    }

    @Test
    void anyNumbersHaveTheBitsOfStrictMath() {
        for (int k = 0; k < 200_000; k++) {
            check(Double.longBitsToDouble(random.nextLong()));
            check(random.nextGaussian() * Math.exp(random.nextDouble() * 16 - 2));
            check(random.nextDouble() * 2 * Math.PI);
        }
    }

    @Test
    void partsOfHalfATurnHaveTheBitsOfStrictMath() {
        for (int steps = 1; steps < 700; steps++) {
            for (int step = 0; step <= steps; step++) {
                check(Math.PI * step / steps);
            }
        }
    }

    @Test
    void numbersNearMultiplesOfAQuarterOfATurnHaveTheBitsOfStrictMath() {
        for (int k = 1; k < 60_000; k++) {
            double multiple = k * (Math.PI / 2);
            for (int bit = 1; bit < 54; bit += 1 + k / 1000) {
                check(multiple * (1 + Math.scalb(random.nextDouble(), -bit)));
                check(multiple * (1 - Math.scalb(random.nextDouble(), -bit)));
            }
            check(multiple);
            check(Math.nextUp(multiple));
            check(Math.nextDown(multiple));
        }
    }

    @Test
    void whatSharesItsLeadingBitsWithAMultipleHasTheBitsOfStrictMath() {
        for (int k = 1; k < 40; k++) {
            long top = Double.doubleToLongBits(k * (Math.PI / 2)) >>> 32;
            around(top, 1000);
        }
    }

    @Test
    void numbersWhereTheMethodChangesHaveTheBitsOfStrictMath() {
        for (long top : BORDERS) {
            around(top, 5000);
        }
    }

    private void around(long top, int count) {
        for (long near = top - 2; near <= top + 2; near++) {
            for (int k = 0; k < count; k++) {
                check(Double.longBitsToDouble(near << 32 | random.nextInt() & 0xffffffffL));
                check(Double.longBitsToDouble((near << 32) + k - count / 2));
            }
        }
    }

    @Test
    void specialValuesAreThoseOfStrictMath() {
        double[] values = {
            0, Double.MIN_VALUE, Double.MIN_NORMAL, 0x1p-27, 1 << 20, Double.MAX_VALUE, 1 / 0.0, Double.NaN
        };
        for (double x : values) {
            check(x);
        }
    }

    @Test
    void aCosineLeavesNothingBehind() {
        long bytes = AllocatedBytes.of(() -> {
            for (int step = 0; step < 1000; step++) {
                sum += Elementary.cos(Math.PI * step / 1000);
                sum += Elementary.sin(-1.0 * step);
            }
        });
        assertEquals(0, bytes);
        double sines = Math.sin(999 / 2.0) * Math.sin(1000 / 2.0) / Math.sin(1 / 2.0);
        assertEquals(8 * (1 - sines), sum, 1e-6);
    }
}
