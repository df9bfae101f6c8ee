package org.mlpc.training.run;

import java.util.List;
import java.util.Optional;
import org.mlpc.runtime.Dataset;
import org.mlpc.runtime.Epoch;
import org.mlpc.runtime.Evaluation;

/**
 * What came of a training.
 *
 * @param epochs all that were run; none when the network is as it was
 * @param kept the number of the epoch whose weights the network has, from 1 on; 0 without epochs
 * @param measuredOn what the epochs were measured on
 * @param seconds that the epochs took
 * @param training the trained network on the examples it was trained on, unless its epochs were measured on these
 * @param test the trained network on the test examples, if there are any and its epochs were measured on others
 * @param judgedOn which examples tell most: those that no decision was made on, as far as there are such
 * @param judged these examples
 */
public record TrainingResult(
        List<Epoch> epochs,
        int kept,
        MeasuredOn measuredOn,
        double seconds,
        Optional<Evaluation> training,
        Optional<Evaluation> test,
        MeasuredOn judgedOn,
        Dataset judged) {
    /** Keeps a copy of the list. */
    public TrainingResult {
        epochs = List.copyOf(epochs);
    }
}
