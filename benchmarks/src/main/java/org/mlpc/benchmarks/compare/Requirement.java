package org.mlpc.benchmarks.compare;

import java.util.Locale;

/**
 * A line of what is asked for, with what was measured.
 *
 * @param met empty when it could not be measured
 */
record Requirement(String what, String asked, String measured, String met) {
    /** A number that has to be at least so large. */
    static Requirement atLeast(String what, double limit, double value, String unit) {
        return of(what, "at least ", limit, value, unit, value >= limit);
    }

    /** A number that has to be at most so large. */
    static Requirement atMost(String what, double limit, double value, String unit) {
        return of(what, "at most ", limit, value, unit, value <= limit);
    }

    /** What could not be measured, and why. */
    static Requirement open(String what, String reason) {
        return new Requirement(what, "", reason, "");
    }

    private static Requirement of(String what, String bound, double limit, double value, String unit, boolean met) {
        if (Double.isNaN(value)) {
            return open(what, "not measured");
        }
        return new Requirement(what, bound + number(limit) + unit, number(value) + unit, met ? "yes" : "no");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : MarkdownTable.number(value);
    }

    /** As a row of Markdown. */
    String row() {
        return "| " + String.join(" | ", what, asked, measured, met) + " |";
    }
}
