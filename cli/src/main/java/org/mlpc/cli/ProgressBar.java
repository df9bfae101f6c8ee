package org.mlpc.cli;

import java.util.List;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.TrainingListener;
import org.mlpc.training.metric.MetricText;
import org.mlpc.training.report.ProgressText;

/** Shows a training as it goes on a terminal: a bar that is redrawn. */
final class ProgressBar implements TrainingListener {
    private static final int SHORTEST_BAR = 4;
    private static final int LONGEST_BAR = 24;
    private static final long REDRAW_NANOS = 100_000_000;

    private final Terminal terminal;
    private final ProgressText text;
    private int epochs;
    private int examples;
    private long started;
    private long drawn;
    private int drawnWidth;
    private long seen;
    private int done; // of the epoch
    private int last; // epoch that has ended
    private List<String> measures = List.of();

    ProgressBar(Terminal terminal, ProgressText text) {
        this.terminal = terminal;
        this.text = text;
    }

    @Override
    public void started(int epochCount, int training, int validation) {
        epochs = epochCount;
        examples = training;
        started = System.nanoTime();
        text.notes().forEach(this::notice);
        terminal.out().println(text.started(training, validation));
    }

    @Override
    public void stepped(int epoch, int seenOfEpoch, double loss) {
        seen += seenOfEpoch - done;
        done = seenOfEpoch;
        long now = System.nanoTime();
        if (now - drawn > REDRAW_NANOS) {
            drawn = now;
            draw(epoch, measures.isEmpty() ? List.of("loss " + MetricText.number(loss)) : measures);
        }
    }

    @Override
    public void ended(Epoch epoch) {
        done = 0;
        last = epoch.number();
        boolean onlyLoss = epoch.evaluation().map(e -> e.metrics().isEmpty()).orElse(false);
        measures = text.measures(epoch, onlyLoss);
        if (last == epochs) {
            done = examples;
            draw(last, measures);
            terminal.out().println();
        }
    }

    @Override
    public void finished(int kept, String reason) {
        if (last < epochs) {
            interrupt();
        }
        ProgressText.finished(last, kept, epochs, reason).forEach(terminal.out()::println);
    }

    @Override
    public void notice(String message) {
        terminal.err().println(ProgressText.note(message));
    }

    /** Ends a line that was being redrawn. */
    void interrupt() {
        if (drawnWidth > 0) {
            terminal.out().println();
        }
    }

    /** One line over the last one, cut to the terminal's width since a wrapped line cannot be redrawn. */
    private void draw(int epoch, List<String> texts) {
        String left = ProgressText.position(epoch, epochs) + " [";
        String right = "]  " + String.join("  ", texts) + "  " + speed();
        int room = terminal.width() - 1 - left.length() - right.length();
        int bar = Math.min(LONGEST_BAR, Math.max(SHORTEST_BAR, room));
        int filled = (int) Math.round((epoch - 1 + (double) done / examples) / epochs * bar);
        StringBuilder line = new StringBuilder(left)
                .append("#".repeat(filled))
                .append(".".repeat(bar - filled))
                .append(right);
        line.setLength(Math.min(line.length(), Math.max(1, terminal.width() - 1)));
        int width = line.length();
        line.append(" ".repeat(Math.max(0, drawnWidth - width)));
        drawnWidth = width;
        terminal.out().printDrawn("\r" + line);
        terminal.out().flush();
    }

    private String speed() {
        double seconds = (System.nanoTime() - started) / 1e9;
        return Math.round(seen / seconds) + " ex/s";
    }
}
