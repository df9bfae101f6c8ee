package org.mlpc.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mlpc.benchmarks.protocol.ComparisonRow;

class MarkdownTableTest {
    private static final ComparisonRow ROW = ComparisonRow.parse("W,1000-1000,relu,linear,mse,sgd,10");

    private static String table() {
        Measured measured = new Measured(
                ROW,
                List.of(90.0, 100.0, 110.0),
                Map.of("mlpc", List.of(500.0, 400.0, 900.0), "C", List.of(450.0), "Other", List.of(1000.0, 2000.0)),
                Map.of("Other", "double"));
        Map<String, String> contenders = new LinkedHashMap<>();
        contenders.put("mlpc", "jdk-25");
        contenders.put("C", "");
        contenders.put("Other", "1.0");
        return MarkdownTable.of(List.of(measured), contenders, Map.of("Lost", "not installed"), "A machine.");
    }

    @Test
    void aRowShowsMediansRatiosAndTheShareOfThePeak() {
        // 4 · 10^6 · 10 operations in 500 µs are 80 GFLOP/s
        assertTrue(
                table().contains(
                                "| W 1000-1000 sgd 10 | 500 (80 %) | 450 (0.900) | 1500 (3.00) ~ | 100 | Other 3.00 |"),
                table());
    }

    @Test
    void whatIsMissingAndWhatDiffersIsNamed() {
        assertTrue(table().contains("- Missing: Lost: not installed\n"));
        assertTrue(table().contains("- ~ Other: double\n"));
    }

    @Test
    void aRequirementIsMetAtItsLimit() {
        assertEquals(
                "| speed | at least 2 | 2 | yes |",
                Requirement.atLeast("speed", 2, 2, "").row());
        assertEquals(
                "| time | at most 0.600 s | 0.700 s | no |",
                Requirement.atMost("time", 0.6, 0.7, " s").row());
        assertEquals(
                "| size |  | not measured |  |",
                Requirement.atMost("size", 1, Double.NaN, " KB").row());
    }
}
