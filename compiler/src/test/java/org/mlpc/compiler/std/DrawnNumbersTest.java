package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;

/**
 * What dropout and drawn parameters draw in training: the right numbers as often as they should come, and none of them
 * tells anything about its neighbours, other rows, other steps, other layers, other variables or other seeds.
 */
class DrawnNumbersTest {
    private static final int ROWS = 16;
    private static final int STEPS = 40;
    private static final double SIGMAS = 4;
    private static final double DROPPED = 0.3;

    /**
     * A layer that draws.
     *
     * @param network its class
     * @param units of the layer
     * @param z what goes in
     */
    private record Drawing(String network, int units, double z) {
        boolean dropout() {
            return network.contains("Dropout");
        }

        /** What the drawn number does to z, made uniform in [0, 1) or, for dropout, 1 where z is kept. */
        double drawn(double slope) {
            return dropout()
                    ? (slope == 0 ? 0 : 1)
                    : network.contains("Rrelu") ? (slope - 1.0 / 8) / (5.0 / 24) : slope;
        }

        double mean() {
            return dropout() ? 1 - DROPPED : 0.5;
        }

        double variance() {
            return dropout() ? DROPPED * (1 - DROPPED) : 1.0 / 12;
        }
    }

    private static Generated generated;

    static List<Drawing> drawings() {
        return List.of(
                new Drawing("FewDropout", 5, 1),
                new Drawing("ManyDropout", 96, 1),
                new Drawing("DoubleDropout", 5, 1),
                new Drawing("FewRrelu", 5, -1),
                new Drawing("ManyRrelu", 96, -1),
                new Drawing("DoubleRrelu", 5, -1),
                new Drawing("FewTwo", 5, 1),
                new Drawing("ManyTwo", 96, 1));
    }

    private static String network(String name, int units, String behind, String settings) {
        return "network " + name + " { input " + ROWS + " dense " + units + " identity { bias none } " + behind
                + " loss probe optimizer sgd train { batch " + ROWS + settings + " } }\n";
    }

    @BeforeAll
    static void compile() {
        // the loss hands t on as the derivative with respect to the outputs
        StringBuilder text = new StringBuilder("loss probe(y[], t[]) = sum(t * y)\n");
        text.append("activation two(z; above ~ uniform(0, 1), below ~ uniform(0, 1)) =\n");
        text.append("    if z > 0 then above * z else below * z\n");
        for (Drawing drawing : drawings()) {
            String lines = drawing.dropout()
                    ? "dropout " + DROPPED
                    : drawing.network().contains("Rrelu") ? "activate rrelu" : "activate two";
            String precision = drawing.network().contains("Double") ? " precision float64" : "";
            String name = drawing.network();
            text.append(network(name, drawing.units(), lines, precision));
            text.append(network("Later" + name, drawing.units(), "activate identity " + lines, precision));
            text.append(network("Seeded" + name, drawing.units(), lines, precision + " seed 43"));
        }
        generated = Generated.from(text.toString());
    }

    /** What is drawn in steps, rows and units, one behind the other. */
    private static double[] draws(Drawing drawing, String network, double z) {
        Calls calls = generated.calls(network);
        int units = drawing.units();
        double[] weights = new double[units * ROWS];
        Arrays.fill(weights, z);
        calls.network().write("layer1.weight", weights);
        double[] x = new double[ROWS * ROWS];
        for (int b = 0; b < ROWS; b++) {
            // example b has input b alone, so that the weights' gradient tells the examples apart
            x[b * ROWS + b] = 1;
        }
        double[] ones = new double[ROWS * units];
        Arrays.fill(ones, 1);
        double[] drawn = new double[STEPS * ROWS * units];
        double[] gradient = new double[calls.network().parameters()];
        for (int step = 0; step < STEPS; step++) {
            calls.gradient(x, ones, ROWS, gradient);
            for (int b = 0; b < ROWS; b++) {
                for (int u = 0; u < units; u++) {
                    drawn[(step * ROWS + b) * units + u] = drawing.drawn(gradient[u * ROWS + b] * ROWS);
                }
            }
            // a step without a gradient changes no weight
            calls.step(x, new double[ROWS * units], ROWS);
        }
        return drawn;
    }

    private static double[] draws(Drawing drawing) {
        return draws(drawing, drawing.network(), drawing.z());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void numbersComeAsOftenAsTheyShould(Drawing drawing) {
        double[] drawn = draws(drawing);
        double mean = Arrays.stream(drawn).average().orElseThrow();
        assertEquals(drawing.mean(), mean, SIGMAS * Math.sqrt(drawing.variance() / drawn.length));
        int bins = drawing.dropout() ? 2 : 20;
        double[] counts = new double[bins];
        for (double number : drawn) {
            counts[Math.min(bins - 1, (int) (number * bins))]++;
        }
        double chiSquare = 0;
        for (int bin = 0; bin < bins; bin++) {
            double share = drawing.dropout() ? (bin == 0 ? DROPPED : 1 - DROPPED) : 1.0 / bins;
            chiSquare += Math.pow(counts[bin] - share * drawn.length, 2) / (share * drawn.length);
        }
        assertTrue(chiSquare < bins - 1 + SIGMAS * SIGMAS * Math.sqrt(bins - 1), "chi square " + chiSquare);
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyUnitEveryRowAndEveryStepHasItsShare(Drawing drawing) {
        double[] drawn = draws(drawing);
        int units = drawing.units();
        evenly(drawing, drawn, units, k -> k % units);
        evenly(drawing, drawn, ROWS, k -> k / units % ROWS);
        evenly(drawing, drawn, STEPS, k -> k / units / ROWS);
    }

    /** The means of groups of the same size spread as those of independent numbers do. */
    private static void evenly(Drawing drawing, double[] drawn, int groups, IntUnaryOperator group) {
        double[] sums = new double[groups];
        for (int k = 0; k < drawn.length; k++) {
            sums[group.applyAsInt(k)] += drawn[k] - drawing.mean();
        }
        double chiSquare = Arrays.stream(sums).map(s -> s * s).sum() * groups / drawn.length / drawing.variance();
        double deviation = Math.sqrt(2.0 * groups);
        assertEquals(groups, chiSquare, SIGMAS * deviation, groups + " groups");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void noNumberTellsAnythingAboutItsNeighbours(Drawing drawing) {
        double[] drawn = draws(drawing);
        int units = drawing.units();
        for (int lag = 1; lag <= 4; lag++) {
            unrelated(drawing, drawn, drawn, lag, "unit + " + lag);
            unrelated(drawing, drawn, drawn, lag * units, "row + " + lag);
            unrelated(drawing, drawn, drawn, lag * units * ROWS, "step + " + lag);
            unrelated(drawing, drawn, drawn, lag * units + 1, "row and unit + " + lag);
        }
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void noNumberTellsAnythingAboutOtherLayersSeedsAndVariables(Drawing drawing) {
        double[] drawn = draws(drawing);
        double[] later = draws(drawing, "Later" + drawing.network(), drawing.z());
        double[] seeded = draws(drawing, "Seeded" + drawing.network(), drawing.z());
        for (int lag = 0; lag <= 2; lag++) {
            unrelated(drawing, drawn, later, lag, "layer, " + lag);
            unrelated(drawing, drawn, seeded, lag, "seed, " + lag);
            if (drawing.network().endsWith("Two")) {
                double[] below = draws(drawing, drawing.network(), -drawing.z());
                unrelated(drawing, drawn, below, lag, "variable, " + lag);
            }
        }
    }

    /** The correlation of numbers with others that stand so far behind is that of independent ones. */
    private static void unrelated(Drawing drawing, double[] some, double[] others, int lag, String what) {
        double sum = 0;
        int count = some.length - lag;
        for (int k = 0; k < count; k++) {
            sum += (some[k] - drawing.mean()) * (others[k + lag] - drawing.mean());
        }
        double correlation = sum / count / drawing.variance();
        assertTrue(Math.abs(correlation) < SIGMAS / Math.sqrt(count), what + ": correlation " + correlation);
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void whatIsDrawnDependsOnNothingElse(Drawing drawing) {
        assertTrue(Arrays.equals(draws(drawing), draws(drawing)));
        double[] twice = draws(drawing, drawing.network(), 2 * drawing.z());
        assertTrue(Arrays.equals(draws(drawing), twice), "another input, other numbers");
    }
}
