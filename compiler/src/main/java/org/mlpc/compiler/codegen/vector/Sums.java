package org.mlpc.compiler.codegen.vector;

import static org.mlpc.compiler.codegen.vector.Places.times;

import java.util.OptionalInt;

/**
 * Sums of products for many rows, {@code c[r][v] = start + Σ a[r][k] b[k][v]} with k ascending, and all that is known of
 * them when a class is written. What is constant in the text the JIT compiler need not check for every element.
 *
 * @param name of the method
 * @param doc what it computes
 * @param a where its rows lie
 * @param b where its columns lie
 * @param columns of b and c
 * @param cRow from a row of c to the next
 * @param count how many k there are; without it the method is told
 * @param start what the sums start with
 * @param rest rows behind the last whole tile; negative where their number is not known
 */
public record Sums(
        String name, String doc, Rows a, Columns b, int columns, int cRow, OptionalInt count, Start start, int rest) {
    /** Floats in the longest vectors that processors have. */
    public static final int LANES = 16;

    /** So many rows of b stay in registers while the rows of a pass by. */
    private static final int KEPT = 12;

    /** Columns of a panel: so many lie side by side, and below them those of the next k, in one stream for a tile. */
    public static final int PANEL = 64;

    /**
     * Where a[r][k] lies.
     *
     * @param row from a row to the next
     * @param step from one k to the next
     * @param panel how many k a panel holds; 0 where a does not lie in panels of 64 rows side by side
     */
    public record Rows(int row, int step, int panel) {
        /** Rows one after the other. */
        public static Rows ofLength(int length) {
            return new Rows(length, 1, 0);
        }

        /** Rows side by side, as columns of something so wide. */
        public static Rows across(int width) {
            return new Rows(1, width, 0);
        }

        /** Rows side by side, in panels. */
        public static Rows inPanels(int height) {
            return new Rows(1, PANEL, height);
        }

        /** The place of row r, in Java. */
        String place(String r) {
            return panel == 0 ? times(row, r) : Sums.inPanels(panel, r);
        }
    }

    /**
     * Where b[k][v] lies.
     *
     * @param step from one k to the next
     * @param panel how many k a panel holds; 0 where b does not lie in panels of 64 columns
     */
    public record Columns(int step, int panel) {
        /** Rows one after the other. */
        public static Columns ofLength(int length) {
            return new Columns(length, 0);
        }

        /** Columns in panels. */
        public static Columns inPanels(int height) {
            return new Columns(PANEL, height);
        }

        /** The place of column v, in Java. */
        String place(String v) {
            return panel == 0 ? v : Sums.inPanels(panel, v);
        }
    }

    private static String inPanels(int height, String index) {
        return height * PANEL + " * (" + index + " / 64) + " + index + " % 64";
    }

    /** What sums start with. */
    public enum Start {
        /** With what c holds. */
        HELD,
        /** With what d holds, which is c, or zeros for the rows of one tile. */
        GIVEN,
        /** With a row of numbers that is the same for all rows of c. */
        ROW,
        /** With nothing. */
        ZERO,
        /** With the first product itself. */
        PRODUCT
    }

    /** Whether sums go on from where they stand. */
    public boolean continued() {
        return start == Start.HELD || start == Start.GIVEN;
    }

    /** Whether b is small enough to stay in registers. */
    public boolean kept() {
        return !continued() && count.isPresent() && count.getAsInt() <= KEPT;
    }

    /** Whether a vector may be longer than a row of c, so that it reaches into the next one. */
    public boolean narrow() {
        return !continued() && columns < LANES;
    }

    /** Whether the last vector of a row takes columns again that are done, whose sums must not grow twice. */
    public boolean partial() {
        return continued() && columns % LANES != 0;
    }

    /** Whether the sums run over examples, of which some are left out before the first. */
    public boolean ranged() {
        return count.isEmpty();
    }

    /** How many k there are, in Java. */
    public String counted() {
        return count.isPresent() ? Integer.toString(count.getAsInt()) : "count";
    }
}
