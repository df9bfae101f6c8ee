package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    Path folder;

    private static void assertUsage(String message, String... args) {
        Captured captured = new Captured();
        assertEquals(Main.USAGE, captured.run(args), captured.err());
        assertTrue(captured.err().startsWith("error: " + message), captured.err());
        assertTrue(captured.err().contains("--help"), captured.err());
        assertEquals("", captured.out());
    }

    private static void assertFails(String message, String... args) {
        Captured captured = new Captured();
        assertEquals(Main.FAILED, captured.run(args), captured.err());
        assertEquals("error: " + message + "\n", captured.err());
        assertEquals("", captured.out());
    }

    @Test
    void tellsItsVersion() {
        Captured captured = new Captured();
        assertEquals(0, captured.run("--version"));
        assertTrue(captured.out().matches("mlpc \\d+\\.\\d+\\.\\d+\\S* \\(Java .*\\)\n"), captured.out());
    }

    @Test
    void tellsHowItIsUsed() {
        for (String[] args : new String[][] {
            {"--help"}, {"check", "-h"}, {"train", "--help"}, {"predict", "--help"}, {"explain", "-h"}
        }) {
            Captured captured = new Captured();
            assertEquals(0, captured.run(args));
            assertTrue(captured.out().startsWith("Usage: mlpc "), captured.out());
            assertFalse(captured.out().contains("\u001b"), "no colours when nobody sees them");
        }
    }

    @Test
    void endsWithTwoWhenCalledWrongly() {
        assertUsage("no model file is named");
        assertUsage("Missing required parameter: 'FILE'", "check");
        assertUsage("`tarin` is neither a command nor a file", "tarin", "x.mlp");
        assertUsage("Unknown option: '--fast'", "train", "x.mlp", "--fast");
        assertUsage("--epochs is -1; it must be 0 or more", "train", "x.mlp", "--epochs", "-1");
        assertUsage("Invalid value for option '--seed'", "train", "x.mlp", "--seed", "blue");
        assertUsage("Invalid value for option '--dump'", "x.mlp", "--dump", "tokens");
        assertUsage("Invalid value for option '--diagnostics'", "check", "x.mlp", "--diagnostics=xml");
        assertUsage(
                "--dump and --diagnostics=json cannot share standard output",
                "x.mlp",
                "--dump",
                "order",
                "--diagnostics=json");
        assertUsage("`--package a.1b` cannot be the Java package: `1b` is no Java name", "x.mlp", "--package", "a.1b");
        assertUsage("Missing required option: '--data=CSV'", "predict", "x.mlp");
    }

    @Test
    void refusesFilesThatAreNoModels() throws IOException {
        Path missing = folder.resolve("missing.mlp");
        Path latin = Files.write(folder.resolve("latin.mlp"), new byte[] {'/', '/', (byte) 0xe4, '\n'});
        Path zeros = Files.write(folder.resolve("zeros.mlp"), new byte[10]);
        byte[] garbage = new byte[10_000_000];
        new java.util.Random(1).nextBytes(garbage);
        Path large = Files.write(folder.resolve("large.mlp"), garbage);
        for (String command : new String[] {"check", "train"}) {
            assertFails(missing + ": no such file", command, missing.toString());
            assertFails(folder + " is a folder; name the model files in it", command, folder.toString());
            assertFails(latin + " is not a model file: it is no UTF-8 text", command, latin.toString());
            assertFails(zeros + " is not a model file: it holds zero bytes", command, zeros.toString());
            assertFails(large + " is not a model file: it is larger than 1 MB", command, large.toString());
        }
        assertFails(missing + ": no such file", missing.toString());
    }
}
