package org.mlpc.benchmarks.protocol;

import java.util.Arrays;

/**
 * How a network is timed: it runs for a while in growing portions, which also tells how many steps a repetition has, and
 * then in repetitions of that many steps.
 *
 * @param warm seconds before the first repetition
 * @param repetition seconds of one
 * @param repetitions how many; at least 3 are made
 * @param cap seconds after which no further one starts
 */
public record Clock(double warm, double repetition, int repetitions, double cap) {
    private static final double NANOS = 1e9;
    private static final int LEAST = 3;

    /** A step that takes longer is measured once. */
    private static final double SLOW = 5;

    /** Microseconds of a step, one value for each repetition, ascending. */
    public double[] measure(Trainee trainee) throws Exception {
        long start = System.nanoTime();
        double step = warm(trainee);
        if (step > SLOW) {
            return new double[] {step * 1e6};
        }
        double[] times = new double[Math.max(LEAST, repetitions)];
        int done = 0;
        while (done < times.length && (done < LEAST || seconds(start) < cap)) {
            times[done++] = 1e6 * time(trainee, portion(step));
        }
        times = Arrays.copyOf(times, done);
        Arrays.sort(times);
        return times;
    }

    /** Warms a network; returns the seconds of a step. */
    double warm(Trainee trainee) throws Exception {
        long start = System.nanoTime();
        long n = 1;
        double step;
        do {
            step = time(trainee, n);
            if (step * n < repetition / 2) {
                n *= 2;
            }
        } while (seconds(start) < warm);
        return step;
    }

    /** The steps that fill a repetition. */
    private long portion(double step) {
        return Math.max(1, Math.round(repetition / step));
    }

    /** Seconds of a step over so many. */
    static double time(Trainee trainee, long steps) throws Exception {
        long start = System.nanoTime();
        long done = trainee.run(steps);
        return seconds(start) / done;
    }

    /** The middle of ascending values. */
    public static double median(double[] ascending) {
        int half = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / NANOS;
    }
}
