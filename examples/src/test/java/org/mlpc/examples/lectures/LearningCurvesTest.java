package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mlpc.examples.Page;
import org.mlpc.examples.chart.Chart;
import org.mlpc.examples.chart.Colour;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Trainer;

/** Lecture 14: learning curves are drawn, and judged by their shape. */
class LearningCurvesTest {
    private static final Data POINTS = Data.noisy(40, 14);
    private static final Data HELD_OUT = Data.noisy(200, 41);

    @Test
    void lecture14TheDataAreInTheFolder() throws IOException {
        Lecture lecture = Lecture.of("14");
        Page.require(lecture.folder().resolve("points.csv"), POINTS.csv());
        Page.require(lecture.folder().resolve("held-out.csv"), HELD_OUT.csv());
    }

    @ParameterizedTest
    @CsvSource({
        "TooSmall, UNDER_FIT, too-small.svg",
        "TooLarge, OVER_FIT, too-large.svg",
        "JustRight, GOOD_FIT, just-right.svg"
    })
    void lecture14CurvesAreJudgedByTheirShape(String name, Verdict verdict, String picture) throws IOException {
        Lecture lecture = Lecture.of("14");
        List<Epoch> epochs = new Trainer(lecture.network(name).network())
                .validation(HELD_OUT.dataset())
                .train(POINTS.dataset());
        double[] training = epochs.stream().mapToDouble(Epoch::loss).toArray();
        double[] validation = epochs.stream()
                .mapToDouble(e -> e.evaluation().orElseThrow().loss())
                .toArray();
        assertEquals(verdict, Verdict.of(training, validation, spread()));
        Near.require(
                lecture.numbers(name),
                new double[] {Verdict.end(training), Verdict.lowest(validation), Verdict.end(validation)},
                0.005);
        double[] numbers = epochs.stream().mapToDouble(Epoch::number).toArray();
        Page.require(
                lecture.folder().resolve(picture),
                Chart.over("epoch", 0, epochs.size())
                        .logarithmic("loss", 0.01, 2, 460, 220)
                        .path("training", Colour.BLUE, numbers, training)
                        .path("validation", Colour.ORANGE, numbers, validation)
                        .svg());
    }

    /** The loss of always guessing the mean. */
    private static double spread() {
        double[] t = POINTS.t();
        double mean = 0;
        for (double value : t) {
            mean += value / t.length;
        }
        double spread = 0;
        for (double value : t) {
            spread += (value - mean) * (value - mean) / t.length;
        }
        return spread;
    }
}
