package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lectures 8 and 9: units that fire or do not, with fixed weights and with the perceptron learning rule. */
class ThresholdUnitsTest {
    /** The corners of the unit square, in the order of counting. */
    private static final double[] CORNERS = {0, 0, 0, 1, 1, 0, 1, 1};

    private static final double[] AND = {0, 0, 0, 1};
    private static final double[] OR = {0, 1, 1, 1};
    private static final double[] XOR = {0, 1, 1, 0};

    /** A line of the lesson's table without backquotes. */
    private static double[] truth(String gate) {
        String line = Lecture.of("08")
                .readme()
                .lines()
                .filter(l -> l.startsWith("| " + gate + " |"))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(line.split("\\|"))
                .skip(2)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"And", "Or", "Nor", "Xor"})
    void lecture08GatesHaveTheirTruthTables(String gate) {
        assertArrayEquals(truth(gate), Lecture.of("08").network(gate).predict(CORNERS));
    }

    @Test
    void lecture08TheTruthTablesAreTheTrueOnes() {
        assertArrayEquals(AND, truth("And"));
        assertArrayEquals(OR, truth("Or"));
        assertArrayEquals(XOR, truth("Xor"));
        assertArrayEquals(new double[] {1, 0, 0, 0}, truth("Nor"));
        assertArrayEquals(new double[] {1, 0}, truth("Not"));
    }

    @Test
    void lecture08NotTurnsItsInput() {
        assertArrayEquals(truth("Not"), Lecture.of("08").network("Not").predict(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"AND, LearnAnd, and.csv", "OR, LearnOr, or.csv"})
    void lecture09TheRuleLearnsWhatALineParts(String name, String network, String data) {
        double[] targets = targets(data);
        assertArrayEquals(name.equals("AND") ? AND : OR, targets);
        Running perceptron = Lecture.of("09").network(network);
        List<Integer> errors = new ArrayList<>();
        do {
            epoch(perceptron, targets);
            errors.add(errors(perceptron, targets));
        } while (errors.get(errors.size() - 1) > 0 && errors.size() < 100);
        assertEquals(stated(name), errors);
        assertEquals(0, errors.get(errors.size() - 1));
        // a perceptron without errors never changes again
        double[] weights = state(perceptron);
        epoch(perceptron, targets);
        assertArrayEquals(weights, state(perceptron));
    }

    @Test
    void lecture09TheRuleNeverLearnsXor() {
        double[] targets = targets("xor.csv");
        assertArrayEquals(XOR, targets);
        Running perceptron = Lecture.of("09").network("LearnXor");
        List<List<Double>> states = new ArrayList<>();
        List<Integer> errors = new ArrayList<>();
        List<Double> state = boxed(perceptron);
        while (!states.contains(state)) {
            states.add(state);
            epoch(perceptron, targets);
            errors.add(errors(perceptron, targets));
            state = boxed(perceptron);
            assertTrue(states.size() < 1000, "the weights must come back to where they were");
        }
        // from a state that was there before everything repeats, so an error in each epoch so far is one for ever
        assertTrue(errors.stream().allMatch(e -> e > 0), errors.toString());
        assertEquals(stated("XOR"), errors);
    }

    private static List<Integer> stated(String name) {
        return Arrays.stream(Lecture.of("09").numbers(name))
                .mapToObj(n -> (int) n)
                .toList();
    }

    /** The last column of a file whose other columns are the corners. */
    private static double[] targets(String data) {
        List<String> lines = Lecture.of("09").read(data).lines().skip(1).toList();
        double[] targets = new double[lines.size()];
        for (int i = 0; i < targets.length; i++) {
            double[] row = Arrays.stream(lines.get(i).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertArrayEquals(Arrays.copyOfRange(CORNERS, 2 * i, 2 * i + 2), Arrays.copyOf(row, 2));
            targets[i] = row[2];
        }
        return targets;
    }

    private static void epoch(Running perceptron, double[] targets) {
        for (int i = 0; i < targets.length; i++) {
            perceptron.step(Arrays.copyOfRange(CORNERS, 2 * i, 2 * i + 2), new double[] {targets[i]});
        }
    }

    private static int errors(Running perceptron, double[] targets) {
        double[] y = perceptron.predict(CORNERS);
        int errors = 0;
        for (int i = 0; i < targets.length; i++) {
            errors += y[i] == targets[i] ? 0 : 1;
        }
        return errors;
    }

    private static double[] state(Running perceptron) {
        double[] weights = perceptron.read("output.weight");
        return new double[] {weights[0], weights[1], perceptron.read("output.bias")[0]};
    }

    private static List<Double> boxed(Running perceptron) {
        return Arrays.stream(state(perceptron)).boxed().toList();
    }
}
