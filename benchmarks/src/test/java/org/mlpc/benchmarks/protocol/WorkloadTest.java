package org.mlpc.benchmarks.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    @Test
    void everyRowIsReadBackFromItsText() {
        List<ComparisonRow> rows = Workload.rows(Workload.builtIn(), false, List.of());
        assertEquals(21, rows.size());
        rows.forEach(row -> assertEquals(row, ComparisonRow.parse(row.toString())));
    }

    @Test
    void aQuickRunIsAPartOfTheWhole() {
        List<ComparisonRow> quick = Workload.rows(Workload.builtIn(), true, List.of());
        List<ComparisonRow> all = Workload.rows(Workload.builtIn(), false, List.of());
        assertTrue(all.containsAll(quick));
        assertEquals(8, quick.size());
    }

    @Test
    void aChoiceKeepsItsWorkloadsOnly() {
        List<ComparisonRow> rows = Workload.rows(Workload.builtIn(), false, List.of("W7", "W9"));
        assertEquals(
                List.of("W7", "W7", "W9"),
                rows.stream().map(ComparisonRow::workload).toList());
    }

    @Test
    void operationsAreThoseOfTheProductsWithoutTheErrorsOfTheInput() {
        ComparisonRow training = ComparisonRow.parse("W,3-5-2,relu,softmax,ce,sgd,10");
        assertEquals(10 * (2 * (15 + 10) + 2 * (15 + 10) + 2 * 10), training.operations());
        assertEquals(
                10 * 2 * 25,
                ComparisonRow.parse("W,3-5-2,relu,softmax,ce,infer,10").operations());
    }

    @Test
    void aRowWithMissingFieldsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ComparisonRow.parse("W1,2-2-1,tanh"));
    }

    @Test
    void xorHasItsFourRowsInEveryBatchSize() {
        Examples one = Examples.of(ComparisonRow.parse("W1,2-2-1,tanh,sigmoid,mse,sgd,1"));
        assertEquals(4, one.batches());
        for (int b = 0; b < 4; b++) {
            boolean different = one.inputs()[b][0] != one.inputs()[b][1];
            assertEquals(different ? 1 : 0, one.targets()[b][0]);
        }
        assertEquals(
                1,
                Examples.of(ComparisonRow.parse("W1,2-2-1,tanh,sigmoid,mse,sgd,4"))
                        .batches());
    }
}
