package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.reference.ReferenceNetwork;

/** A whole training run keeps to the reference: whether it solves the problem is the seed's luck, and not asked. */
class XorTrajectoryTest {
    private static final double[] X = {0, 0, 0, 1, 1, 0, 1, 1};
    private static final double[] T = {0, 1, 1, 0};

    @ParameterizedTest
    @CsvSource({"float32, 7, 1e-4", "float64, 7, 1e-9"})
    void threeThousandEpochsKeepToTheReference(String precision, int seed, double tolerance) {
        Subject subject = Models.run("network Xor { input 2  dense hidden 2 tanh  dense output 1 sigmoid\n"
                + "loss binary_cross_entropy  optimizer sgd(learning_rate = 0.5)\n"
                + "train { batch 4  epochs 3000  seed " + seed + "  precision " + precision + " } }");
        Calls calls = subject.calls();
        ReferenceNetwork reference = new ReferenceNetwork(subject.meant(), calls.network());
        for (int epoch = 1; epoch <= 3000; epoch++) {
            double found = calls.step(X, T, 4);
            double expected = reference.step(X, T, 4);
            assertEquals(expected, found, tolerance * Math.max(expected, 0.02), "epoch " + epoch);
        }
    }
}
