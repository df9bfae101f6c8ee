package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.runtime.Safetensors;
import org.mlpc.runtime.StoredTensor;
import org.mlpc.training.file.OwnFile;
import org.mlpc.training.file.Place;

/** Commands replace what mlpc wrote, and nothing else without being asked. */
class OutputsTest {
    private static final String MODEL = """
            network Net {
                input x
                scale none
                dense 1 identity
                target y
                loss mean_squared_error
                train { data "data.csv"  epochs 1  validation "val.csv" }
            }
            """;

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void writeModelAndData() throws IOException {
        model = write("m.mlp", MODEL);
        write("data.csv", "x,y\n1,2\n3,4\n");
        write("val.csv", "x,y\n1,2\n");
        write("other.csv", "x,y\n1,2\n");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path link(String name, String to) throws IOException {
        return Files.createSymbolicLink(folder.resolve(name), Path.of(to));
    }

    /** All regular files by name, so that a test sees whatever changed. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        java.util.Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private void assertRefused(String message, Object... args) throws IOException {
        Map<String, String> before = files();
        Captured captured = new Captured();
        String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
        assertEquals(Main.FAILED, captured.run(words), captured.out());
        assertTrue(captured.err().startsWith("error: ") && captured.err().contains(message), captured.err());
        assertEquals(1, captured.err().lines().count(), captured.err());
        assertFalse(captured.out().contains("epoch"), "no work before the refusal");
        assertEquals(before, files());
    }

    private static void assertDone(Object... args) {
        Captured captured = new Captured();
        assertEquals(0, captured.run(Stream.of(args).map(Object::toString).toArray(String[]::new)), captured.err());
    }

    @Test
    void anOutputIsNeverAnInputUnderWhateverName() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        link("link.safetensors", "data.csv");
        link("model-link", "m.mlp");
        link("around", ".");
        Files.createLink(folder.resolve("hard.csv"), folder.resolve("data.csv"));
        List<String> places = new ArrayList<>(List.of(
                "m.mlp",
                "data.csv",
                "val.csv",
                "sub/../data.csv",
                "link.safetensors",
                "model-link",
                "around/m.mlp",
                "around/around/val.csv",
                "hard.csv"));
        if (Files.exists(folder.resolve("M.MLP"))) {
            places.add("M.MLP");
        }
        for (String place : places) {
            Path output = folder.resolve(place);
            assertRefused(" would be overwritten; choose another place", "train", model, "-o", output);
            assertRefused(" would be overwritten; choose another place", "train", model, "-o", output, "--force");
        }
        assertRefused(
                "is the data, and would be overwritten",
                "train",
                model,
                "--data",
                folder.resolve("other.csv"),
                "-o",
                folder.resolve("other.csv"),
                "--force");
    }

    @Test
    void aModelThatIsNamedLikeItsJavaIsNotOverwritten() throws IOException {
        Path java = write("Net.java", MODEL);
        assertRefused("Net.java is the model, and would be overwritten", java, "--force");
        assertRefused("Net.java is the model, and would be overwritten", "train", java, "--force");
        assertRefused("Net.java is the model, and would be overwritten", "train", java, "-o", folder.resolve("w"));
    }

    @Test
    void filesOfOthersAreReplacedOnlyByForce() throws IOException {
        Path mine = write("Net.java", "class Net { /* mine */ }");
        assertRefused("Net.java exists and was not written by mlpc; choose another place with -o, or", model);
        assertRefused("Net.java exists and was not written by mlpc", "train", model);
        assertDone(model, "--force");
        assertTrue(Files.readString(mine).startsWith("// Generated by mlpc "));
        assertDone("train", model);

        Path notes = write("notes.txt", "years of work");
        assertRefused("notes.txt exists and was not written by mlpc", "train", model, "-o", notes);
        Path torch = folder.resolve("torch.safetensors");
        try (var out = Files.newOutputStream(torch)) {
            new Safetensors(Map.of("format", "pt"), List.of(StoredTensor.ofFloats("w", List.of(1), new double[1])))
                    .write(out);
        }
        assertRefused("torch.safetensors exists and was not written by mlpc", "train", model, "-o", torch);
        Path cut = Files.write(folder.resolve("cut.safetensors"), new byte[] {9, 0, 0, 0, 0, 0, 0, 0, '{'});
        assertRefused("cut.safetensors exists and was not written by mlpc", "train", model, "-o", cut);
        assertDone("train", model, "-o", notes, "--force");
        assertTrue(OwnFile.weights(notes));
    }

    @Test
    void whatMlpcWroteAndWhatIsEmptyIsReplaced() throws IOException {
        Path weights = write("w.safetensors", "");
        write("Net.java", "");
        assertDone("train", model, "-o", weights);
        byte[] first = Files.readAllBytes(weights);
        assertDone("train", model, "-o", weights, "--seed", "7");
        assertFalse(java.util.Arrays.equals(first, Files.readAllBytes(weights)));
        link("latest", "w.safetensors");
        assertDone("train", model, "-o", folder.resolve("latest"));
        assertTrue(Files.isSymbolicLink(folder.resolve("latest")));
        assertEquals(java.util.Arrays.hashCode(first), java.util.Arrays.hashCode(Files.readAllBytes(weights)));
    }

    @Test
    void twoOutputsAreNotOneFile() throws IOException {
        assertRefused("the weights and the Java would both be", "train", model, "-o", folder.resolve("Net.java"));
        assertRefused("the weights and the Java would both be", "train", model, "-o", folder.resolve("net.JAVA"));
        link("same", "Net.java");
        assertRefused(
                "the weights and the Java would both be", "train", model, "-o", folder.resolve("same"), "--force");
        Path twice = write("twice.mlp", "package a\n" + MODEL);
        Path other = write("other.mlp", "package a\n" + MODEL.replace("network Net", "network Other"));
        assertDone(twice, other);
    }

    @Test
    void javaGoesBesideRegularFilesOnly() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/null")), "no devices here");
        Captured captured = new Captured();
        assertEquals(0, captured.run("train", model.toString(), "-o", "/dev/null"), captured.err());
        assertTrue(
                captured.out()
                        .endsWith(
                                "weights: /dev/null\nJava:    not written, since it goes beside regular files only\n"),
                captured.out());
        assertFalse(Files.exists(Path.of("/dev/Net.java")));
        assertFalse(Files.exists(folder.resolve("Net.java")));

        link("nothing", "/dev/null");
        assertDone("train", model, "-o", folder.resolve("nothing"));
        assertFalse(Files.exists(folder.resolve("Net.java")));
        assertTrue(Place.isStream(Path.of("/dev/stdout")) || !Files.isSymbolicLink(Path.of("/dev/stdout")));
        assertFalse(Place.isStream(folder.resolve("new.safetensors")));

        Files.createDirectory(folder.resolve("Net.java"));
        assertRefused("Net.java is a folder, where the Java would go", model);
        Files.delete(folder.resolve("Net.java"));
        link("Net.java", "/dev/null");
        assertRefused("Net.java is no regular file, so no Java goes there", model, "--force");
        assertRefused("Net.java is no regular file, so no Java goes there", "train", model);
    }

    /** A folder that came with the model must not lead a command to make a file somewhere else. */
    @Test
    void noFileIsMadeWhereALinkLeads() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path models = Files.createDirectory(folder.resolve("models"));
        Path packaged = write("models/p.mlp", "package com.acme\n" + MODEL);
        write("models/data.csv", "x,y\n1,2\n");
        write("models/val.csv", "x,y\n1,2\n");
        String refused = ", where a symbolic link leads; choose another place with -o, or follow the link with --force";
        link("models/p.safetensors", "../home/autostart");
        assertRefused("home/autostart" + refused, "train", packaged);
        Files.delete(models.resolve("p.safetensors"));
        link("models/com", "../home");
        assertRefused(refused, "train", packaged);
        assertRefused(refused, packaged);
        assertDone(packaged, "-o", folder.resolve("out"));
        assertDone(packaged, "--force");
        assertTrue(Files.exists(home.resolve("acme/Net.java")));
    }

    /** Nor to replace one there: what counts as ours or is empty may be somebody's all the same. */
    @Test
    void noFileIsReplacedWhereALinkLeadsElsewhere() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path models = Files.createDirectory(folder.resolve("models"));
        write("models/data.csv", "x,y\n1,2\n");
        write("models/val.csv", "x,y\n1,2\n");
        Path own = write("models/own.mlp", MODEL);
        assertDone("train", own, "-o", home.resolve("own.safetensors"));
        write("home/start", "");
        Path plain = write("models/p.mlp", MODEL);
        Path packaged = write("models/q.mlp", "package com.acme\n" + MODEL);
        for (String target : List.of("start", "own.safetensors", "Net.java")) {
            for (String way : List.of("../home/" + target, home.resolve(target).toString(), "door/" + target)) {
                link("models/door", "../home");
                link("models/p.safetensors", way);
                assertRefused(home.toRealPath().resolve(target).toString(), "train", plain);
                assertRefused("p.safetensors leads by a symbolic link to ", "train", plain);
                assertRefused(" leads by a symbolic link to ", "train", plain, "-o", models.resolve("p.safetensors"));
                Files.delete(models.resolve("p.safetensors"));
                link("models/Net.java", way);
                assertRefused("Net.java leads by a symbolic link to ", plain);
                assertRefused("Net.java leads by a symbolic link to ", "train", plain);
                Files.delete(models.resolve("Net.java"));
                Files.delete(models.resolve("door"));
            }
        }
        Files.createDirectories(home.resolve("acme"));
        write("home/acme/Net.java", "");
        link("models/com", "../home");
        assertRefused("com/acme/Net.java leads by a symbolic link to ", packaged);
        assertRefused("com/acme/Net.java leads by a symbolic link to ", "train", packaged);
        assertDone(packaged, "--force");
    }

    @Test
    void onlyTheUserSendsWeightsToADevice() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/null")), "no devices here");
        link("m.safetensors", "/dev/null");
        assertRefused("m.safetensors is no regular file; choose another place for the weights", "train", model);
        assertRefused("m.safetensors is no regular file", "train", model, "--force");
        assertDone("train", model, "-o", folder.resolve("m.safetensors"));
    }

    @Test
    void placesThatCannotBeWrittenAreKnownBeforeTheTraining() throws IOException {
        assertRefused("cannot write ", "train", model, "-o", folder.resolve("w".repeat(5000)));
        assertRefused("cannot write ", model, "--package", "p".repeat(5000));
        assertRefused("is a folder; name the file for the weights", "train", model, "-o", folder);
        assertRefused("its folder does not exist", "train", model, "-o", folder.resolve("none/w"));
        link("dangling", "none/w");
        assertRefused("its folder does not exist", "train", model, "-o", folder.resolve("dangling"), "--force");
        link("round", "round");
        assertRefused("leads to itself", "train", model, "-o", folder.resolve("round"));
        assertRefused("is no folder", model, "-o", folder.resolve("data.csv/x"));
        Path packaged = write("p.mlp", "package way.sub\n" + MODEL);
        write("way", "in the way");
        assertRefused("is no folder", packaged);
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed), "root may write everywhere");
        assertRefused("permission denied", "train", model, "-o", closed.resolve("w"));
        assertRefused("permission denied", model, "-o", closed.resolve("deep"));
    }
}
