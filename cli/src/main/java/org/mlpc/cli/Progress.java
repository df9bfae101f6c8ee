package org.mlpc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.TrainingListener;

/** Shows a training as it goes: a bar that is redrawn on a terminal, at most about twenty lines elsewhere. */
final class Progress implements TrainingListener {
    private static final int LINES = 20;
    private static final int SHORTEST_BAR = 4;
    private static final int LONGEST_BAR = 24;
    private static final long REDRAW_NANOS = 100_000_000;

    private final Terminal terminal;
    private final String title;
    private final List<String> notes;
    private final String measured; // what the evaluation is on, such as "validation "
    private int epochs;
    private int examples;
    private long started;
    private long drawn;
    private int drawnWidth;
    private long seen;
    private int done; // of the epoch
    private int last; // epoch that has ended
    private List<String> measures = List.of();

    Progress(Terminal terminal, String title, String measured) {
        this(terminal, title, measured, List.of());
    }

    /** Progress that begins with notes on standard error. */
    Progress(Terminal terminal, String title, String measured, List<String> notes) {
        this.terminal = terminal;
        this.title = title;
        this.notes = List.copyOf(notes);
        this.measured = measured;
    }

    @Override
    public void started(int epochCount, int training, int validation) {
        epochs = epochCount;
        examples = training;
        started = System.nanoTime();
        String other = validation == 0
                ? ""
                : " to train on, " + validation + " to " + (measured.equals("test ") ? "test" : "validate") + " on";
        notes.forEach(note -> terminal.err().println("note: " + note));
        terminal.out().println(title + "; " + Measures.count(training, "example") + other);
    }

    @Override
    public void stepped(int epoch, int seenOfEpoch, double loss) {
        seen += seenOfEpoch - done;
        done = seenOfEpoch;
        long now = System.nanoTime();
        if (terminal.interactive() && now - drawn > REDRAW_NANOS) {
            drawn = now;
            draw(epoch, measures.isEmpty() ? List.of("loss " + Measures.number(loss)) : measures);
        }
    }

    @Override
    public void ended(Epoch epoch) {
        done = 0;
        last = epoch.number();
        if (terminal.interactive()) {
            measures = measures(
                    epoch, epoch.evaluation().map(e -> e.metrics().isEmpty()).orElse(false));
            if (epoch.number() == epochs) {
                done = examples;
                draw(epoch.number(), measures);
                terminal.out().println();
            }
        } else if (shown(epoch.number())) {
            terminal.out().println(position(epoch.number()) + "  " + String.join("  ", measures(epoch, true)));
            terminal.out().flush();
        }
    }

    @Override
    public void finished(int kept, String reason) {
        if (last < epochs) {
            interrupt();
            terminal.out().println("stopped after epoch " + last + ": " + reason);
        }
        if (kept < last) {
            terminal.out().println("the weights are those of epoch " + kept);
        }
    }

    @Override
    public void notice(String message) {
        terminal.err().println("note: " + message);
    }

    /** Ends a line that was being redrawn. */
    void interrupt() {
        if (drawnWidth > 0) {
            terminal.out().println();
        }
    }

    private boolean shown(int epoch) {
        int every = (epochs + LINES - 1) / LINES;
        return epoch == 1 || epoch == epochs || epoch % every == 0;
    }

    private List<String> measures(Epoch epoch, boolean withLoss) {
        List<String> texts = new ArrayList<>();
        texts.add("loss " + Measures.number(epoch.loss()));
        epoch.evaluation().ifPresent(evaluation -> {
            if (withLoss && !measured.isEmpty()) {
                texts.add(measured + "loss " + Measures.number(evaluation.loss()));
            }
            texts.addAll(Measures.metrics(measured, evaluation));
        });
        return texts;
    }

    private String position(int epoch) {
        int width = Integer.toString(epochs).length();
        return String.format(Locale.ROOT, "epoch %" + width + "d/%d", epoch, epochs);
    }

    /** One line over the last one, cut to the terminal's width since a wrapped line cannot be redrawn. */
    private void draw(int epoch, List<String> texts) {
        String left = position(epoch) + " [";
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
