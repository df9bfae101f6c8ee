package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table at the end of a training, and trainings with several threads. */
class ConfusionTableTest {
    @TempDir
    Path folder;

    /** Sixty examples of two kinds that a line divides, and a model of them with the given lines. */
    private Path model(String name, String lines) throws IOException {
        StringBuilder csv = new StringBuilder("size,kind\n");
        IntStream.range(0, 60)
                .forEach(i -> csv.append(i % 2 * 4 + i * 0.01)
                        .append(i % 2 == 0 ? ",small" : ",large")
                        .append('\n'));
        Files.writeString(folder.resolve("sizes.csv"), csv);
        return Files.writeString(
                folder.resolve(name + ".mlp"),
                "network Sizes { input size  scale standardize\n" + lines
                        + "\ntrain { data \"sizes.csv\"  batch 10  epochs 40  seed 1  validation 20% } }");
    }

    private static Captured train(Object... arguments) {
        Captured captured = new Captured();
        String[] all = new String[arguments.length + 1];
        all[0] = "train";
        IntStream.range(0, arguments.length).forEach(i -> all[i + 1] = arguments[i].toString());
        assertEquals(0, captured.run(all), captured.err());
        return captured;
    }

    @Test
    void classesAndYesNoTargetsGetATableOfWhatWasHeldOut() throws IOException {
        List<String> classes = List.of(
                "dense 2 softmax  loss cross_entropy  optimizer adam(0.1)  target kind: small | large",
                "dense 1 sigmoid  loss binary_cross_entropy  optimizer adam(0.1)  target kind: small | large");
        for (String lines : classes) {
            List<String> out = train(model("sizes", lines)).out().lines().toList();
            int head = out.indexOf(
                    "confusion matrix, validation examples (rows: what they are, columns: what was predicted)");
            assertTrue(head > 0, () -> String.join("\n", out));
            assertEquals(
                    List.of("         small  large", "  small      6      0", "  large      0      6"),
                    out.subList(head + 1, head + 4));
        }
    }

    @Test
    void realNumbersHaveNoSuchTable() throws IOException {
        Path model = model("numbers", "dense 1 identity  loss mse  target size2");
        Files.writeString(folder.resolve("sizes.csv"), "size,size2\n1,2\n2,4\n3,6\n4,8\n5,10\n");
        assertTrue(!train(model).out().contains("confusion"));
    }

    @Test
    void theNumberOfThreadsChangesNoBit() throws IOException {
        Path model = model(
                "wide",
                "dense 200 relu  dense 80 tanh  dense 2 softmax  loss cross_entropy  target kind: small | large");
        Path one = folder.resolve("one.safetensors");
        Path three = folder.resolve("three.safetensors");
        train(model, "-o", one, "--epochs", "3");
        train(model, "-o", three, "--epochs", "3", "--threads", "3");
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(three));
        Captured wrong = new Captured();
        assertEquals(2, wrong.run("train", model.toString(), "--threads", "0"));
        assertTrue(wrong.err().contains("--threads is 0; it must be 1 to 1024"), wrong.err());
    }
}
