package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.training.file.Place;

/** Weights that go to standard output or to a pipe come alone, whatever a shell has made of it. */
class StandardOutputTest {
    @TempDir
    Path folder;

    @BeforeEach
    void trainOnce() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/fd")), "no names of descriptors here");
        Files.writeString(folder.resolve("m.mlp"), """
                network Net {
                    input x
                    scale none
                    dense 1 identity
                    target y
                    loss mean_squared_error
                    train { data "d.csv"  epochs 2 }
                }
                """);
        Files.writeString(folder.resolve("d.csv"), "x,y\n1,2\n3,4\n");
        Captured captured = new Captured();
        assertEquals(0, captured.run("train", folder.resolve("m.mlp").toString()), captured.err());
    }

    /** Runs a line of a shell in which {@code mlpc} stands for the command. */
    private void shell(String line) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String mlpc = "mlpc() { '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                + System.getProperty("java.class.path") + "' " + Main.class.getName() + " \"$@\"; }\n";
        Process process = new ProcessBuilder(List.of("sh", "-c", mlpc + line))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
        assertEquals("", said);
    }

    private void assertAlone(String words) throws Exception {
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("m.safetensors")), Files.readAllBytes(folder.resolve("weights")));
        String shown = Files.readString(folder.resolve(words));
        assertTrue(shown.startsWith("Net: 1 input") && shown.contains("epoch 2/2  loss "), shown);
        assertTrue(shown.contains("\nJava:    not written, since it goes beside regular files only\n"), shown);
    }

    @Test
    void progressIsOnStandardErrorWhereTheWeightsAreOnStandardOutput() throws Exception {
        shell("mlpc train m.mlp -o /dev/stdout 2> words | cat > weights");
        assertAlone("words");
    }

    @Tag("thorough")
    @Test
    void soItIsWhereThatIsAFile() throws Exception {
        shell("mlpc train m.mlp -o /dev/stdout 2> words > weights");
        assertAlone("words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
    void standardOutputIsKnownByAllItsNames(String name) throws Exception {
        assumeTrue(Files.exists(Path.of(name)), "no such name here");
        assertTrue(Place.isStandardOutput(Path.of(name)));
        assertTrue(Place.isStandardOutput(Files.createSymbolicLink(folder.resolve("link"), Path.of(name))));
    }

    @Test
    void anotherPipeTakesTheWeightsAndStandardOutputTheProgress() throws Exception {
        shell("{ mlpc train m.mlp -o /dev/fd/3 3>&1 > words; } | cat > weights");
        assertAlone("words");
    }

    @Test
    void otherPlacesAreNotStandardOutput() {
        for (String place : List.of("/dev/stderr", "/dev/null", "/dev/fd/2", "1", "m.safetensors", "/dev/fd/11")) {
            assertFalse(Place.isStandardOutput(Path.of(place)), place);
        }
        assertFalse(Place.isStandardOutput(folder.resolve("1")));
    }
}
