package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.schedule.CodeTarget;

/** The vector spelling of the elementary functions gives the bits of the scalar one, in vectors of any width. */
@Tag("sampled")
class ArrayFunctionsTest {
    /** A prime, so that it meets all low bits: one of so many of the 2^32 arguments. */
    private static final long SAMPLE = Sample.whole() ? 16_411 : 65_537;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        String sum = ArrayFunctions.SCALAR.keySet().stream().map(f -> f + "(z)").collect(Collectors.joining(" + "));
        Subject subject = Models.run(
                        List.of(
                                "activation all(z) = " + sum + "\n"
                                        + "network Functions { input 16  dense 32 all  dense 1 identity  loss mse  train { batch 16 } }"),
                        CodeTarget.VECTOR)
                .get(0);
        for (Map.Entry<String, byte[]> file : subject.classes().classFiles().entrySet()) {
            Files.write(folder.resolve(file.getKey() + ".class"), file.getValue());
        }
    }

    static List<String> widths() {
        return Sample.of(List.of("-XX:MaxVectorSize=64", "-XX:MaxVectorSize=32", "-XX:MaxVectorSize=16"), 3);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void arraysGiveTheSameBitsOverADenseSample(String width) throws Exception {
        assertEquals("", run(width, SAMPLE, List.copyOf(ArrayFunctions.SCALAR.keySet())));
    }

    static List<String> functions() {
        return List.copyOf(ArrayFunctions.SCALAR.keySet());
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("functions")
    void arraysGiveTheSameBitsOverAllFloats(String function) throws Exception {
        assertEquals("", run("-XX:MaxVectorSize=64", 1, List.of(function)));
    }

    private static String run(String width, long step, List<String> functions) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", width));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ArrayFunctions.class.getName()));
        command.addAll(List.of(folder.toString(), "Functions", Long.toString(step)));
        command.addAll(functions);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text : text + "exit " + process.exitValue();
        }
    }
}
