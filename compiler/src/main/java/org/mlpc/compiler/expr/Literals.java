package org.mlpc.compiler.expr;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Spells numbers as the shortest decimal that reads back as the same value. {@code Double.toString} and {@code
 * Float.toString} are not used: their results differ between JDKs.
 */
public final class Literals {
    private Literals() {}

    /** The shortest spelling of a double, such as {@code 0.1} or {@code 1e-8}. */
    public static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal decimal = round(new BigDecimal(value), digits);
            if (decimal.doubleValue() == value) {
                return spell(decimal, value < 0 || 1 / value < 0);
            }
        }
        return spell(round(new BigDecimal(value), 17), value < 0);
    }

    /** The shortest spelling of a float. */
    public static String shortest(float value) {
        if (!Float.isFinite(value)) {
            return Float.toString(value);
        }
        for (int digits = 1; digits < 9; digits++) {
            BigDecimal decimal = round(new BigDecimal(value), digits);
            if (decimal.floatValue() == value) {
                return spell(decimal, value < 0 || 1 / value < 0);
            }
        }
        return spell(round(new BigDecimal(value), 9), value < 0);
    }

    private static BigDecimal round(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String spell(BigDecimal decimal, boolean negative) {
        String sign = negative ? "-" : "";
        if (decimal.signum() == 0) {
            return sign + "0";
        }
        BigDecimal shortest = decimal.abs().stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 7) {
            return sign + shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign + digits.charAt(0) + fraction + "e" + exponent;
    }
}
