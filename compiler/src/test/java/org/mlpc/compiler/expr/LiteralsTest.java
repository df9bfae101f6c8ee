package org.mlpc.compiler.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {
    private final Random random = new Random(3);

    @Test
    void everyDoubleReadsBack() {
        for (int k = 0; k < 4_000; k++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = Literals.shortest(value);
                assertEquals(value, Double.parseDouble(text), text);
                assertTrue(text.length() <= Double.toString(value).length() + 1, text);
            }
        }
    }

    @Test
    void everyFloatReadsBack() {
        for (int k = 0; k < 4_000; k++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                String text = Literals.shortest(value);
                assertEquals(value, Float.parseFloat(text), text);
                int digits = new BigDecimal(text).stripTrailingZeros().precision();
                assertTrue(digits <= 9 && !shorter(value, digits), text);
            }
        }
    }

    /** Whether fewer digits would do. */
    private static boolean shorter(float value, int digits) {
        return digits > 1
                && new BigDecimal(value)
                                .round(new java.math.MathContext(digits - 1))
                                .floatValue()
                        == value;
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1, 1",
        "100, 100",
        "1e6, 1000000",
        "1e7, 1e7",
        "12345678, 1.2345678e7",
        "0.0001, 0.0001",
        "0.00001, 1e-5",
        "1e-8, 1e-8",
        "-2.5, -2.5",
        "-0.0, -0",
        "0, 0",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "3.141592653589793, 3.141592653589793"
    })
    void doublesAreSpelledShortly(double value, String text) {
        assertEquals(text, Literals.shortest(value));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "0.333333333, 0.33333334", "1e10, 1e10", "1.4e-45, 1e-45", "16777216, 1.6777216e7"})
    void floatsAreSpelledShortly(float value, String text) {
        assertEquals(text, Literals.shortest(value));
    }
}
