package org.mlpc.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Evaluation;
import org.mlpc.training.run.MeasuredOn;

class ProgressLinesTest {
    private static final Evaluation GOOD = new Evaluation(0.25, Map.of("accuracy", 0.9666));

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    private ProgressLines lines(MeasuredOn measured, String... notes) {
        return new ProgressLines(
                new ProgressText("Net", measured, List.of(notes)),
                line -> out.append(line).append('\n'),
                line -> err.append(line).append('\n'));
    }

    private String run(int epochs, Optional<Evaluation> evaluation, MeasuredOn measured) {
        out.setLength(0);
        ProgressLines progress = lines(measured);
        progress.started(epochs, 100, measured == MeasuredOn.TRAINING ? 0 : 20);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress.stepped(epoch, 60, 0.5);
            progress.stepped(epoch, 100, 0.5);
            progress.ended(new Epoch(epoch, 2L * epoch, 1.0 / epoch, evaluation));
        }
        return out.toString();
    }

    @Test
    void printsALineForEachOfFewEpochs() {
        assertEquals("""
                Net; 100 examples to train on, 20 to validate on
                epoch 1/2  loss 1.0000  validation loss 0.2500  validation accuracy 96.7 %
                epoch 2/2  loss 0.5000  validation loss 0.2500  validation accuracy 96.7 %
                """, run(2, Optional.of(GOOD), MeasuredOn.VALIDATION));
    }

    @Test
    void printsAboutTwentyLinesForManyEpochs() {
        for (int epochs : new int[] {19, 20, 21, 39, 40, 41, 200, 3000, 12345}) {
            List<String> lines =
                    run(epochs, Optional.empty(), MeasuredOn.TRAINING).lines().toList();
            assertEquals("Net; 100 examples", lines.get(0));
            assertTrue(lines.size() <= 23, epochs + " epochs gave " + lines.size() + " lines");
            assertTrue(lines.size() >= 1 + Math.min(epochs, 11), epochs + " epochs gave " + lines.size() + " lines");
            assertTrue(lines.get(1).matches("epoch +1/" + epochs + "  loss 1.0000"), lines.get(1));
            assertTrue(lines.get(lines.size() - 1).startsWith("epoch " + epochs + "/" + epochs));
        }
    }

    @Test
    void saysWhatTheExamplesBesideAreFor() {
        assertTrue(run(1, Optional.of(GOOD), MeasuredOn.TEST)
                .startsWith("Net; 100 examples to train on, 20 to test on\n"));
    }

    @Test
    void tellsWhyATrainingEndedOnlyWhereItEndedEarly() {
        ProgressLines undisturbed = lines(MeasuredOn.TRAINING);
        undisturbed.started(1, 100, 0);
        undisturbed.ended(new Epoch(1, 1, 0.5, Optional.empty()));
        undisturbed.finished(1, "all 1 epochs were run");
        assertEquals("Net; 100 examples\nepoch 1/1  loss 0.5000\n", out.toString());
        out.setLength(0);
        ProgressLines early = lines(MeasuredOn.TRAINING);
        early.started(9, 100, 0);
        early.ended(new Epoch(1, 1, 0.5, Optional.empty()));
        early.ended(new Epoch(2, 2, 0.5, Optional.empty()));
        early.finished(1, "the validation loss has not fallen for 1 epochs");
        assertTrue(
                out.toString()
                        .endsWith("\nstopped after epoch 2: the validation loss has not fallen for 1 epochs\n"
                                + "the weights are those of epoch 1\n"),
                out::toString);
    }

    @Test
    void notesComeFirstAndByAWayOfTheirOwn() {
        ProgressLines progress = lines(MeasuredOn.TRAINING, "a", "b");
        progress.started(1, 100, 0);
        progress.notice("one is left out");
        assertEquals("note: a\nnote: b\nnote: one is left out\n", err.toString());
        assertEquals("Net; 100 examples\n", out.toString());
    }
}
