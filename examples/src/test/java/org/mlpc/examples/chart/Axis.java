package org.mlpc.examples.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a chart.
 *
 * @param label what it shows
 * @param low its first value
 * @param high its last value
 * @param logarithmic whether equal distances are equal ratios; then both ends are above 0
 */
record Axis(String label, double low, double high, boolean logarithmic) {
    private static final int MOST_TICKS = 7;

    /** Where a value lies: 0 at the low end, 1 at the high end. */
    double share(double value) {
        return (scaled(value) - scaled(low)) / (scaled(high) - scaled(low));
    }

    private double scaled(double value) {
        return logarithmic ? StrictMath.log10(Math.max(value, Double.MIN_NORMAL)) : value;
    }

    /** Round values along the axis. */
    List<Double> ticks() {
        return logarithmic ? powers() : multiples();
    }

    private List<Double> multiples() {
        double step = step();
        List<Double> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /** The smallest of 1, 2, 5, 10, … that leaves few enough. */
    private double step() {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10((high - low) / MOST_TICKS)));
        for (int factor : new int[] {1, 2, 5}) {
            if ((high - low) / (factor * power) <= MOST_TICKS) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private List<Double> powers() {
        int first = (int) Math.ceil(scaled(low) - 1e-9);
        int last = (int) Math.floor(scaled(high) + 1e-9);
        int every = 1 + (last - first) / MOST_TICKS;
        List<Double> ticks = new ArrayList<>();
        for (int power = first; power <= last; power += every) {
            ticks.add(StrictMath.pow(10, power));
        }
        return ticks;
    }

    /** A tick's text, without the dust of binary fractions. */
    static String text(double tick) {
        BigDecimal rounded = new BigDecimal(tick).round(new MathContext(6)).stripTrailingZeros();
        int power = rounded.precision() - rounded.scale() - 1;
        boolean plain = tick == 0 || (power >= -3 && power <= 4);
        String text = plain
                ? rounded.toPlainString()
                : rounded.movePointLeft(power).stripTrailingZeros().toPlainString() + "e" + power;
        return text.replace("-", "−");
    }
}
