package org.mlpc.examples.library;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.examples.chart.Chart;
import org.mlpc.examples.chart.Colour;

/** What the page says of a schedule, besides its definition. */
final class ScheduleEntry {
    private static final double[] STEPS =
            IntStream.rangeClosed(0, 1000).mapToDouble(k -> k).toArray();

    private final String use;

    ScheduleEntry(String name) {
        use = Definitions.use("schedule", name);
    }

    String use() {
        return use;
    }

    /** The rate over a thousand steps. */
    String curve() {
        Optimizer.Schedule schedule = Definitions.optimizer("sgd(learning_rate = " + use + ")")
                .arguments()
                .get(0)
                .schedule()
                .orElseThrow(() -> new AssertionError(use + " is no schedule"));
        double[] rates = Arrays.stream(STEPS)
                .map(step -> Evaluator.scalar(schedule.value(), Map.of("step", step)))
                .toArray();
        return Chart.over("step", 0, 1000)
                .linear("", 0, 0.11, 360, 200)
                .curve("rate", Colour.BLUE, STEPS, rates)
                .svg();
    }
}
