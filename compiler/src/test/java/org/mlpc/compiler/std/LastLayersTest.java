package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.random.Sameness;
import org.mlpc.compiler.syntax.Declaration;

/**
 * Every activation, kind of last layer, loss, number of outputs and precision: what checks trains, in both targets with the
 * same bits, and agrees with the reference.
 */
class LastLayersTest {
    private static final List<String> KINDS = List.of(
            "dense U A",
            "dense U identity activate A",
            "maxout U pieces 3 activate A",
            "dense U A batch_norm",
            "dense U A layer_norm",
            "dense U A residual { dense U tanh }",
            "dense U A dropout 0.3");

    private static final List<Integer> SIZES = IntStream.concat(IntStream.rangeClosed(1, 17), IntStream.of(64))
            .boxed()
            .toList();

    /** So many networks are compiled by one call of javac. */
    private static final int TOGETHER = 100;

    private final List<String> activations = Definitions.of(Declaration.Activation.class).stream()
            .map(Definitions::use)
            .toList();

    private final List<String> losses = Definitions.of(Declaration.Loss.class).stream()
            .map(Definitions::use)
            .toList();

    private final List<String> precisions = List.of("float32", "float64");

    private final Map<Integer, Boolean> admitted = new HashMap<>();

    private String text(int[] row, int number) {
        String last =
                KINDS.get(row[0]).replace("U", SIZES.get(row[3]).toString()).replace("A", activations.get(row[1]));
        return "network Last" + number + " { input 3\n dense 4 tanh " + last + "\n loss " + losses.get(row[2])
                + "\n optimizer sgd(0.001)\n train { batch 24 precision " + precisions.get(row[4]) + " } }";
    }

    private int[] sizes() {
        return new int[] {KINDS.size(), activations.size(), losses.size(), SIZES.size(), precisions.size()};
    }

    /** Networks of three units and more are admitted alike, and those of both precisions. */
    private boolean admitted(int[] row) {
        int few = Math.min(row[3], 2);
        int key = ((row[0] * activations.size() + row[1]) * losses.size() + row[2]) * 3 + few;
        return admitted.computeIfAbsent(
                key, k -> Models.valid(text(new int[] {row[0], row[1], row[2], few, row[4]}, 0)));
    }

    /** Rows that together have each value of each column, in a sample those of sizes, with another loss where the one whose turn it is is refused. */
    private List<int[]> few() {
        int[] sizes = sizes();
        int count = Sample.whole() ? IntStream.of(sizes).max().orElseThrow() : SIZES.size();
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] row = new int[sizes.length];
            for (int column = 0; column < row.length; column++) {
                row[column] = i % sizes[column];
            }
            for (int tries = 0; tries < losses.size() && !admitted(row); tries++) {
                row[2] = (row[2] + 1) % losses.size();
            }
            rows.add(row);
        }
        return rows;
    }

    @Tag("sampled")
    @Test
    void everyKindEveryActivationAndEverySizeTrains() throws ReflectiveOperationException {
        train(Sample.of(few(), 2), 0.9);
    }

    @Test
    @Tag("thorough")
    void everyPairOfThemTrains() throws ReflectiveOperationException {
        CoveringRows covering = new CoveringRows(sizes(), this::admitted);
        int pairs = CoveringRows.pairs(sizes()).size();
        int refused = covering.refused().size();
        String report = (pairs - refused) + " pairs accepted, " + refused + " refused";
        System.out.println("last layers: " + report);
        assertTrue(pairs - refused >= 0.88 * pairs, report);
        train(covering.rows(), 1);
    }

    /** The whole product, in an order of its own, so that a part of the time sees a part of everything. */
    @Test
    @Tag("exhaustive")
    void theWholeProductTrains() throws ReflectiveOperationException {
        int[] sizes = sizes();
        int all = IntStream.of(sizes).reduce(1, (a, b) -> a * b);
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < all; i++) {
            int[] row = new int[sizes.length];
            int rest = i;
            for (int column = 0; column < row.length; column++) {
                row[column] = rest % sizes[column];
                rest /= sizes[column];
            }
            rows.add(row);
        }
        Collections.shuffle(rows, new Random(12));
        train(rows, 0.4);
    }

    private void train(List<int[]> rows, double floor) throws ReflectiveOperationException {
        Sameness sameness = new Sameness();
        List<String> texts = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < rows.size(); i++) {
            String text = text(rows.get(i), i);
            if (Models.valid(text)) {
                texts.add(text);
                accepted++;
            }
            if (texts.size() == TOGETHER || i == rows.size() - 1) {
                sameness.require(texts);
                texts.clear();
            }
        }
        String report = accepted + " accepted, " + (rows.size() - accepted) + " refused, " + sameness.compared()
                + " compared with the reference, " + sameness.vectorized() + " with vectors";
        System.out.println("last layers: " + report);
        assertTrue(accepted >= floor * rows.size(), report);
        assertTrue(sameness.compared() >= 0.8 * accepted, report);
        assertEquals(List.of(), sameness.failures(), report);
    }
}
