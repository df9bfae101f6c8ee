package org.mlpc.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Compilation.Asked;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Table;

/** Which data are said to be in want of a scale, where the model leaves it open. */
class UnscaledInputsTest {
    private static final String REMEDY =
            "; write `scale standardize` in the model, or `scale none` if they are meant so  [m.mlp:2: input]";

    private static Optional<String> note(boolean open, List<String> names, double[][] rows) {
        double[] x = IntStream.range(0, rows.length)
                .boxed()
                .flatMap(i -> java.util.Arrays.stream(rows[i]).boxed())
                .mapToDouble(Double::doubleValue)
                .toArray();
        Dataset data = Dataset.of(Table.of(x, rows[0].length), Table.of(new double[rows.length], 1));
        TrainingData training = new TrainingData(Optional.of(data), Optional.empty(), Optional.empty(), names);
        return UnscaledInputs.note(training, new ModelLines(new Asked("m.mlp", 2, List.of(), 0, open)));
    }

    @Test
    void theWorstColumnIsNamedWithItsRange() {
        double[][] ages = {{1, 0.5, 20}, {0, 0.25, 90}, {1, 1, 31}};
        assertEquals(
                Optional.of("the inputs are not scaled: `age` goes from 20 to 90" + REMEDY),
                note(true, List.of("a", "b", "age"), ages));
        assertEquals(
                Optional.of("the inputs are not scaled: input 3 goes from 20 to 90" + REMEDY),
                note(true, List.of(), ages));
        double[][] apart = {{1, 0.002}, {2, 0.001}, {5, 0.003}};
        assertEquals(
                Optional.of(
                        "the inputs are not scaled: `a` goes from 1 to 5, but `b` goes from 0.001 to 0.003" + REMEDY),
                note(true, List.of("a", "b"), apart));
        assertEquals(Optional.empty(), note(false, List.of("a", "b"), apart), "the model says so, or has names");
    }

    @Test
    void inputsOfOneModerateSizeAreFine() {
        assertEquals(Optional.empty(), note(true, List.of(), new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}), "xor");
        assertEquals(Optional.empty(), note(true, List.of(), new double[][] {{-1, 5}, {1, 5}}), "a constant column");
        Random random = new Random(1);
        double[][] standard = new double[500][7];
        double[][] rare = new double[5000][2];
        for (double[] row : standard) {
            java.util.Arrays.setAll(row, i -> random.nextGaussian());
        }
        standard[3][2] = 40; // an outlier of what is scaled
        for (int i = 0; i < rare.length; i++) {
            rare[i][0] = random.nextInt(2);
            rare[i][1] = i == 7 ? 1 : 0;
        }
        assertEquals(Optional.empty(), note(true, List.of(), standard));
        assertEquals(Optional.empty(), note(true, List.of(), rare), "a rare yes is as far from no as a usual one");
    }
}
