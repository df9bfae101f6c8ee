package org.mlpc.training.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mlpc.runtime.Evaluation;
import org.mlpc.runtime.Metrics;

/** Writes losses and metrics for people. */
public final class MetricText {
    private MetricText() {}

    /** Such as {@code 0.0523} or {@code 1.23e-07}. */
    public static String number(double value) {
        boolean plain = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6;
        return String.format(Locale.ROOT, plain ? "%.4f" : "%.2e", value);
    }

    /** Such as {@code 1 input} or {@code 4 inputs}. */
    public static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Such as {@code validation accuracy 96.7 %}, one for each metric; NaN is {@code undefined}. */
    public static List<String> metrics(String data, Evaluation evaluation) {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<String, Double> metric : evaluation.metrics().entrySet()) {
            texts.add(data + metric.getKey() + " " + value(Metrics.isShare(metric.getKey()), metric.getValue()));
        }
        return texts;
    }

    private static String value(boolean share, double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        return share ? String.format(Locale.ROOT, "%.1f %%", 100 * value) : number(value);
    }
}
