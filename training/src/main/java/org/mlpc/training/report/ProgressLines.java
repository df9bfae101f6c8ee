package org.mlpc.training.report;

import java.util.function.Consumer;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.TrainingListener;

/** Tells a training as it goes, in at most about twenty lines. */
public final class ProgressLines implements TrainingListener {
    private static final int LINES = 20;

    private final ProgressText text;
    private final Consumer<String> lines;
    private final Consumer<String> notices;
    private int epochs;
    private int last; // epoch that has ended

    /**
     * Tells a training.
     *
     * @param lines takes the progress
     * @param notices takes what else is to be said
     */
    public ProgressLines(ProgressText text, Consumer<String> lines, Consumer<String> notices) {
        this.text = text;
        this.lines = lines;
        this.notices = notices;
    }

    @Override
    public void started(int epochCount, int training, int validation) {
        epochs = epochCount;
        text.notes().forEach(this::notice);
        lines.accept(text.started(training, validation));
    }

    @Override
    public void ended(Epoch epoch) {
        last = epoch.number();
        if (shown(last)) {
            lines.accept(ProgressText.position(last, epochs) + "  " + String.join("  ", text.measures(epoch, true)));
        }
    }

    private boolean shown(int epoch) {
        int every = (epochs + LINES - 1) / LINES;
        return epoch == 1 || epoch == epochs || epoch % every == 0;
    }

    @Override
    public void finished(int kept, String reason) {
        ProgressText.finished(last, kept, epochs, reason).forEach(lines);
    }

    @Override
    public void notice(String message) {
        notices.accept(ProgressText.note(message));
    }
}
