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

class ProgressTest {
    private static final Evaluation GOOD = new Evaluation(0.25, Map.of("accuracy", 0.9666));

    private static String run(Captured captured, int epochs, Optional<Evaluation> evaluation, String measured) {
        Progress progress = new Progress(captured.terminal(), "Net", measured);
        progress.started(epochs, 100, measured.isEmpty() ? 0 : 20);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            progress.stepped(epoch, 60, 0.5);
            progress.stepped(epoch, 100, 0.5);
            progress.ended(new Epoch(epoch, 2L * epoch, 1.0 / epoch, evaluation));
        }
        return captured.out();
    }

    @Test
    void printsALineForEachOfFewEpochs() {
        assertEquals("""
                Net; 100 examples to train on, 20 to validate on
                epoch 1/2  loss 1.0000  validation loss 0.2500  validation accuracy 96.7 %
                epoch 2/2  loss 0.5000  validation loss 0.2500  validation accuracy 96.7 %
                """, run(new Captured(), 2, Optional.of(GOOD), "validation "));
    }

    @Test
    void printsAboutTwentyLinesForManyEpochs() {
        for (int epochs : new int[] {19, 20, 21, 39, 40, 41, 200, 3000, 12345}) {
            List<String> lines =
                    run(new Captured(), epochs, Optional.empty(), "").lines().toList();
            assertEquals("Net; 100 examples", lines.get(0));
            assertTrue(lines.size() <= 23, epochs + " epochs gave " + lines.size() + " lines");
            assertTrue(lines.size() >= 1 + Math.min(epochs, 11), epochs + " epochs gave " + lines.size() + " lines");
            assertTrue(lines.get(1).matches("epoch +1/" + epochs + "  loss 1.0000"), lines.get(1));
            assertTrue(lines.get(lines.size() - 1).startsWith("epoch " + epochs + "/" + epochs));
        }
    }

    @Test
    void tellsWhyAndWithWhichWeightsATrainingEndedEarly() {
        Captured captured = new Captured(true, 80);
        Progress progress = new Progress(captured.terminal(), "Net", "");
        progress.started(9, 100, 0);
        progress.stepped(1, 100, 0.5);
        progress.ended(new Epoch(1, 1, 0.5, Optional.empty()));
        progress.ended(new Epoch(2, 2, 0.5, Optional.empty()));
        progress.finished(1, "the validation loss has not fallen for 1 epochs");
        String told = "\nstopped after epoch 2: the validation loss has not fallen for 1 epochs\n"
                + "the weights are those of epoch 1\n";
        assertTrue(captured.out().endsWith("ex/s" + told), captured.out());
        Captured whole = new Captured();
        Progress undisturbed = new Progress(whole.terminal(), "Net", "");
        undisturbed.started(1, 100, 0);
        undisturbed.ended(new Epoch(1, 1, 0.5, Optional.empty()));
        undisturbed.finished(1, "all 1 epochs were run");
        assertEquals("Net; 100 examples\nepoch 1/1  loss 0.5000\n", whole.out());
    }

    @Test
    void redrawsOneLineOnATerminal() {
        String out = run(new Captured(true, 80), 30, Optional.of(GOOD), "validation ");
        assertEquals(2, out.chars().filter(c -> c == '\n').count());
        String last = out.substring(out.lastIndexOf('\r') + 1).strip();
        assertTrue(last.matches("epoch 30/30 \\[#{4,24}]  loss 0.0333  validation accuracy 96.7 %  \\d+ ex/s"), last);
    }

    @Test
    void neverWrapsTheLineOfATerminal() {
        String out = run(new Captured(true, 40), 3, Optional.of(GOOD), "validation ");
        for (String line : out.substring(out.indexOf('\n')).split("[\r\n]")) {
            assertTrue(line.length() < 40, line);
        }
    }

    @Test
    void showsOnTheTerminalWhatOnlyALossMeasures() {
        String out = run(new Captured(true, 80), 1, Optional.of(new Evaluation(0.25, Map.of())), "validation ");
        assertTrue(out.contains("loss 1.0000  validation loss 0.2500"), out);
    }

    @Test
    void writesSmallAndLargeNumbersWithExponents() {
        assertEquals("0.0000", Measures.number(0));
        assertEquals("0.1235", Measures.number(0.12345));
        assertEquals("2.43e-11", Measures.number(2.43e-11));
        assertEquals("1.50e+06", Measures.number(1.5e6));
        assertEquals("NaN", Measures.number(Double.NaN));
    }

    @Test
    void callsUndefinedWhatIsNoNumber() {
        Map<String, Double> metrics = new java.util.LinkedHashMap<>();
        metrics.put("auc", Double.NaN);
        metrics.put("precision_at_recall(recall = 0.5, thresholds = 20)", 0.25);
        metrics.put("r2", Double.NaN);
        assertEquals(
                List.of(
                        "test auc undefined",
                        "test precision_at_recall(recall = 0.5, thresholds = 20) 25.0 %",
                        "test r2 undefined"),
                Measures.metrics("test ", new Evaluation(1, metrics)));
    }

    @Test
    void tellsNoticesOnStandardError() {
        Captured captured = new Captured();
        new Progress(captured.terminal(), "Net", "").notice("one is left out");
        assertEquals("note: one is left out\n", captured.err());
        assertFalse(captured.out().contains("note"));
    }
}
