package org.mlpc.compiler.std;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A covering array of strength two: rows, one value a column, in which every pair of values of two columns occurs that
 * any admitted row has.
 */
final class CoveringRows {
    /** Rows drawn for a pair before all that have it are tried. */
    private static final int DRAWN = 12;

    private final int[] sizes;
    private final Predicate<int[]> admitted;
    private final Random random = new Random(11);
    private final Set<Pair> open = new LinkedHashSet<>();
    private final List<int[]> rows = new ArrayList<>();
    private final Set<Pair> refused = new LinkedHashSet<>();

    /** A value of a column together with one of a later column. */
    record Pair(int left, int value, int right, int other) {}

    /**
     * Makes the rows.
     *
     * @param sizes how many values each column has
     * @param admitted whether a row may be used
     */
    CoveringRows(int[] sizes, Predicate<int[]> admitted) {
        this.sizes = sizes;
        this.admitted = admitted;
        List<Pair> pairs = pairs(sizes);
        Collections.shuffle(pairs, random);
        open.addAll(pairs);
        while (!open.isEmpty()) {
            Pair next = open.iterator().next();
            int[] row = best(next);
            if (row == null) {
                refused.add(next);
                open.remove(next);
            } else {
                rows.add(row);
                open.removeAll(pairsOf(row));
            }
        }
    }

    /** All rows, each admitted. */
    List<int[]> rows() {
        return rows;
    }

    /** The pairs that no admitted row has. */
    Set<Pair> refused() {
        return refused;
    }

    /** Every pair of values of two columns. */
    static List<Pair> pairs(int[] sizes) {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < sizes.length; a++) {
            for (int b = a + 1; b < sizes.length; b++) {
                for (int i = 0; i < sizes[a] * sizes[b]; i++) {
                    pairs.add(new Pair(a, i / sizes[b], b, i % sizes[b]));
                }
            }
        }
        return pairs;
    }

    /** The pairs of a row. */
    static List<Pair> pairsOf(int[] row) {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < row.length; a++) {
            for (int b = a + 1; b < row.length; b++) {
                pairs.add(new Pair(a, row[a], b, row[b]));
            }
        }
        return pairs;
    }

    /** The admitted row with a pair that has most of the open pairs, of those drawn; null if there is none at all. */
    private int[] best(Pair pair) {
        int[] best = null;
        int most = 0;
        for (int i = 0; i < DRAWN; i++) {
            int[] row = drawn(pair);
            int met = (int) pairsOf(row).stream().filter(open::contains).count();
            if (met > most && admitted.test(row)) {
                best = row;
                most = met;
            }
        }
        return best != null ? best : any(pair);
    }

    /** Column by column in an order that is drawn, each time the value that adds most open pairs. */
    private int[] drawn(Pair pair) {
        int[] row = free(pair);
        List<Integer> columns = new ArrayList<>(
                IntStream.range(0, row.length).filter(c -> row[c] < 0).boxed().toList());
        Collections.shuffle(columns, random);
        for (int column : columns) {
            int most = -1;
            int best = 0;
            int first = random.nextInt(sizes[column]);
            for (int i = 0; i < sizes[column]; i++) {
                row[column] = (first + i) % sizes[column];
                int met = met(row, column);
                if (met > most) {
                    most = met;
                    best = row[column];
                }
            }
            row[column] = best;
        }
        return row;
    }

    /** How many open pairs a column has with those that are chosen. */
    private int met(int[] row, int column) {
        int met = 0;
        for (int other = 0; other < row.length; other++) {
            int a = Math.min(column, other);
            int b = Math.max(column, other);
            if (a != b && row[other] >= 0 && open.contains(new Pair(a, row[a], b, row[b]))) {
                met++;
            }
        }
        return met;
    }

    /** A row that has a pair and nothing else yet. */
    private int[] free(Pair pair) {
        int[] row = IntStream.of(sizes).map(size -> -1).toArray();
        row[pair.left] = pair.value;
        row[pair.right] = pair.other;
        return row;
    }

    /** The first admitted one of all rows with a pair. */
    private int[] any(Pair pair) {
        int[] fixed = free(pair);
        int all = IntStream.range(0, sizes.length)
                .filter(c -> fixed[c] < 0)
                .map(c -> sizes[c])
                .reduce(1, (a, b) -> a * b);
        for (int i = 0; i < all; i++) {
            int[] row = fixed.clone();
            int rest = i;
            for (int column = 0; column < row.length; column++) {
                if (row[column] < 0) {
                    row[column] = rest % sizes[column];
                    rest /= sizes[column];
                }
            }
            if (admitted.test(row)) {
                return row;
            }
        }
        return null;
    }
}
