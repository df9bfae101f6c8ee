package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.reference.ReferenceNetwork;

/** Whether values agree within the tolerances of the numeric contract. */
public final class Agreement {
    /** A tensor whose largest value is smaller counts as if it were this large. */
    private static final double SMALLEST = 0.02;

    private static final double FLOAT32 = 1e-5;
    private static final double FLOAT64 = 1e-12;

    private Agreement() {}

    /** Compares a tensor of a generated class with that of the reference. */
    public static void require(Subject subject, String what, double[] found, double[] expected) {
        require(subject, what, found, expected, 0);
    }

    /**
     * The same for values that a rounding error early on can change by more than the tolerance.
     *
     * @param spread how far the reference's values move when its weights move by half a unit in their last place
     */
    public static void require(Subject subject, String what, double[] found, double[] expected, double spread) {
        assertEquals(expected.length, found.length, what);
        double scale = Math.max(largest(expected), SMALLEST);
        double tolerance = Math.max((subject.exact() ? FLOAT64 : FLOAT32) * scale, 8 * spread);
        for (int i = 0; i < expected.length; i++) {
            int place = i;
            assertTrue(
                    Math.abs(found[i] - expected[i]) <= tolerance,
                    () -> subject + ", " + what + ", value " + place + ": " + found[place] + " instead of "
                            + expected[place] + ", largest " + scale + "\n" + subject.text());
        }
    }

    /** Compares outputs, loss, gradient and three steps on a few examples. */
    public static void whole(Subject subject, Calls calls) {
        int n = Math.min(4, calls.network().batch());
        Examples examples = Examples.draw(subject.meant(), 1, n);
        calls.fitScale(examples.x(), n);
        ReferenceNetwork reference = new ReferenceNetwork(subject.meant(), calls.network());
        require(subject, "outputs", calls.outputs(examples.x(), n), reference.outputs(examples.x(), n));
        if (subject.meant().loss().isEmpty()) {
            return;
        }
        double[] gradient = new double[calls.network().parameters()];
        double loss = calls.gradient(examples.x(), examples.t(), n, gradient);
        require(subject, "gradient", gradient, reference.gradient(examples.x(), examples.t(), n));
        require(subject, "loss", new double[] {loss}, new double[] {
            reference.trainingLoss(examples.x(), examples.t(), n)
        });
        for (int step = 0; step < 3; step++) {
            double found = calls.step(examples.x(), examples.t(), n);
            double expected = reference.step(examples.x(), examples.t(), n);
            require(subject, "loss of step " + step, new double[] {found}, new double[] {expected});
        }
    }

    /** The largest absolute value. */
    public static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
