package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.random.Sameness;

/** Straight lines whose sums, and largest of many, are longer than a line, to the last one that is returned. */
class LongSumsTest {
    private static final List<String> LOSSES = List.of(
            "sum_squared_error",
            "mean_squared_error",
            "own",
            "largest",
            "0.5 * sum_squared_error + 2 * own",
            "categorical_hinge");

    private static final String OWN =
            "loss own(y[], t[]) = sum(abs(y - t))\n" + "loss largest(y[], t[]) = max(abs(y - t)) + min(y * t)\n";

    @Tag("sampled")
    @Test
    void ofEveryLengthAroundALine() throws ReflectiveOperationException {
        List<String> texts = new ArrayList<>();
        for (String loss : LOSSES) {
            for (int outputs : new int[] {2, 5, 6, 7, 8, 9, 10, 11, 12, 14, 17}) {
                String precision = texts.size() % 2 == 0 ? "float32" : "float64";
                texts.add(OWN + "network Long" + texts.size() + " { input 2  dense " + outputs + " tanh  loss " + loss
                        + "  optimizer sgd  train { batch 4  precision " + precision + " } }");
            }
        }
        texts = Sample.of(texts, 4);
        Sameness sameness = new Sameness();
        sameness.require(texts);
        int least = texts.size() * 2 / 3;
        assertEquals(List.of(), sameness.failures());
        assertTrue(sameness.compared() >= least, () -> sameness.compared() + " compared");
    }
}
