package org.mlpc.benchmarks.c;

/** How large a tile is. */
final class Tiles {
    private static final int LANES_OF_MANY = 16;

    private Tiles() {}

    /** Sums of a tile: 16 where vectors have 16 lanes, since such processors have 32 registers, otherwise 8. */
    static int sums(int lanes) {
        return lanes == LANES_OF_MANY ? 16 : 8;
    }

    /**
     * Rows of a tile with so many vectors in a row; fewer than its sums allow when they would not divide what there is.
     */
    static int rows(int vectors, int lanes, int of) {
        int rows = Math.max(1, sums(lanes) / vectors);
        while (of % rows != 0) {
            rows--;
        }
        return rows;
    }
}
