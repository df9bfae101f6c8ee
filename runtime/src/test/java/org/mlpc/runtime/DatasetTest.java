package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static Table numbered(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = i;
        }
        return Table.of(values, 1);
    }

    @Test
    void givesTheSameRowsFromFloatsDoublesAndBytes() {
        Table[] all = {
            Table.of(new float[] {1, 2, 3, 200}, 2),
            Table.of(new double[] {1, 2, 3, 200}, 2),
            Table.ofBytes(new byte[] {1, 2, 3, (byte) 200}, 2)
        };
        for (Table rows : all) {
            float[] f = new float[3];
            double[] d = new double[3];
            rows.read(1, f, 1);
            rows.read(1, d, 0);
            assertEquals(2, rows.size());
            assertArrayEquals(new float[] {0, 3, 200}, f);
            assertArrayEquals(new double[] {3, 200, 0}, d);
        }
    }

    @Test
    void codesLabelsOneHot() {
        Dataset data = Dataset.of(numbered(3), new int[] {2, 0, 1}, 3);
        float[] t = {9, 9, 9, 9};
        data.target(0, t, 1);
        assertArrayEquals(new float[] {9, 0, 0, 1}, t);
        assertEquals(3, data.targets());
        assertEquals(2, data.label(0));
    }

    @Test
    void givesSubsetsOfSubsetsByIndex() {
        Dataset data = Dataset.of(numbered(10), numbered(10));
        Dataset subset = data.subset(9, 7, 5, 3).subset(3, 0);
        double[] x = new double[1];
        subset.input(0, x, 0);
        assertEquals(3, x[0]);
        subset.target(1, x, 0);
        assertEquals(9, x[0]);
        assertEquals(2, subset.size());
        assertThrows(IndexOutOfBoundsException.class, () -> data.subset(10));
    }

    @Test
    void refusesCountsAndLabelsThatDoNotFit() {
        assertEquals(
                "3 rows of inputs but 2 labels",
                assertThrows(IllegalArgumentException.class, () -> Dataset.of(numbered(3), new int[2], 2))
                        .getMessage());
        assertEquals(
                "example 1 has label 5; the labels are 0 to 1",
                assertThrows(IllegalArgumentException.class, () -> Dataset.of(numbered(2), new int[] {0, 5}, 2))
                        .getMessage());
        assertEquals(
                "5 values are no whole number of rows of 2",
                assertThrows(IllegalArgumentException.class, () -> Table.of(new float[5], 2))
                        .getMessage());
    }

    /** 100 examples in the order of their classes: 60 of class 0, 30 of 1, 10 of 2. */
    private static Dataset sorted() {
        int[] labels = new int[100];
        Arrays.fill(labels, 60, 90, 1);
        Arrays.fill(labels, 90, 100, 2);
        return Dataset.of(numbered(100), labels, 3);
    }

    private static int[] counts(Dataset data) {
        int[] counts = new int[data.targets()];
        for (int i = 0; i < data.size(); i++) {
            counts[data.label(i)]++;
        }
        return counts;
    }

    private static BitSet members(Dataset data) {
        BitSet members = new BitSet();
        double[] x = new double[1];
        for (int i = 0; i < data.size(); i++) {
            data.input(i, x, 0);
            assertFalse(members.get((int) x[0]), "an example must occur once");
            members.set((int) x[0]);
        }
        return members;
    }

    @Test
    void holdsOutTheSameShareOfEveryClass() {
        Split split = Split.of(sorted(), Target.Kind.CLASSES, 0.2, 42);
        assertArrayEquals(new int[] {12, 6, 2}, counts(split.validation()));
        assertArrayEquals(new int[] {48, 24, 8}, counts(split.training()));
        BitSet all = members(split.training());
        assertFalse(all.intersects(members(split.validation())));
        all.or(members(split.validation()));
        assertEquals(100, all.cardinality());
    }

    @Test
    void drawsTheSplitFromTheSeed() {
        BitSet one = members(Split.of(sorted(), Target.Kind.CLASSES, 0.2, 1).validation());
        BitSet two = members(Split.of(sorted(), Target.Kind.CLASSES, 0.2, 2).validation());
        assertEquals(
                one, members(Split.of(sorted(), Target.Kind.CLASSES, 0.2, 1).validation()));
        assertNotEquals(one, two);
        assertNotEquals(12, one.get(48, 60).cardinality(), "the tail of a class must not be what is held out");
    }

    @Test
    void stratifiesYesAndNo() {
        float[] t = new float[50];
        Arrays.fill(t, 40, 50, 1);
        Split split = Split.of(Dataset.of(numbered(50), Table.of(t, 1)), Target.Kind.BINARY, 0.3, 7);
        BitSet held = members(split.validation());
        assertEquals(12, held.get(0, 40).cardinality());
        assertEquals(3, held.get(40, 50).cardinality());
    }

    @Test
    void doesNotHoldOutTheTailOfARegression() {
        Split split = Split.of(Dataset.of(numbered(100), numbered(100)), Target.Kind.REGRESSION, 0.2, 42);
        BitSet held = members(split.validation());
        assertEquals(20, held.cardinality());
        assertTrue(held.get(0, 80).cardinality() > 8, held.toString());
    }

    @Test
    void keepsOneExampleOnEachSide() {
        Dataset two = Dataset.of(numbered(2), numbered(2));
        for (double share : new double[] {0.01, 0.5, 0.99}) {
            Split split = Split.of(two, Target.Kind.REGRESSION, share, 1);
            assertEquals(1, split.training().size());
            assertEquals(1, split.validation().size());
        }
        assertThrows(IllegalArgumentException.class, () -> Split.of(two.subset(0), Target.Kind.REGRESSION, 0.5, 1));
        assertThrows(IllegalArgumentException.class, () -> Split.of(two, Target.Kind.REGRESSION, 1, 1));
    }

    @Test
    void keepsRareClassesInTraining() {
        int[] labels = {0, 1, 2, 3, 3, 3, 3, 3, 3, 3};
        Split split = Split.of(Dataset.of(numbered(10), labels, 4), Target.Kind.CLASSES, 0.5, 3);
        assertArrayEquals(new int[] {1, 1, 1, 2}, counts(split.training()));
    }
}
