package org.mlpc.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.cli.Main;

/** Trains the examples as a user would. */
class ExamplesTest {
    /** On JDK 17 and 25, with and without FMA in hardware, on every system. */
    private static final String IRIS_WEIGHTS = "bdd123726ce17d007168dac61dd974eebc4f19fe9407308e5f3433211f36bbda";

    @TempDir
    Path folder;

    @Test
    void irisReachesItsAccuracy() throws IOException {
        String said = train("iris/iris.mlp", "iris.safetensors");
        Matcher accuracy = Pattern.compile("validation accuracy ([0-9.]+) %, validation loss")
                .matcher(said);
        assertTrue(accuracy.find(), said);
        assertTrue(Double.parseDouble(accuracy.group(1)) >= 95, said);
        assertTrue(said.contains("iris.safetensors") && said.contains("Iris.java"), said);
    }

    @Test
    void irisGivesTheSameBytesEverywhere() throws IOException, NoSuchAlgorithmException {
        train("iris/iris.mlp", "first.safetensors");
        train("iris/iris.mlp", "second.safetensors");
        byte[] first = Files.readAllBytes(folder.resolve("first.safetensors"));
        assertEquals(IRIS_WEIGHTS, hash(first));
        assertEquals(IRIS_WEIGHTS, hash(Files.readAllBytes(folder.resolve("second.safetensors"))));
    }

    @Test
    void xorIsSolvedWithItsSeed() throws IOException {
        String said = train("xor/xor.mlp", "xor.safetensors");
        assertTrue(said.contains("\naccuracy 100"), said);
    }

    @Test
    void mnistCompiles() throws IOException {
        assertEquals(0, run("check", "mnist/mnist.mlp").code());
    }

    private String train(String model, String weights) throws IOException {
        Run run = run("train", model, "-o", folder.resolve(weights).toString());
        assertEquals(0, run.code(), run.text());
        return run.text();
    }

    private record Run(int code, String text) {}

    private static Run run(String... arguments) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            int code = Main.run(stream, stream, arguments);
            return new Run(code, bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
        }
    }

    private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
