package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyPartIsDoneOnceInEveryRound(int threads) {
        try (Team team = Team.of(threads)) {
            AtomicIntegerArray counts = new AtomicIntegerArray(threads);
            for (int round = 1; round <= 2000; round++) {
                team.run((part, parts) -> {
                    assertEquals(threads, parts);
                    counts.incrementAndGet(part);
                });
                for (int part = 0; part < threads; part++) {
                    assertEquals(round, counts.get(part));
                }
            }
        }
    }

    @Test
    void whatPartsWriteIsSeenAfterwards() {
        double[] values = new double[1000];
        double[] expected = new double[1000];
        try (Team team = Team.of(3)) {
            for (int round = 0; round < 500; round++) {
                int now = round;
                team.run((part, parts) -> {
                    int to = Team.share(values.length, part + 1, parts);
                    for (int i = Team.share(values.length, part, parts); i < to; i++) {
                        values[i] = now + i;
                    }
                });
                Arrays.setAll(expected, i -> now + i);
                assertArrayEquals(expected, values);
            }
        }
    }

    @Test
    void helpersThatFellAsleepWakeUp() throws InterruptedException {
        AtomicIntegerArray counts = new AtomicIntegerArray(2);
        try (Team team = Team.of(2)) {
            for (int round = 0; round < 5; round++) {
                team.run((part, parts) -> counts.incrementAndGet(part));
                Thread.sleep(20);
            }
        }
        assertEquals(5, counts.get(1));
    }

    @Test
    void sharesMeetWithoutGapOrOverlap() {
        for (int count : new int[] {0, 1, 2, 7, 100, Integer.MAX_VALUE}) {
            for (int parts = 1; parts <= 9; parts++) {
                assertEquals(0, Team.share(count, 0, parts));
                assertEquals(count, Team.share(count, parts, parts));
            }
        }
        assertEquals(3, Team.share(10, 1, 3));
        assertEquals(6, Team.share(10, 2, 3));
    }

    @Test
    void sharesOfBlocksDivideNone() {
        assertEquals(0, Team.share(10, 4, 0, 2));
        assertEquals(4, Team.share(10, 4, 1, 2));
        assertEquals(10, Team.share(10, 4, 2, 2));
        for (int count = 0; count < 40; count++) {
            for (int parts = 1; parts < 9; parts++) {
                assertEquals(0, Team.share(count, 16, 0, parts));
                assertEquals(count, Team.share(count, 16, parts, parts));
                for (int part = 1; part < parts; part++) {
                    int begin = Team.share(count, 16, part, parts);
                    assertTrue(begin % 16 == 0 || begin == count, "a part begins at " + begin);
                }
            }
        }
    }

    @Test
    void aFailureOfAHelperIsTheCallers() {
        try (Team team = Team.of(2)) {
            Team.Work fails = (part, parts) -> {
                if (part == 1) {
                    throw new IllegalArgumentException("as planned");
                }
            };
            IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> team.run(fails));
            assertEquals("as planned", thrown.getCause().getMessage());
            int[] done = new int[2];
            team.run((part, parts) -> done[part]++);
            assertArrayEquals(new int[] {1, 1}, done);
        }
    }

    @Test
    void sizesAreChecked() {
        assertSame(Team.ALONE, Team.of(1));
        assertThrows(IllegalArgumentException.class, () -> Team.of(0));
        assertThrows(IllegalArgumentException.class, () -> Team.of(1025));
        Team closed = Team.of(2);
        closed.close();
        assertThrows(IllegalStateException.class, () -> closed.run((part, parts) -> {}));
        Team.ALONE.close();
        Team.ALONE.run((part, parts) -> {});
    }
}
