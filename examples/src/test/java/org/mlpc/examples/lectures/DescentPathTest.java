package org.mlpc.examples.lectures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mlpc.examples.Page;
import org.mlpc.examples.chart.Chart;
import org.mlpc.examples.chart.Colour;
import org.mlpc.examples.chart.Contours;

/** Lecture 5: draws the error surface, asked from the class, and the way that its steps take. */
class DescentPathTest {
    private static final double[] X = {0.5, 2.5};
    private static final double[] Y = {0.2, 0.9};
    private static final double[] LEVELS = {0.0005, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35};

    @Test
    void lecture05TheSurfaceAndThePathAreDrawn() throws IOException {
        Lecture lecture = Lecture.of("05");
        Chart chart = Chart.over("w", -3, 4).linear("b", -4, 2, 460, 380);
        Running surface = lecture.network("Descent");
        Contours contours = new Contours(grid(-3, 4, 140), grid(-4, 2, 120), (w, b) -> loss(surface, w, b));
        for (double level : LEVELS) {
            contours.lines(level).forEach(line -> chart.thin(column(line, 0), column(line, 1)));
        }
        Running neuron = lecture.network("Descent");
        List<double[]> path = new ArrayList<>(List.of(place(neuron)));
        for (int epoch = 0; epoch < 1000; epoch++) {
            neuron.step(X, Y);
            path.add(place(neuron));
        }
        double[][] all = path.toArray(double[][]::new);
        chart.path("a thousand steps", Colour.ORANGE, column(all, 0), column(all, 1));
        double[][] marked = {all[0], all[10], all[100], all[1000]};
        chart.dots("after 0, 10, 100, 1000", Colour.BLUE, column(marked, 0), column(marked, 1));
        Page.require(lecture.folder().resolve("surface.svg"), chart.svg());
    }

    private static double[] grid(double low, double high, int steps) {
        return IntStream.rangeClosed(0, steps)
                .mapToDouble(k -> low + (high - low) * k / steps)
                .toArray();
    }

    private static double loss(Running neuron, double w, double b) {
        neuron.network().write("output.weight", new double[] {w});
        neuron.network().write("output.bias", new double[] {b});
        return neuron.loss(X, Y);
    }

    private static double[] place(Running neuron) {
        return new double[] {neuron.read("output.weight")[0], neuron.read("output.bias")[0]};
    }

    private static double[] column(double[][] points, int index) {
        double[] column = new double[points.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = points[i][index];
        }
        return column;
    }
}
