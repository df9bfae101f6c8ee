package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class ErrorFunctionTest {
    /** 2 / √π. */
    private static final BigDecimal FACTOR = new BigDecimal("1.1283791670955125738961589031215451716881012586580");

    private static final MathContext DIGITS = new MathContext(50);

    /** The Taylor series 2/√π Σ (-1)ⁿ x^(2n+1) / (n! (2n+1)), with digits to spare for its cancellation. */
    private static BigDecimal series(double x) {
        BigDecimal square = new BigDecimal(x).multiply(new BigDecimal(x));
        BigDecimal power = new BigDecimal(x);
        BigDecimal sum = power;
        for (int n = 1; power.abs().compareTo(new BigDecimal("1e-40")) > 0; n++) {
            power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf(-n), DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS));
        }
        return sum.multiply(FACTOR, DIGITS);
    }

    private static double ulps(double y, double x) {
        BigDecimal exact = series(x);
        double ulp = Math.ulp(exact.doubleValue());
        return new BigDecimal(y).subtract(exact).abs().doubleValue() / ulp;
    }

    @Test
    void doubleErfIsWithinTheStatedErrorOfItsSeries() {
        double worst = 0;
        double at = 0;
        for (int i = 1; i <= 3_001; i++) {
            double x = i * 0.00195713 * (1 - 2 * (i & 1));
            double error = ulps(Elementary.erf(x), x);
            if (error > worst) {
                worst = error;
                at = x;
            }
        }
        double error = worst;
        double where = at;
        assertTrue(error <= 1.3, () -> error + " ulp off at " + where);
    }

    @Test
    void doubleErfIsRightAtTheSeamsAndFarOut() {
        for (double x :
                new double[] {0x1p-1000, 1e-300, 1e-9, Math.nextDown(1.0), 1, Math.nextUp(1.0), Math.nextDown(6.0), 6
                }) {
            assertTrue(ulps(Elementary.erf(x), x) <= 1.3);
        }
        assertEquals(1.0, Elementary.erf(Math.nextUp(6.0)));
        assertEquals(-1.0, Elementary.erf(Double.NEGATIVE_INFINITY));
        assertEquals(Double.NaN, Elementary.erf(Double.NaN));
        assertEquals(-0.0, Elementary.erf(-0.0));
    }

    @Test
    void erfHasItsTabulatedValues() {
        // M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, table 7.1
        assertEquals(0.5204998778, Elementary.erf(0.5), 5e-11);
        assertEquals(0.8427007929, Elementary.erf(1.0), 5e-11);
        assertEquals(0.9661051465, Elementary.erf(1.5), 5e-11);
        assertEquals(0.8427007929, Elementary.erf(1f), 6e-8);
    }
}
