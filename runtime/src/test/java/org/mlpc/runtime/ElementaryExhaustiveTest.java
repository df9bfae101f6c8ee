package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All 2^32 floats, on all cores: some minutes for each function. Of sin and cos beyond 8192, which are StrictMath's by
 * definition and slow, a part.
 */
@Tag("exhaustive")
class ElementaryExhaustiveTest {
    private static final long CHUNK = 1L << 16;

    @ParameterizedTest
    @EnumSource
    void largestErrorOverAllFloatsIsTheStatedOne(FloatFunction f) {
        FloatFunction.Worst worst = LongStream.range(0, (1L << 32) / CHUNK)
                .parallel()
                .filter(chunk -> chunk % 61 == 0 || !isStrictMath(f, Float.intBitsToFloat((int) (chunk * CHUNK))))
                .mapToObj(chunk -> f.worst(chunk * CHUNK, CHUNK, 1))
                .reduce(new FloatFunction.Worst(0, 0), FloatFunction.Worst::or);
        System.out.printf(
                Locale.ROOT, "%-8s largest error %.5f ulp, at %a = %g%n", f, worst.error(), worst.x(), worst.x());
        // stated to four digits, rounded up
        assertEquals(f.bound, worst.error(), 1e-4);
    }

    private static boolean isStrictMath(FloatFunction f, float x) {
        return (f == FloatFunction.SIN || f == FloatFunction.COS) && Math.abs(x) > 8192;
    }
}
