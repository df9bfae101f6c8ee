package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said at a terminal fits it: no line is longer, and colours act instead of being shown. */
class TerminalTextTest {
    private static final String MODEL = "network N { input sepal_length, petal_lenght  dense 2 softmax"
            + "  target kind: a | b  loss cross_entropy  train { data \"flowers.csv\" } }";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String shown(int width, String... args) {
        PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream words = new PrintStream(err, true, StandardCharsets.UTF_8);
        Main.run(new Terminal(results, words, true, true, width), args);
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private static void requireFitting(String text, int width) {
        String plain = text.replaceAll("\u001b\\[[0-9;]*m", "");
        assertEquals("", plain.lines().filter(line -> line.length() > width).reduce("", (a, b) -> a + "\n" + b), plain);
        assertFalse(text.contains("\u241b"), "a colour is shown: " + text);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 110, 200})
    void helpIsColouredAndFits(int width) {
        for (String[] args : new String[][] {{"--help"}, {"train", "--help"}, {"predict", "--help"}}) {
            String text = shown(width, args);
            assertTrue(text.contains("\u001b["), text);
            requireFitting(text, width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 110})
    void whatIsWrongWithDataFits(int width, @TempDir Path folder) throws IOException {
        Path model = Files.writeString(folder.resolve("n.mlp"), MODEL);
        Files.writeString(folder.resolve("flowers.csv"), "sepal_length,petal_length,kind\n1,2,a\n3,4,b\n");
        String text = shown(width, "train", model.toString());
        String plain = text.replaceAll("\u001b\\[[0-9;]*m", "");
        assertTrue(text.contains("\u001b[1;31merror\u001b[0m: "), text);
        assertTrue(plain.replaceAll("\\s+", " ").contains("did you mean `petal_length`?"), plain);
        // a path is one word and may be longer than a line
        assertFalse(plain.contains("petal_\n"), plain);
    }
}
