package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

    private String text(int[] row, int number) {
        String last =
                KINDS.get(row[0]).replace("U", SIZES.get(row[3]).toString()).replace("A", activations.get(row[1]));
        return "network Last" + number + " { input 5\n dense 8 tanh " + last + "\n loss " + losses.get(row[2])
                + "\n optimizer sgd(0.001)\n train { batch 24 precision " + precisions.get(row[4]) + " } }";
    }

    private int[] sizes() {
        return new int[] {KINDS.size(), activations.size(), losses.size(), SIZES.size(), precisions.size()};
    }

    /** Rows until each kind of last layer has met each value of every other column. */
    private List<int[]> covering() {
        int[] sizes = sizes();
        Random random = new Random(11);
        Set<Long> open = new HashSet<>();
        for (int a = 0; a < sizes.length; a++) {
            for (int b = a + 1; b < sizes.length; b++) {
                for (int i = 0; i < sizes[a] * sizes[b] && a == 0; i++) {
                    open.add(pair(a, i / sizes[b], b, i % sizes[b]));
                }
            }
        }
        List<int[]> rows = new ArrayList<>();
        while (!open.isEmpty()) {
            int[] best = null;
            int most = 0;
            for (int attempt = 0; attempt < 60; attempt++) {
                int[] row = IntStream.of(sizes).map(random::nextInt).toArray();
                int met = (int) pairs(row).stream().filter(open::contains).count();
                if (met > most) {
                    most = met;
                    best = row;
                }
            }
            if (best != null) {
                open.removeAll(pairs(best));
                rows.add(best);
            }
        }
        return rows;
    }

    private static List<Long> pairs(int[] row) {
        List<Long> pairs = new ArrayList<>();
        for (int a = 0; a < row.length; a++) {
            for (int b = a + 1; b < row.length; b++) {
                pairs.add(pair(a, row[a], b, row[b]));
            }
        }
        return pairs;
    }

    private static long pair(int a, int i, int b, int j) {
        return ((a * 8L + b) * 1000 + i) * 1000 + j;
    }

    @Test
    void everyKindOfLastLayerTrainsUnderEveryLossWithEveryActivationAndSize() throws ReflectiveOperationException {
        train(covering(), 0.4);
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
                + " compared with the reference";
        System.out.println("last layers: " + report);
        assertTrue(accepted >= floor * rows.size(), report);
        assertTrue(sameness.compared() >= 0.8 * accepted, report);
        assertEquals(List.of(), sameness.failures(), report);
    }
}
