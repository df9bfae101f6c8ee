package org.mlpc.benchmarks.c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mlpc.benchmarks.protocol.ComparisonRow;
import org.mlpc.benchmarks.protocol.Workload;

class PaddedLayerTest {
    @Test
    void panelsCoverEveryColumnOnce() {
        for (int outputs = 2; outputs < 200; outputs++) {
            PaddedLayer layer = new PaddedLayer(1, 5, outputs, 16, 32);
            int used = 0;
            int width = 0;
            for (int p = 0; p < layer.count(); p++) {
                used += layer.used(p);
                width += layer.width(p);
            }
            assertEquals(outputs, used);
            assertEquals(layer.padded(), width);
            assertEquals(0, width % 16);
        }
    }

    @Test
    void aTileDividesTheRowsItCovers() {
        for (int batch : new int[] {1, 16, 24, 32, 50, 128}) {
            for (int vectors : new int[] {1, 2, 8}) {
                assertEquals(0, batch % Tiles.rows(vectors, 16, batch));
            }
        }
    }

    @Test
    void everyRowOfTheListHasAProgramForEveryWidthOfVectors() {
        for (int lanes : new int[] {4, 8, 16}) {
            for (ComparisonRow row : Workload.rows(Workload.builtIn(), false, java.util.List.of())) {
                assertTrue(SpecialisedC.refusal(row, lanes).isEmpty(), row + " with " + lanes);
                String text = SpecialisedC.of(row, lanes);
                assertTrue(text.contains(row.inference() ? "static void infer(" : "static float step("));
                assertFalse(text.contains("$"), "a placeholder is left");
            }
        }
    }
}
