package org.mlpc.benchmarks.compare;

import java.util.List;
import java.util.Map;
import org.mlpc.benchmarks.protocol.Clock;
import org.mlpc.benchmarks.protocol.ComparisonRow;

/**
 * What was measured of a row.
 *
 * @param peak GFLOP/s of multiply-adds alone, a value for each round; empty without a C compiler
 * @param times microseconds of a step by contender, a value for each round
 * @param deviations what was not as asked for, by contender
 */
record Measured(ComparisonRow row, List<Double> peak, Map<String, List<Double>> times, Map<String, String> deviations) {
    /** The middle of a contender's rounds, NaN when it did not run. */
    double median(String contender) {
        return median(times.getOrDefault(contender, List.of()));
    }

    /** GFLOP/s of the middle round, NaN when it was not measured. */
    double medianPeak() {
        return median(peak);
    }

    /** The share of the peak that a contender's matrix products reach, NaN when it is not known. */
    double share(String contender) {
        return row.operations() * 1e-3 / median(contender) / medianPeak();
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : Clock.median(sorted);
    }
}
