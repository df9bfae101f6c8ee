package org.mlpc.runtime;

/**
 * a · b + c in float, rounded once, without the price of {@link Math#fma(float, float, float)} on processors that lack
 * the instruction: there the JDK computes with {@code BigDecimal}, which costs microseconds and allocates.
 *
 * <p>Both ways give the same bits (those of a NaN excepted), so the choice is one of speed alone. The system property
 * {@code mlpc.fma} makes it by hand: {@code hardware} or {@code emulated}; with anything else it is measured once.
 */
final class Fma {
    /** Whether {@link Math#fma(float, float, float)} is used: a constant to the compiler. */
    static final boolean HARDWARE = choose(System.getProperty("mlpc.fma", ""));

    private static final int ROUNDS = 4;
    private static final int CALLS = 4;

    private Fma() {}

    /** a · b + c, rounded once. */
    static float fma(float a, float b, float c) {
        return HARDWARE ? Math.fma(a, b, c) : emulated(a, b, c);
    }

    /**
     * The same in double: the product of two floats is exact, the sum is rounded to odd, which keeps the second rounding
     * from going wrong (S. Boldo, G. Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using
     * rounding to odd", IEEE Transactions on Computers 57, 2008).
     */
    static float emulated(float a, float b, float c) {
        double product = (double) a * b;
        double sum = product + c;
        double rest = sum - product;
        double error = (product - (sum - rest)) + (c - rest);
        // an error that is NaN belongs to a sum that is infinite or NaN, and nothing is left to do
        return error < 0 || error > 0 ? (float) odd(sum, error) : (float) sum;
    }

    /** Of the two doubles around sum + error, with 0 < |error| < ulp(sum), the one whose last bit is 1. */
    private static double odd(double sum, double error) {
        long bits = Double.doubleToRawLongBits(sum);
        if ((bits & 1) != 0) {
            return sum;
        }
        return Double.longBitsToDouble(error > 0 == sum > 0 ? bits + 1 : bits - 1);
    }

    private static boolean choose(String property) {
        return switch (property) {
            case "hardware" -> true;
            case "emulated" -> false;
            default -> instructionIsThere();
        };
    }

    /**
     * Times both ways against each other, under the same conditions (interpreter or compiler). The instruction takes less
     * time than the emulation, {@code BigDecimal} more than a hundred times as much.
     */
    private static boolean instructionIsThere() {
        long hardware = Long.MAX_VALUE;
        long emulated = Long.MAX_VALUE;
        float value = 1;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                value = Math.fma(value, 0.7f, 0.1f);
            }
            long middle = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                value = emulated(value, 0.7f, 0.1f);
            }
            hardware = Math.min(hardware, middle - start);
            emulated = Math.min(emulated, System.nanoTime() - middle);
        }
        // the values converge to 1/3; asking for them keeps a compiler from dropping the loops
        return hardware <= 10 * emulated && value > 0;
    }
}
