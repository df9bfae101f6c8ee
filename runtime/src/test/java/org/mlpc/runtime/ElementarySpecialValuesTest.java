package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that a bound on the error does not fix, or that a reader wants to see written down. */
class ElementarySpecialValuesTest {
    /** Any two NaN agree; the zeros differ. */
    private static void assertSame(float expected, float actual) {
        assertEquals(Float.floatToIntBits(expected), Float.floatToIntBits(actual), () -> expected + " but " + actual);
    }

    @ParameterizedTest
    @CsvSource({
        // at       -∞         -0         0         ∞
        "EXP,       0,         1,         1,        Infinity",
        "EXPM1,     -1,        -0.0,      0,        Infinity",
        "LOG,       NaN,       -Infinity, -Infinity, Infinity",
        "LOG1P,     NaN,       -0.0,      0,        Infinity",
        "TANH,      -1,        -0.0,      0,        1",
        "SIGMOID,   0,         0.5,       0.5,      1",
        "SOFTPLUS,  0,         0.6931472, 0.6931472, Infinity",
        "ERF,       -1,        -0.0,      0,        1",
        "SIN,       NaN,       -0.0,      0,        NaN",
        "COS,       NaN,       1,         1,        NaN"
    })
    void limitsAndZerosAreExact(
            FloatFunction f, float atMinusInfinity, float atMinusZero, float atZero, float atInfinity) {
        assertSame(atMinusInfinity, f.function.apply(Float.NEGATIVE_INFINITY));
        assertSame(atMinusZero, f.function.apply(-0.0f));
        assertSame(atZero, f.function.apply(0.0f));
        assertSame(atInfinity, f.function.apply(Float.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @EnumSource
    void everyNanGivesNan(FloatFunction f) {
        for (int bits :
                new int[] {0x7fc00000, 0x7f800001, 0x7fffffff, 0xffc00000, 0xff800001, 0xffffffff, 0x7fc001ff}) {
            assertTrue(Float.isNaN(f.function.apply(Float.intBitsToFloat(bits))), () -> f + " of " + bits);
        }
    }

    @ParameterizedTest
    @EnumSource
    void subnormalAndLargestArgumentsAreWithinTheBound(FloatFunction f) {
        for (float x : new float[] {
            Float.MIN_VALUE,
            3 * Float.MIN_VALUE,
            0x1.fffffcp-127f,
            Float.MIN_NORMAL,
            0x1p-100f,
            0x1p-25f,
            0x1p-24f,
            8192,
            Math.nextUp(8192f),
            Float.MAX_VALUE
        }) {
            for (float signed : new float[] {x, -x}) {
                double error = Ulp.error(f.function.apply(signed), f.reference.applyAsDouble(signed));
                assertTrue(error <= f.bound, () -> f + " is " + error + " ulp off at " + signed);
            }
        }
    }

    @Test
    void expReachesTheLargestFloatAndTheSmallest() {
        float last = 0x1.62e42ep6f;
        assertTrue(Elementary.exp(last) > 3.4e38f && Elementary.exp(last) < Float.POSITIVE_INFINITY);
        assertSame(Float.POSITIVE_INFINITY, Elementary.exp(Math.nextUp(last)));
        assertSame(Float.MIN_VALUE, Elementary.exp(-103.9f));
        assertSame(0, Elementary.exp(-104));
        assertSame(Float.POSITIVE_INFINITY, Elementary.expm1(Math.nextUp(last)));
    }

    @Test
    void sigmoidalFunctionsKeepTheirRelativeErrorWhereTheyAreSmall() {
        assertEquals(StrictMath.exp(-80), Elementary.sigmoid(-80f), 1e-7 * StrictMath.exp(-80));
        assertEquals(StrictMath.exp(-80), Elementary.softplus(-80f), 1e-7 * StrictMath.exp(-80));
        assertSame(Float.MIN_VALUE, Elementary.sigmoid(-103.5f));
        assertSame(Float.MIN_VALUE, Elementary.softplus(-103.5f));
        assertSame(1e-30f, Elementary.tanh(1e-30f));
    }

    @Test
    void sigmoidalFunctionsAreFiniteAtLargeArguments() {
        assertSame(0, Elementary.sigmoid(-1000f));
        assertSame(1, Elementary.sigmoid(1000f));
        assertSame(0, Elementary.softplus(-1000f));
        assertSame(1000, Elementary.softplus(1000f));
        assertEquals(0.0, Elementary.sigmoid(-1000.0));
        assertEquals(1.0, Elementary.sigmoid(1000.0));
        assertEquals(800.0, Elementary.softplus(800.0));
        assertEquals(StrictMath.exp(-700), Elementary.softplus(-700.0));
        assertEquals(StrictMath.exp(-700), Elementary.sigmoid(-700.0));
    }

    @Test
    void oddFunctionsAreOddToTheBit() {
        for (int bits = 0; bits < 0x7f800000; bits += 65_537) {
            float x = Float.intBitsToFloat(bits);
            assertSame(-Elementary.tanh(x), Elementary.tanh(-x));
            assertSame(-Elementary.erf(x), Elementary.erf(-x));
            assertSame(-Elementary.sin(x), Elementary.sin(-x));
            assertSame(Elementary.cos(x), Elementary.cos(-x));
        }
    }

    @Test
    void signIsThatOfPyTorch() {
        assertSame(1, Elementary.sign(Float.MIN_VALUE));
        assertSame(-1, Elementary.sign(Float.NEGATIVE_INFINITY));
        assertSame(0, Elementary.sign(0f));
        assertSame(0, Elementary.sign(-0f));
        assertSame(Float.NaN, Elementary.sign(Float.NaN));
        assertEquals(-1.0, Elementary.sign(-Double.MIN_VALUE));
        assertEquals(0.0, Elementary.sign(-0.0));
        assertEquals(Double.NaN, Elementary.sign(Double.NaN));
    }

    @Test
    void floorIsExactAndKeepsTheSignOfZero() {
        assertSame(-2, Elementary.floor(-1.5f));
        assertSame(1, Elementary.floor(1.9999999f));
        assertSame(-0f, Elementary.floor(-0f));
        assertSame(Float.MAX_VALUE, Elementary.floor(Float.MAX_VALUE));
        assertSame(-1, Elementary.floor(-Float.MIN_VALUE));
        assertEquals(-3.0, Elementary.floor(-2.1));
    }

    @Test
    void powIsStrictMathRounded() {
        assertSame((float) StrictMath.pow(1.7f, -3.3f), Elementary.pow(1.7f, -3.3f));
        assertSame(1, Elementary.pow(Float.NaN, 0f));
        assertSame(Float.NaN, Elementary.pow(-2f, 0.5f));
        assertEquals(StrictMath.pow(1.7, -3.3), Elementary.pow(1.7, -3.3));
    }
}
