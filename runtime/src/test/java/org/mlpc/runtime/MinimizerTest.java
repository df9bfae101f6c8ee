package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MinimizerTest {
    /** Makes a minimizer; a record, so that a failure names it. */
    record Maker(String name, BiFunction<Landscape, double[], Minimizer> make) {
        Minimizer of(Landscape landscape, double... start) {
            return make.apply(landscape, start);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Maker> makers() {
        return Stream.of(
                new Maker("lbfgs", (f, w) -> new Lbfgs(f, w, 10)),
                new Maker("lbfgs of short memory", (f, w) -> new Lbfgs(f, w, 2)),
                new Maker("scg", Scg::new));
    }

    /** Iterates to the end, which must come in time; no iteration may lead upwards. */
    private static int run(Minimizer minimizer, int limit) {
        int iterations = 0;
        while (minimizer.end() == null) {
            assertTrue(++iterations <= limit, () -> "no end after " + limit + " iterations: " + minimizer.value());
            double before = minimizer.value();
            minimizer.iterate();
            assertTrue(minimizer.value() <= before, before + " rose to " + minimizer.value());
        }
        return iterations;
    }

    private static double[] alternating(int size) {
        double[] start = new double[size];
        Arrays.setAll(start, i -> i % 2 == 0 ? -1.2 : 1);
        return start;
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void visitsThePointsOfPyTorchsLbfgs() throws IOException {
        Map<String, Landscape> landscapes = Map.of(
                "rosenbrock", Landscape.rosenbrock(2),
                "quadratic", Landscape.quadratic(4, 1000),
                "log_cosh", Landscape.logCosh());
        int compared = 0;
        for (Object element : list(oracle().get("cases"))) {
            Map<?, ?> vectors = (Map<?, ?>) element;
            Landscape landscape = landscapes.get(vectors.get("name"));
            int history = ((Number) vectors.get("history")).intValue();
            Minimizer minimizer = new Lbfgs(landscape, numbers(vectors.get("start")), history);
            for (Object row : list(vectors.get("value, then point"))) {
                double[] expected = numbers(row);
                minimizer.iterate();
                String where = vectors.get("name") + " " + Arrays.toString(expected);
                assertEquals(expected[0], minimizer.value(), 1e-9 * expected[0], where);
                assertArrayEquals(Arrays.copyOfRange(expected, 1, expected.length), minimizer.point(), 1e-9, where);
                compared++;
            }
        }
        assertEquals(30 + 25 + 12, compared);
    }

    private static Map<?, ?> oracle() throws IOException {
        try (InputStream in = MinimizerTest.class.getResourceAsStream("/oracles/lbfgs.json")) {
            return (Map<?, ?>) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static double[] numbers(Object list) {
        return list(list).stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }

    @ParameterizedTest
    @MethodSource("makers")
    void walksDownTheValleyOfRosenbrock(Maker maker) {
        Landscape landscape = Landscape.rosenbrock(2);
        Minimizer minimizer = maker.of(landscape, -1.2, 1);
        run(minimizer, 100);
        assertEquals("the gradient has vanished", minimizer.end());
        assertArrayEquals(ones(2), minimizer.point(), 1e-6);
        assertTrue(landscape.evaluations < 200, landscape.evaluations + " evaluations");
    }

    @ParameterizedTest
    @MethodSource("makers")
    void walksDownRosenbrockInTwentyDimensions(Maker maker) {
        Minimizer minimizer = maker.of(Landscape.rosenbrock(20), alternating(20));
        run(minimizer, 1000);
        assertArrayEquals(ones(20), minimizer.point(), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("makers")
    void findsTheMinimumOfQuadratics(Maker maker) {
        for (double condition : new double[] {1, 10, 1e3}) {
            Minimizer minimizer = maker.of(Landscape.quadratic(10, condition), new double[10]);
            run(minimizer, 500);
            assertEquals("the gradient has vanished", minimizer.end());
            assertArrayEquals(ones(10), minimizer.point(), 1e-7 + 1e-12);
        }
    }

    @Test
    void findsTheMinimumOfIllConditionedQuadratics() {
        Minimizer lbfgs = new Lbfgs(Landscape.quadratic(5, 1e8), new double[5], 10);
        run(lbfgs, 200);
        assertArrayEquals(ones(5), lbfgs.point(), 1e-6);
        Minimizer scg = new Scg(Landscape.quadratic(5, 1e8), new double[5]);
        run(scg, 1000);
        assertArrayEquals(ones(5), scg.point(), 1e-6);
    }

    @Test
    void takesAboutAsManyScgStepsAsThereAreDimensionsOnAQuadratic() {
        Minimizer minimizer = new Scg(Landscape.quadratic(4, 100), new double[4]);
        assertTrue(run(minimizer, 100) <= 12);
    }

    @ParameterizedTest
    @MethodSource("makers")
    void leavesARegionOfNegativeCurvature(Maker maker) {
        Minimizer minimizer = maker.of(Landscape.doubleWell(), 0.1);
        run(minimizer, 50);
        assertEquals(1, Math.abs(minimizer.point()[0]), 1e-7);
    }

    @ParameterizedTest
    @MethodSource("makers")
    void turnsBackWhereTheLossIsNoNumber(Maker maker) {
        Minimizer minimizer = maker.of(Landscape.cliff(), -5);
        run(minimizer, 50);
        assertEquals(-0.001, minimizer.point()[0], 1e-7);
    }

    @ParameterizedTest
    @MethodSource("makers")
    void learnsASineWithASmallNetwork(Maker maker) {
        Landscape landscape = Landscape.network();
        SplittableRandom random = new SplittableRandom(11);
        double[] start = new double[landscape.size()];
        Arrays.setAll(start, i -> random.nextDouble() * 2 - 1);
        Minimizer minimizer = maker.of(landscape, start);
        for (int i = 0; i < 600; i++) {
            minimizer.iterate();
        }
        assertTrue(minimizer.value() < 1e-6, "loss " + minimizer.value());
    }

    @ParameterizedTest
    @MethodSource("makers")
    void endsWhenDifferencesDrownInRounding(Maker maker) {
        Landscape exact = Landscape.rosenbrock(4);
        Landscape rounded = new Landscape(4, (x, g) -> {
            float value = (float) (1 + exact.valueAndGradient(x, g));
            Arrays.setAll(g, i -> (float) g[i] + 1e-5f * Math.signum(g[i])); // never flat
            return value;
        });
        Minimizer minimizer = maker.of(rounded, alternating(4));
        run(minimizer, 300);
        assertTrue(minimizer.end().matches("no step .*|the loss has stopped falling"), minimizer.end());
        assertArrayEquals(ones(4), minimizer.point(), 1e-2);
    }

    @ParameterizedTest
    @MethodSource("makers")
    void staysWhereTheGradientIsZero(Maker maker) {
        Landscape landscape = Landscape.rosenbrock(3);
        Minimizer minimizer = maker.of(landscape, 1, 1, 1);
        assertNull(minimizer.end());
        minimizer.iterate();
        assertEquals("the gradient has vanished", minimizer.end());
        minimizer.iterate();
        assertArrayEquals(ones(3), minimizer.point());
        assertEquals(1, landscape.evaluations);
    }

    @Test
    void endsWhereNoStepLeadsDown() {
        Minimizer minimizer = new Lbfgs(Landscape.kink(), new double[] {-5.3}, 10);
        run(minimizer, 50);
        assertEquals("no step along the gradient lowers the loss", minimizer.end());
        assertEquals(0, minimizer.point()[0], 1e-10);
    }

    @ParameterizedTest
    @MethodSource("makers")
    void givesTheSameBitsAgainAndLeavesItsStartAlone(Maker maker) {
        double[] start = alternating(6);
        List<double[]> ends = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Minimizer minimizer = maker.of(Landscape.rosenbrock(6), start);
            for (int k = 0; k < 25; k++) {
                minimizer.iterate();
            }
            ends.add(minimizer.point());
        }
        assertArrayEquals(ends.get(0), ends.get(1));
        assertArrayEquals(alternating(6), start);
    }

    @Test
    void endsEverySearchAtTheStrongWolfeConditions() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 200; i++) {
            Landscape landscape = i % 2 == 0 ? Landscape.rosenbrock(4) : Landscape.logCosh();
            double[] start = new double[landscape.size()];
            Arrays.setAll(start, k -> random.nextDouble() * 8 - 4);
            Minimizer from = new Scg(landscape, start);
            double[] direction = new double[start.length];
            Arrays.setAll(direction, k -> -from.g[k] * (0.2 + random.nextDouble()));
            double slope = Minimizer.dot(direction, from.g);
            WolfeSearch search = new WolfeSearch(landscape);
            double first = StrictMath.pow(10, random.nextDouble() * 8 - 6);
            assertTrue(search.from(from, slope, direction, first));
            double there = Minimizer.dot(direction, search.gradient());
            assertTrue(search.value() <= from.value() + 1e-4 * search.length() * slope);
            assertTrue(Math.abs(there) <= 0.9 * Math.abs(slope), i + ": " + there + " of " + slope);
        }
    }

    /** The algorithm of M. Møller (1993), step by step as the paper numbers them; the points of its successful steps. */
    private static List<double[]> moller(Landscape f, double[] start, int successes) {
        int n = start.length;
        List<double[]> points = new ArrayList<>();
        double[] w = start.clone();
        double[] gradient = new double[n];
        double value = f.valueAndGradient(w, gradient); // 1
        double[] r = times(-1, gradient);
        double[] p = r.clone();
        double lambda = 1e-6;
        double raised = 0;
        double delta = 0;
        boolean success = true;
        for (int k = 1; points.size() < successes && Minimizer.largest(r) > Minimizer.FLAT; k++) {
            double square = Minimizer.dot(p, p);
            if (success) { // 2
                double sigma = 1e-4 / Math.sqrt(square);
                double[] near = new double[n];
                f.valueAndGradient(sum(w, times(sigma, p)), near);
                delta = Minimizer.dot(p, times(1 / sigma, sum(near, r)));
            }
            delta += (lambda - raised) * square; // 3
            if (delta <= 0) { // 4
                raised = 2 * (lambda - delta / square);
                delta = -delta + lambda * square;
                lambda = raised;
            }
            double mu = Minimizer.dot(p, r); // 5
            double alpha = mu / delta;
            double[] to = sum(w, times(alpha, p)); // 6
            double lower = f.valueAndGradient(to, gradient);
            double comparison = 2 * delta * (value - lower) / (mu * mu);
            success = comparison >= 0; // 7
            if (success) {
                double[] next = times(-1, gradient);
                double beta = (Minimizer.dot(next, next) - Minimizer.dot(next, r)) / mu;
                p = k % n == 0 ? next.clone() : sum(next, times(beta, p));
                r = next;
                w = to;
                value = lower;
                raised = 0;
                points.add(w);
                lambda = comparison >= 0.75 ? lambda / 4 : lambda;
            } else {
                raised = lambda;
            }
            lambda += comparison < 0.25 ? delta * (1 - comparison) / square : 0; // 8
        }
        return points;
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(v -> factor * v).toArray();
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    @Test
    @Timeout(20)
    void visitsThePointsOfMollersAlgorithm() {
        double[] weights = new SplittableRandom(3).doubles(19, -0.5, 0.5).toArray();
        Map<double[], Landscape> landscapes = Map.of(
                new double[] {-1.2, 1},
                Landscape.rosenbrock(2),
                alternating(5),
                Landscape.rosenbrock(5),
                new double[4],
                Landscape.quadratic(4, 100),
                new double[] {0.2},
                Landscape.doubleWell(),
                new double[] {6, 5},
                Landscape.logCosh(),
                weights,
                Landscape.network());
        landscapes.forEach((start, landscape) -> {
            int compared = 0;
            Minimizer scg = new Scg(landscape, start);
            for (double[] point : moller(landscape, start, 25)) {
                scg.iterate();
                if (scg.end() != null) {
                    break;
                }
                assertArrayEquals(point, scg.point(), 1e-6 * Math.max(1, Minimizer.largest(point)));
                compared++;
            }
            assertTrue(compared >= 3, "compared " + compared + " of " + start.length);
        });
    }
}
