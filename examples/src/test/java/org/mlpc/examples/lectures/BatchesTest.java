package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Trainer;

/** Lecture 11: how many updates make an epoch of 5000 examples. */
class BatchesTest {
    private static final int EXAMPLES = 5000;

    @ParameterizedTest
    @CsvSource({"WholeBatch, batch full", "OneByOne, batch 1", "MiniBatches, batch 100", "UnevenBatches, batch 300"})
    void lecture11UpdatesOfAnEpochAreCounted(String network, String name) {
        Lecture lecture = Lecture.of("11");
        Random random = new Random(1);
        Data data =
                Data.of("a,b,c,d,y", 4, EXAMPLES, k -> new double[] {
                    random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble(), k % 2
                });
        Epoch epoch = new Trainer(lecture.network(network).network())
                .train(data.dataset())
                .get(0);
        assertEquals(lecture.numbers(name)[0], epoch.steps());
    }
}
