package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Weight files that earlier versions have written load, and give the predictions that these versions gave.
 *
 * <p>The folders of {@code earlier} are never written anew: a kind of weight that a later version adds gets a folder of
 * its own, and what a later version cannot read any more is a change to announce.
 */
class EarlierWeightsTest {
    private static final Path FOLDER = Path.of("src/test/resources/earlier");

    private static List<Path> kinds() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().toList();
        }
    }

    @Test
    void earlierWeightsGiveTheSamePredictions() throws IOException {
        List<Path> kinds = kinds();
        assertTrue(kinds.size() >= 12, kinds::toString);
        for (Path kind : kinds) {
            Captured captured = new Captured();
            int code = captured.run(
                    "predict",
                    kind.resolve("model.mlp").toString(),
                    "--weights",
                    kind.resolve("weights.safetensors").toString(),
                    "--data",
                    kind.resolve("rows.csv").toString());
            assertEquals(0, code, () -> kind + ": " + captured.err());
            List<String> expected = Files.readAllLines(kind.resolve("predicted.csv"));
            List<String> lines = captured.out().lines().toList();
            assertEquals(expected.size(), lines.size(), kind.toString());
            for (int i = 0; i < lines.size(); i++) {
                assertSame(expected.get(i), lines.get(i), kind + ", line " + (i + 1));
            }
        }
    }

    /** The same words, and numbers that differ by rounding at most: a later version may add in another order. */
    private static void assertSame(String expected, String line, String where) {
        String[] wanted = expected.split(",");
        String[] found = line.split(",");
        assertEquals(wanted.length, found.length, where);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].matches("[-0-9].*")) {
                double number = Double.parseDouble(wanted[i]);
                assertEquals(number, Double.parseDouble(found[i]), 1e-5 * Math.abs(number) + 1e-6, where);
            } else {
                assertEquals(wanted[i], found[i], where);
            }
        }
    }
}
