package org.mlpc.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Signature.Precision;
import org.mlpc.runtime.Table;
import org.mlpc.runtime.Target;
import org.mlpc.training.FakeNetwork;

/** What is counted of predictions, in both precisions and in more examples than one call predicts. */
class ConfusionMatrixTest {
    private static Network network(int features, Target target, Precision precision) {
        int outputs = target.kind() == Target.Kind.BINARY ? 1 : target.labels().size();
        return FakeNetwork.of(List.of(), features, outputs, target, precision, FakeNetwork.training(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void countsWhichClassWasTakenForWhich(Precision precision) {
        Target target = new Target(Target.Kind.CLASSES, List.of(), List.of("a", "b", "c"));
        float[] x = {7, 2, 1, 3, 4, 3, 1, 8, 1, 2, 3, 5, 4, 1, 4};
        Dataset data = Dataset.of(Table.of(x, 3), new int[] {0, 0, 1, 1, 2}, 3);
        ConfusionMatrix matrix = ConfusionMatrix.of(network(3, target, precision), data);
        assertEquals(List.of(1L, 1L, 0L), row(matrix, 0));
        assertEquals(List.of(0L, 1L, 1L), row(matrix, 1));
        assertEquals(List.of(1L, 0L, 0L), row(matrix, 2)); // the first of equals
    }

    private static List<Long> row(ConfusionMatrix matrix, int actual) {
        return List.of(matrix.count(actual, 0), matrix.count(actual, 1), matrix.count(actual, 2));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void countsTheAnswersYesAndNo(Precision precision) {
        float[] x = new float[600];
        float[] t = new float[600];
        for (int i = 0; i < 600; i++) {
            x[i] = i < 400 ? 6 : i < 500 ? 5 : -1;
            t[i] = i % 2;
        }
        Dataset data = Dataset.of(Table.of(x, 1), Table.of(t, 1));
        Target half = new Target(Target.Kind.BINARY, List.of(), List.of());
        ConfusionMatrix matrix = ConfusionMatrix.of(network(1, half, precision), data);
        assertEquals(200, matrix.count(1, 1));
        assertEquals(200, matrix.count(0, 1));
        assertEquals(100, matrix.count(0, 0));
        assertEquals(100, matrix.count(1, 0));
        Target margin = new Target(Target.Kind.BINARY, List.of(), List.of(), 0);
        assertEquals(
                250, ConfusionMatrix.of(network(1, margin, precision), data).count(1, 1));
    }
}
