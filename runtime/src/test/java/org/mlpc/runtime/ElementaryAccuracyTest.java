package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementaryAccuracyTest {
    /** A prime, so that the sample meets all low bits: 523,513 arguments. */
    private static final long STEP = 8_209;

    @ParameterizedTest
    @EnumSource
    void errorOverADenseSampleIsWithinTheStatedBound(FloatFunction f) {
        assertWithinBound(f, f.worst(0, (1L << 32) / STEP, STEP));
    }

    @ParameterizedTest
    @EnumSource
    void errorNearOneIsWithinTheStatedBound(FloatFunction f) {
        // 1/16 to 16 of both signs, where training lives
        long first = Float.floatToIntBits(0x1p-4f);
        long count = (Float.floatToIntBits(0x1p4f) - first) / 257;
        assertWithinBound(f, f.worst(first, count, 257).or(f.worst(first | 1L << 31, count, 257)));
    }

    private static void assertWithinBound(FloatFunction f, FloatFunction.Worst worst) {
        assertTrue(worst.error() <= f.bound, () -> f + " is " + worst.error() + " ulp off at " + worst.x());
    }
}
