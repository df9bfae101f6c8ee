package org.mlpc.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes a number with the fewest digits that read back as the same number.
 *
 * <p>{@link Float#toString(float)} and {@link Double#toString(double)} print some values differently before and after
 * JDK 19; files that have to be the same bytes everywhere use this.
 */
public final class ShortestDecimal {
    private ShortestDecimal() {}

    /** The shortest text of a float, such as {@code 0.1}, {@code -3} or {@code 1.5E-7}. */
    public static String of(float value) {
        if (!Float.isFinite(value) || value == 0) {
            return special(value);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 9; digits++) {
            BigDecimal rounded = round(exact, digits);
            if (rounded.floatValue() == value) {
                return text(rounded);
            }
        }
        return text(round(exact, 9));
    }

    /** The shortest text of a double. */
    public static String of(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return special(value);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = round(exact, digits);
            if (rounded.doubleValue() == value) {
                return text(rounded);
            }
        }
        return text(round(exact, 17));
    }

    private static BigDecimal round(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String text(BigDecimal rounded) {
        BigDecimal bare = rounded.stripTrailingZeros();
        boolean whole = bare.scale() < 0 && bare.precision() - bare.scale() <= 17;
        return whole ? bare.toPlainString() : bare.toString();
    }

    private static String special(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return Double.isNaN(value) ? "NaN" : value < 0 ? "-Infinity" : "Infinity";
    }
}
