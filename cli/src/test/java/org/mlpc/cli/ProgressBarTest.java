package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Evaluation;
import org.mlpc.training.report.ProgressText;
import org.mlpc.training.run.MeasuredOn;

class ProgressBarTest {
    private static final Evaluation GOOD = new Evaluation(0.25, Map.of("accuracy", 0.9666));

    private static ProgressBar bar(Captured captured, MeasuredOn measured) {
        return new ProgressBar(captured.terminal(), new ProgressText("Net", measured, List.of()));
    }

    private static String run(Captured captured, int epochs, Optional<Evaluation> evaluation, MeasuredOn measured) {
        ProgressBar progress = bar(captured, measured);
        progress.started(epochs, 100, measured == MeasuredOn.TRAINING ? 0 : 20);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress.stepped(epoch, 60, 0.5);
            progress.stepped(epoch, 100, 0.5);
            progress.ended(new Epoch(epoch, 2L * epoch, 1.0 / epoch, evaluation));
        }
        return captured.out();
    }

    @Test
    void tellsWhyAndWithWhichWeightsATrainingEndedEarly() {
        Captured captured = new Captured(true, 80);
        ProgressBar progress = bar(captured, MeasuredOn.TRAINING);
        progress.started(9, 100, 0);
        progress.stepped(1, 100, 0.5);
        progress.ended(new Epoch(1, 1, 0.5, Optional.empty()));
        progress.ended(new Epoch(2, 2, 0.5, Optional.empty()));
        progress.finished(1, "the validation loss has not fallen for 1 epochs");
        String told = "\nstopped after epoch 2: the validation loss has not fallen for 1 epochs\n"
                + "the weights are those of epoch 1\n";
        assertTrue(captured.out().endsWith("ex/s" + told), captured.out());
    }

    @Test
    void redrawsOneLineOnATerminal() {
        String out = run(new Captured(true, 80), 30, Optional.of(GOOD), MeasuredOn.VALIDATION);
        assertEquals(2, out.chars().filter(c -> c == '\n').count());
        String last = out.substring(out.lastIndexOf('\r') + 1).strip();
        assertTrue(last.matches("epoch 30/30 \\[#{4,24}]  loss 0.0333  validation accuracy 96.7 %  \\d+ ex/s"), last);
    }

    @Test
    void neverWrapsTheLineOfATerminal() {
        String out = run(new Captured(true, 40), 3, Optional.of(GOOD), MeasuredOn.VALIDATION);
        for (String line : out.substring(out.indexOf('\n')).split("[\r\n]")) {
            assertTrue(line.length() < 40, line);
        }
    }

    @Test
    void showsOnTheTerminalWhatOnlyALossMeasures() {
        String out = run(new Captured(true, 80), 1, Optional.of(new Evaluation(0.25, Map.of())), MeasuredOn.VALIDATION);
        assertTrue(out.contains("loss 1.0000  validation loss 0.2500"), out);
    }

    @Test
    void tellsNoticesOnStandardError() {
        Captured captured = new Captured();
        bar(captured, MeasuredOn.TRAINING).notice("one is left out");
        assertEquals("note: one is left out\n", captured.err());
        assertFalse(captured.out().contains("note"));
    }
}
