package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a Java that lacks a part, or does not know the letters of a name. */
class LimitedJavaTest {
    private static final String SMALL = """
            network Small {
                input x
                scale none
                dense 1 identity
                target y
                loss mean_squared_error
                train { data "d.csv"  epochs 1 }
            }
            """;

    private static final String WITHOUT = "java.base,java.logging,java.xml,java.desktop,java.sql,java.management";

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err) {}

    private Ended run(Map<String, String> environment, List<String> options, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(out), new String(Files.readAllBytes(err), StandardCharsets.ISO_8859_1));
    }

    private void write(String model) throws IOException {
        Files.writeString(folder.resolve("m.mlp"), model);
        Files.writeString(folder.resolve("d.csv"), "x,y\n1,2\n3,4\n");
    }

    @Tag("thorough")
    @Test
    void withoutVectorsATrainingIsOfThePlainForm() throws IOException, InterruptedException {
        List<String> limit = List.of("--limit-modules", WITHOUT + ",java.compiler,jdk.compiler,jdk.zipfs");
        write(SMALL.replace("dense 1 identity", "dense 64 relu dense 64 relu dense 1 identity"));
        Ended large = run(Map.of(), limit, "train", "m.mlp");
        assertEquals(0, large.code, large.err);
        assertTrue(
                large.err.startsWith(
                        "note: this Java runs without the module jdk.incubator.vector, so the training is of"
                                + " the plain form, which takes longer, for the same weights\n"),
                large.err);
        byte[] weights = Files.readAllBytes(folder.resolve("m.safetensors"));
        Files.delete(folder.resolve("m.safetensors"));
        Ended vectors = run(Map.of(), List.of("--add-modules", "jdk.incubator.vector"), "train", "m.mlp");
        assertEquals(0, vectors.code, vectors.err);
        assertFalse(vectors.err.contains("note:"), vectors.err);
        assertEquals(
                java.util.HexFormat.of().formatHex(weights),
                java.util.HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("m.safetensors"))));
    }

    @Test
    void withoutACompilerItSaysWhatToInstall() throws IOException, InterruptedException {
        write(SMALL);
        String install = "; install a JDK of version 17 or newer and set JAVA_HOME to it\n";
        Ended jre = run(Map.of(), List.of("--limit-modules", WITHOUT + ",java.compiler"), "train", "m.mlp");
        assertEquals(Main.FAILED, jre.code);
        assertTrue(jre.err.endsWith(install) && jre.err.contains("no compiler, module jdk.compiler"), jre.err);
        for (String command : List.of("train", "check")) {
            Ended less = run(Map.of(), List.of("--limit-modules", WITHOUT), command, "m.mlp");
            boolean needed = less.code != 0;
            assertTrue(needed || command.equals("check"), less.out);
            assertTrue(!needed || less.err.endsWith(install), less.err);
        }
    }

    /** What a model or a file asks for is more than there is, or less than it says. */
    @Tag("thorough")
    @Test
    void memoryIsBoundedByWhatJavaMayTake() throws IOException, InterruptedException {
        List<String> little = List.of("-Xmx48m");
        write(SMALL.replace("dense 1 identity", "dense 20000 relu dense 20000 relu dense 1 identity"));
        Ended large = run(Map.of(), little, "train", "m.mlp");
        assertEquals(Main.FAILED, large.code);
        assertTrue(large.err.contains("MB of memory that Java may take are not enough"), large.err);
        assertFalse(large.err.contains("\tat "), large.err);

        write(SMALL);
        assertEquals(0, run(Map.of(), little, "train", "m.mlp").code);
        String header = "{\"layer1.weight\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":[0,2000000000]}}";
        byte[] promise = new byte[8 + header.length()];
        promise[0] = (byte) header.length();
        System.arraycopy(header.getBytes(StandardCharsets.UTF_8), 0, promise, 8, header.length());
        Files.write(folder.resolve("promise.safetensors"), promise);
        Ended promised =
                run(Map.of(), little, "predict", "m.mlp", "--data", "d.csv", "--weights", "promise.safetensors");
        assertTrue(promised.err.contains("0 of 2000000000 bytes are there; it is cut short"), promised.err);
    }

    /** The names that Java is given have lost their letters there; what to do is said in ASCII. */
    @Tag("sampled")
    @Test
    void aLocaleOfAsciiIsSaidWhereANameNeedsMore() throws IOException, InterruptedException {
        write(SMALL.replace("d.csv", "donn\u00e9es.csv"));
        Map<String, String> ascii = Map.of("LC_ALL", "C");
        List<String[]> calls = List.of(
                new String[] {"train", "m.mlp"},
                new String[] {"check", "mod\u00e8le.mlp"},
                new String[] {"train", "m.mlp", "--data", "donn\u00e9es.csv"},
                new String[] {"\u00e9.mlp"});
        for (String[] args : calls.subList(0, Boolean.getBoolean("mlpc.sample") ? 2 : calls.size())) {
            Ended ended = run(ascii, List.of("-Dsun.jnu.encoding=ANSI_X3.4-1968"), args);
            assertTrue(ended.code != 0, ended.out);
            assertTrue(
                    ended.err.contains(
                            "this system's locale does not know; set the environment variable" + " LC_ALL=C.UTF-8"),
                    ended.err);
            assertFalse(ended.err.contains("Exception"), ended.err);
        }
    }
}
