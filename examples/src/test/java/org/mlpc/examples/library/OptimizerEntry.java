package org.mlpc.examples.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.examples.chart.Chart;
import org.mlpc.examples.chart.Colour;
import org.mlpc.examples.chart.Contours;

/** The way of an optimizer through a long valley, ½ (0.1 x² + 2 y²), as its definition says. */
final class OptimizerEntry {
    private static final int STEPS = 60;
    private static final double[] START = {-8, 2.5};
    private static final double[] CURVATURE = {0.1, 2};

    /** Rates at which the way is neither a dot nor a scribble. */
    private static final Map<String, Double> RATES = Map.of(
            "sgd",
            0.9,
            "momentum",
            0.2,
            "nesterov",
            0.2,
            "adagrad",
            1.5,
            "rmsprop",
            0.1,
            "adadelta",
            60.0,
            "rprop",
            0.1,
            "lion",
            0.15);

    private static final double USUAL = 0.5;

    private final String use;
    private final Optimizer optimizer;

    OptimizerEntry(String name) {
        use = name + "(learning_rate = " + Markdown.number(RATES.getOrDefault(name, USUAL)) + ")";
        optimizer = Definitions.optimizer(use);
    }

    /** One parameter with its memory. */
    private final class Parameter {
        private final Map<String, Double> values = new HashMap<>();

        Parameter(double w) {
            values.put("w", w);
            optimizer.arguments().forEach(a -> values.put(a.name(), a.value()));
            optimizer.states().forEach(s -> values.put(s.name(), s.start()));
            optimizer.scalars().forEach(s -> values.put(s.name(), s.start()));
        }

        double step(double gradient, int t) {
            values.put("g", gradient);
            values.put("t", (double) t);
            optimizer.updates().forEach(u -> values.put(u.target(), Evaluator.scalar(u.value(), values)));
            return values.get("w");
        }
    }

    String curve() {
        Chart chart = Chart.over("x", -9, 3).linear("y", -3, 3, 360, 200);
        Contours valley =
                new Contours(grid(-9, 3), grid(-3, 3), (x, y) -> (CURVATURE[0] * x * x + CURVATURE[1] * y * y) / 2);
        for (double level : new double[] {0.05, 0.3, 1, 2, 4, 7}) {
            valley.lines(level).forEach(line -> chart.thin(column(List.of(line), 0), column(List.of(line), 1)));
        }
        List<double[]> path = path();
        return chart.path(use, Colour.ORANGE, column(path, 0), column(path, 1))
                .dots("", Colour.BLUE, column(path, 0), column(path, 1))
                .svg();
    }

    private List<double[]> path() {
        double[] at = START.clone();
        Parameter[] parameters = {new Parameter(at[0]), new Parameter(at[1])};
        List<double[]> path = new ArrayList<>(List.of(at.clone()));
        for (int t = 1; t <= STEPS; t++) {
            for (int i = 0; i < 2; i++) {
                at[i] = parameters[i].step(CURVATURE[i] * at[i], t);
            }
            path.add(at.clone());
        }
        return path;
    }

    private static double[] grid(double low, double high) {
        return IntStream.rangeClosed(0, 120)
                .mapToDouble(k -> low + (high - low) * k / 120)
                .toArray();
    }

    private static double[] column(List<double[]> points, int index) {
        return points.stream().mapToDouble(p -> p[index]).toArray();
    }
}
