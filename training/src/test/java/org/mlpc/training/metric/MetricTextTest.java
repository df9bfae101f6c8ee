package org.mlpc.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mlpc.runtime.Evaluation;

class MetricTextTest {
    @Test
    void writesSmallAndLargeNumbersWithExponents() {
        assertEquals("0.0000", MetricText.number(0));
        assertEquals("0.1235", MetricText.number(0.12345));
        assertEquals("2.43e-11", MetricText.number(2.43e-11));
        assertEquals("1.50e+06", MetricText.number(1.5e6));
        assertEquals("NaN", MetricText.number(Double.NaN));
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
                MetricText.metrics("test ", new Evaluation(1, metrics)));
    }
}
