package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.std.CoveringRows.Pair;

/** Covering arrays hold every pair, and not many more rows than they must. */
class CoveringRowsTest {
    private static final int[] SIZES = {7, 13, 9, 11, 2};

    private static Set<Pair> met(List<int[]> rows) {
        Set<Pair> met = new HashSet<>();
        rows.forEach(row -> met.addAll(CoveringRows.pairsOf(row)));
        return met;
    }

    @Test
    void everyPairOccurs() {
        CoveringRows covering = new CoveringRows(SIZES, row -> true);
        assertEquals(new HashSet<>(CoveringRows.pairs(SIZES)), met(covering.rows()));
        assertEquals(Set.of(), covering.refused());
        assertTrue(
                covering.rows().size() <= 13 * 11 * 1.4, () -> covering.rows().size() + " rows");
    }

    @Test
    void everyPairOccursThatAnAdmittedRowHas() {
        Predicate<int[]> admitted =
                row -> (row[1] + row[2]) % 3 != 0 && !(row[0] == 4 && row[3] < 6) && (row[1] != 2 || row[3] == 0);
        CoveringRows covering = new CoveringRows(SIZES, admitted);
        assertTrue(covering.rows().stream().allMatch(admitted));
        Set<Pair> possible = new HashSet<>();
        Set<Pair> impossible = new HashSet<>();
        for (Pair pair : CoveringRows.pairs(SIZES)) {
            (has(pair, admitted) ? possible : impossible).add(pair);
        }
        assertEquals(possible, met(covering.rows()));
        assertEquals(impossible, covering.refused());
        assertTrue(impossible.size() > 20, () -> impossible.size() + " refused");
    }

    /** Whether an admitted row has a pair, by looking at all rows. */
    private static boolean has(Pair pair, Predicate<int[]> admitted) {
        int[] row = new int[SIZES.length];
        for (int i = 0; i < 7 * 13 * 9 * 11 * 2; i++) {
            int rest = i;
            for (int column = 0; column < row.length; column++) {
                row[column] = rest % SIZES[column];
                rest /= SIZES[column];
            }
            if (row[pair.left()] == pair.value() && row[pair.right()] == pair.other() && admitted.test(row)) {
                return true;
            }
        }
        return false;
    }
}
