package org.mlpc.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Network;
import org.mlpc.training.metric.MetricText;
import org.mlpc.training.run.MeasuredOn;

/**
 * The words for a training as it goes.
 *
 * @param title what is trained
 * @param measuredOn what each epoch is measured on
 * @param notes what is to be said when the training begins
 */
public record ProgressText(String title, MeasuredOn measuredOn, List<String> notes) {
    /** Keeps a copy of the notes. */
    public ProgressText {
        notes = List.copyOf(notes);
    }

    /** Such as {@code Iris: 4 inputs, 3 outputs, 67 parameters}. */
    public static String title(Network network) {
        return network.signature().name() + ": " + MetricText.count(network.features(), "input") + ", "
                + MetricText.count(network.outputs(), "output") + ", "
                + MetricText.count(network.parameters(), "parameter");
    }

    /** The title, and how many examples there are. */
    public String started(int training, int measured) {
        String purpose = measuredOn == MeasuredOn.TEST ? "test" : "validate";
        String others = measured == 0 ? "" : " to train on, " + measured + " to " + purpose + " on";
        return title + "; " + MetricText.count(training, "example") + others;
    }

    /** Such as {@code epoch  7/100}. */
    public static String position(int epoch, int epochs) {
        int width = Integer.toString(epochs).length();
        return String.format(Locale.ROOT, "epoch %" + width + "d/%d", epoch, epochs);
    }

    /**
     * The loss and the metrics of an epoch.
     *
     * @param withLoss whether the loss of what it is measured on is of interest, too
     */
    public List<String> measures(Epoch epoch, boolean withLoss) {
        List<String> texts = new ArrayList<>();
        texts.add("loss " + MetricText.number(epoch.loss()));
        epoch.evaluation().ifPresent(evaluation -> {
            String of = TrainingSummary.of(measuredOn);
            if (withLoss && !of.isEmpty()) {
                texts.add(of + "loss " + MetricText.number(evaluation.loss()));
            }
            texts.addAll(MetricText.metrics(of, evaluation));
        });
        return texts;
    }

    /**
     * Why a training has ended, and with which weights, as far as that is not plain.
     *
     * @param last epoch that was run
     * @param kept epoch whose weights were kept
     * @param epochs that were asked for
     */
    public static List<String> finished(int last, int kept, int epochs, String reason) {
        List<String> lines = new ArrayList<>();
        if (last < epochs) {
            lines.add("stopped after epoch " + last + ": " + reason);
        }
        if (kept < last) {
            lines.add("the weights are those of epoch " + kept);
        }
        return lines;
    }

    /** Such as {@code note: …}. */
    public static String note(String message) {
        return "note: " + message;
    }
}
