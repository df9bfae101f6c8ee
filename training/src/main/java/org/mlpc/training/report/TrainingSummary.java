package org.mlpc.training.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Evaluation;
import org.mlpc.runtime.Network;
import org.mlpc.training.metric.ConfusionTable;
import org.mlpc.training.metric.MetricText;
import org.mlpc.training.run.MeasuredOn;
import org.mlpc.training.run.TrainingResult;

/** What came of a training, in words: time, loss and metrics, and the confusion matrix. */
public final class TrainingSummary {
    private TrainingSummary() {}

    /** The lines to print at the end of a training of a network. */
    public static List<String> lines(Network network, TrainingResult result) {
        if (result.epochs().isEmpty()) {
            return List.of("starting weights, not trained");
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "trained %s in %.1f s",
                MetricText.count(result.epochs().size(), "epoch"),
                result.seconds()));
        result.training().ifPresent(training -> {
            List<String> texts = MetricText.metrics("training ", training);
            texts.add("training loss " + MetricText.number(training.loss()));
            lines.add(String.join(", ", texts));
        });
        lines.add(kept(result));
        result.test().ifPresent(test -> lines.add(String.join(", ", MetricText.metrics("test ", test))));
        String judged = result.judgedOn() == MeasuredOn.TRAINING ? "training " : of(result.judgedOn());
        lines.addAll(ConfusionTable.lines(network, result.judged(), judged));
        return lines;
    }

    /** The epoch whose weights the network has. */
    private static String kept(TrainingResult result) {
        Epoch kept = result.epochs().get(result.kept() - 1);
        String of = of(result.measuredOn());
        List<String> texts = new ArrayList<>();
        kept.evaluation().ifPresent(evaluation -> texts.addAll(MetricText.metrics(of, evaluation)));
        double loss = kept.evaluation().map(Evaluation::loss).orElse(kept.loss());
        texts.add(of + "loss " + MetricText.number(loss));
        return String.join(", ", texts);
    }

    /** What stands before the name of a metric; nothing where all is of the same examples. */
    static String of(MeasuredOn examples) {
        return switch (examples) {
            case TRAINING -> "";
            case VALIDATION -> "validation ";
            case TEST -> "test ";
        };
    }
}
