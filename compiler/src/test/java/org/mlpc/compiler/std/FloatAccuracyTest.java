package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.std.Subjects.Passed;
import org.mlpc.compiler.std.Subjects.Subject;
import org.mlpc.compiler.syntax.Declaration;

/**
 * Every activation and loss in float32 against itself in float64, for numbers from 1e-8 to 1e8: what is small because it is
 * near 0 keeps its digits, no difference of nearly equal numbers eats them.
 */
class FloatAccuracyTest {
    /** Between -1 and 1. */
    private static final double NEAR = 1e-6;

    /** Farther off, where powers of rounded arguments are taken. */
    private static final double FAR = 3e-5;

    /** Farther off, what has left a saturated value, such as 1 - a², or the tail of gelu, ends at its last digit. */
    private static final double DIGIT = 2.4e-7;

    /** Eight in each power of ten, none where a derivative goes through 0. */
    private static final double[] POINTS = IntStream.range(-8 * 8, 8 * 8)
            .mapToDouble(k -> StrictMath.pow(10, (k + 0.5) / 8))
            .flatMap(z -> DoubleStream.of((float) z, (float) -z))
            .toArray();

    private final List<String> wrong = new ArrayList<>();

    private static List<Subject> subjects(Class<? extends Declaration> kind) {
        return Subjects.all().stream()
                .filter(s -> kind.isInstance(s.declaration()) && s.total())
                .toList();
    }

    static List<Subject> activations() {
        return subjects(Declaration.Activation.class);
    }

    /** Where an own activation comes before them, its rounded output is all that losses of probabilities know. */
    static List<Subject> losses() {
        return subjects(Declaration.Loss.class);
    }

    private void compare(Subject subject, double[] z, double[] t) {
        Passed exact = Subjects.pass(subject, Precision.FLOAT64, z, t);
        Passed found = Subjects.pass(subject, Precision.FLOAT32, z, t);
        boolean near = Arrays.stream(z).allMatch(u -> Math.abs(u) <= 1);
        String where = " at " + Arrays.toString(z) + " for " + Arrays.toString(t);
        if (subject.declaration() instanceof Declaration.Loss) {
            compare(exact.loss(), found.loss(), near, "loss" + where);
        }
        for (int u = 0; u < z.length; u++) {
            compare(exact.outputs()[u], found.outputs()[u], near, "output" + where);
        }
        for (int i = 0; i < exact.gradient().length; i++) {
            compare(exact.gradient()[i], found.gradient()[i], near, "derivative" + where);
        }
    }

    private void compare(double exact, double found, boolean near, String where) {
        double size = Math.abs(exact);
        double bound = near ? NEAR * size : Math.max(FAR * size, DIGIT);
        boolean representable = size >= Float.MIN_NORMAL && size <= Float.MAX_VALUE;
        if (representable && !(Math.abs(found - exact) <= bound)) {
            wrong.add(found + " instead of " + exact + ", " + where);
        }
    }

    private void requireNone(Subject subject) {
        assertTrue(
                wrong.isEmpty(),
                () -> subject + ": " + wrong.size() + " are wrong, such as\n"
                        + String.join("\n", wrong.subList(0, Math.min(8, wrong.size()))));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void activationsKeepTheirDigits(Subject subject) {
        for (double point : POINTS) {
            for (double[] da : new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}) {
                compare(subject, new double[] {point, 0, -point}, da);
            }
        }
        requireNone(subject);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossesKeepTheirDigits(Subject subject) {
        for (double point : POINTS) {
            double near = (float) (1.01 * point);
            for (double[] t : new double[][] {{0, 0, 0}, {0, 1, 0}, {1, 0, 0}, {near, near, near}}) {
                // vectors of one direction have a cosine without slope
                boolean close =
                        subject.last().equals("identity") && !subject.loss().endsWith("cosine_similarity");
                if (t[0] != near || close) {
                    compare(subject, new double[] {point, point, point}, t);
                }
            }
        }
        requireNone(subject);
    }
}
