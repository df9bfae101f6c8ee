package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {
    @Test
    void writesFewDigits() {
        assertEquals("0.1", ShortestDecimal.of(0.1f));
        assertEquals("0.1", ShortestDecimal.of(0.1));
        assertEquals("-3", ShortestDecimal.of(-3f));
        assertEquals("100", ShortestDecimal.of(100.0));
        assertEquals("1.5E-7", ShortestDecimal.of(1.5e-7f));
        assertEquals("16777216", ShortestDecimal.of(16777216f));
        assertEquals("0.33333334", ShortestDecimal.of(1f / 3));
    }

    @Test
    void writesTheSubnormalThatOldJdksWriteTooLong() {
        assertEquals("2E-44", ShortestDecimal.of(2e-44f));
        assertEquals("2E-323", ShortestDecimal.of(2e-323));
        assertEquals("2E+23", ShortestDecimal.of(2e23));
    }

    @Test
    void writesSpecialValues() {
        assertEquals("0", ShortestDecimal.of(0f));
        assertEquals("-0", ShortestDecimal.of(-0.0));
        assertEquals("NaN", ShortestDecimal.of(Float.NaN));
        assertEquals("-Infinity", ShortestDecimal.of(Double.NEGATIVE_INFINITY));
    }

    @Test
    void readsBackAsTheSameNumber() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            float f = Float.intBitsToFloat(random.nextInt());
            double d = Double.longBitsToDouble(random.nextLong());
            if (Float.isFinite(f) && Double.isFinite(d)) {
                assertEquals(f, Float.parseFloat(ShortestDecimal.of(f)));
                assertEquals(d, Double.parseDouble(ShortestDecimal.of(d)));
            }
        }
    }
}
