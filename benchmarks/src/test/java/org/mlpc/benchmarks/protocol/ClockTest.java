package org.mlpc.benchmarks.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final class Counting implements Trainee {
        private final List<Long> portions = new ArrayList<>();

        @Override
        public long run(long n) {
            portions.add(n);
            return n;
        }

        @Override
        public double loss() {
            return 0;
        }
    }

    @Test
    void everyRepetitionIsTimedAndTheTimesAscend() throws Exception {
        Counting trainee = new Counting();
        double[] times = new Clock(0, 1e-4, 5, 60).measure(trainee);
        assertEquals(5, times.length);
        assertTrue(trainee.portions.size() >= 6);
        for (int i = 1; i < times.length; i++) {
            assertTrue(times[i - 1] <= times[i]);
        }
    }

    @Test
    void threeRepetitionsAreMadeHoweverLongTheyTake() throws Exception {
        assertEquals(3, new Clock(0, 1e-4, 7, 0).measure(new Counting()).length);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertEquals(2.5, Clock.median(new double[] {1, 2, 3, 9}));
        assertEquals(3, Clock.median(new double[] {1, 3, 9}));
    }
}
