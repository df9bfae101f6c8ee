package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FmaTest {
    private static final float[] EDGES = {
        0,
        Float.MIN_VALUE,
        0x1.fffffcp-127f,
        Float.MIN_NORMAL,
        0x1.000002p-126f,
        0x1p-75f,
        0x1p-25f,
        0x1p-24f,
        0x1.fffffep-1f,
        1,
        0x1.000002p0f,
        1.5f,
        2,
        3,
        0x1.8p23f,
        0x1p24f,
        0x1.fffffep63f,
        0x1p64f,
        0x1p127f,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NaN
    };

    private static void assertSame(float a, float b, float c) {
        int exact = Float.floatToIntBits(Math.fma(a, b, c));
        assertEquals(exact, Float.floatToIntBits(Fma.emulated(a, b, c)), () -> a + " * " + b + " + " + c);
        assertEquals(exact, Float.floatToIntBits(Elementary.fma(a, b, c)), () -> a + " * " + b + " + " + c);
    }

    @Test
    void emulationAgreesOnEdgeCases() {
        for (float a : EDGES) {
            for (float b : EDGES) {
                for (float c : EDGES) {
                    for (int signs = 0; signs < 8; signs++) {
                        assertSame((signs & 1) == 0 ? a : -a, (signs & 2) == 0 ? b : -b, (signs & 4) == 0 ? c : -c);
                    }
                }
            }
        }
    }

    @Test
    void emulationAgreesOnRandomBits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000_000; i++) {
            assertSame(bits(random.nextInt()), bits(random.nextInt()), bits(random.nextInt()));
        }
    }

    @Test
    void emulationAgreesWhereTheSumCancelsOrIsNearlyATie() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2_000_000; i++) {
            float a = bits((random.nextInt() & 0x807fffff) | random.nextInt(64, 191) << 23);
            float b = bits((random.nextInt() & 0x807fffff) | random.nextInt(64, 191) << 23);
            // c within a few ulp of -ab, or as far from it as one of them is precise
            float near = bits(Float.floatToRawIntBits(-a * b) + random.nextInt(-2, 3));
            assertSame(a, b, near);
            assertSame(a, b, near * bits((127 + random.nextInt(-60, 61)) << 23));
        }
    }

    @Test
    void emulationAgreesOnFewSignificantBits() {
        // short significands make exact ties frequent
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1_000_000; i++) {
            float a = bits(random.nextInt() & 0xfff80000);
            float b = bits(random.nextInt() & 0xfffc0000);
            int scale = random.nextInt(-27, 28) << 23;
            assertSame(a, b, bits((Float.floatToRawIntBits(a * b) & 0xfffe0000) + scale));
        }
    }

    @Test
    void oneRoundingDiffersFromTwo() {
        float a = 0x1.000002p0f;
        assertEquals(0x1p-46f, Elementary.fma(a, a, -0x1.000004p0f));
        // a tie of the rounded sum that the product's last bits decide
        assertEquals(0x1.000002p0f, Fma.emulated(0x1.000002p-24f, 0x1.000002p0f, 1));
    }

    private static float bits(int bits) {
        return Float.intBitsToFloat(bits);
    }
}
