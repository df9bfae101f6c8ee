package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mlpc.examples.Page;
import org.mlpc.examples.chart.Chart;
import org.mlpc.examples.chart.Colour;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Split;
import org.mlpc.runtime.Target;
import org.mlpc.runtime.Trainer;

/** Lectures 12 and 13: real numbers, several at once, and any curve you like. */
class RegressionTest {
    private static final Data FILMS = Data.films(400, 12);
    private static final Data SINE = Data.sine(101);

    @Test
    void lecture12ThreeRatingsAreLearnedAtOnce() throws IOException {
        Lecture lecture = Lecture.of("12");
        Page.require(lecture.folder().resolve("films.csv"), FILMS.csv());
        Running network = lecture.network("Ratings");
        Trainer trainer = new Trainer(network.network());
        trainer.train(FILMS.dataset());
        // the films that the trainer holds out with this seed
        Dataset held = Split.of(
                        FILMS.dataset(),
                        Target.Kind.REGRESSION,
                        network.network().training().validation(),
                        network.network().training().seed())
                .validation();
        assertEquals(100, held.size());
        List<String> ratings = List.of("imdb", "critics", "audience");
        for (int rating = 0; rating < 3; rating++) {
            double explained = explained(network, held, rating);
            assertEquals(lecture.numbers(ratings.get(rating))[0], explained, 0.005);
            assertTrue(explained > 0.7, ratings.get(rating) + ": " + explained);
        }
    }

    /** R²: the share of the spread that the predictions explain. */
    private static double explained(Running network, Dataset data, int output) {
        double[] x = new double[data.features()];
        double[] t = new double[data.targets()];
        double[] truth = new double[data.size()];
        double wrong = 0;
        for (int i = 0; i < data.size(); i++) {
            data.input(i, x, 0);
            data.target(i, t, 0);
            truth[i] = t[output];
            wrong += Math.pow(network.predict(x)[output] - truth[i], 2);
        }
        double mean = Arrays.stream(truth).average().orElseThrow();
        double spread = Arrays.stream(truth).map(v -> Math.pow(v - mean, 2)).sum();
        return 1 - wrong / spread;
    }

    @Test
    void lecture13OneHiddenLayerFitsASine() throws IOException {
        Lecture lecture = Lecture.of("13");
        Page.require(lecture.folder().resolve("sine.csv"), SINE.csv());
        Running network = lecture.network("Sine");
        double[] fine = IntStream.rangeClosed(0, 10000)
                .mapToDouble(k -> -Math.PI + 2 * Math.PI * k / 10000)
                .toArray();
        double[] before = network.predict(fine);
        new Trainer(network.network()).train(SINE.dataset());
        double[] after = network.predict(fine);
        double[] error = new double[fine.length];
        for (int i = 0; i < fine.length; i++) {
            error[i] = after[i] - StrictMath.sin(fine[i]);
        }
        double most = Arrays.stream(error).map(Math::abs).max().orElseThrow();
        assertTrue(most < 0.02, "the largest error is " + most);
        assertEquals(lecture.numbers("largest error")[0], most, 0.00005);
        Page.require(
                lecture.folder().resolve("sine.svg"),
                Chart.over("x", -Math.PI, Math.PI)
                        .linear("y", -1.2, 1.2, 460, 280)
                        .dashes("before", Colour.GREY, fine, before)
                        .path("after training", Colour.ORANGE, fine, after)
                        .path(
                                "error × 100",
                                Colour.BLUE,
                                fine,
                                Arrays.stream(error).map(e -> 100 * e).toArray())
                        .svg());
    }
}
