package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.compiler.Golden;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.schedule.CodeTarget;

/**
 * The contract: the same bits on every JVM, with plain loops and with vectors of any width, with one thread and with
 * several, with the processor's multiply-add and without it. The hashes are committed, so every JDK that runs this test
 * is compared with every other.
 */
@Tag("thorough")
class BitIdentityTest {
    private static final Path HASHES = Path.of("src/test/resources/bits/hashes.txt");

    private static final List<String> NETWORKS = List.of(
            "network Straight { input 4  dense 8 relu  dense 3 softmax  loss cross_entropy  optimizer adam"
                    + "  train { batch 16 } }",
            "network Dropped { input 4  dense 8 tanh  dropout 0.25  dense 3 softmax  loss cross_entropy"
                    + "  train { batch 16 } }",
            "network Wide { input 90  scale standardize  dense 130 relu  dense 65 gelu  dense 10 softmax"
                    + "  loss cross_entropy  optimizer adam  train { batch 37 } }",
            "network Rates { input 70  dense 100 sigmoid  dense 33 softplus  dense 1 sigmoid"
                    + "  loss binary_cross_entropy  optimizer adam(learning_rate = cosine(peak = 0.01, steps = 40))"
                    + "  train { batch 21  clip norm 0.5 } }",
            "network Random { input 40  dense 90 rrelu  dropout 0.3  dense 48 prelu  dense 5 identity  loss huber"
                    + "  optimizer rmsprop  train { batch 19 } }",
            "network Normed { input 50  dense 64 identity  batch_norm  activate relu"
                    + "  residual { dense 80 silu  layer_norm  dense 64 identity }  dense 4 softmax  loss cross_entropy"
                    + "  optimizer nadam  train { batch 24 } }",
            "network Pieces { input 33  maxout 40 pieces 3 { l2 1e-3  max_norm 2 }  dense 17 elu { l1 1e-4 }"
                    + "  dense 3 identity  loss log_cosh  optimizer lion  train { batch 30 } }",
            "network Frozen { input 64  dense 96 relu { frozen }  dense 96 mish  dense 2 tanh  loss mse"
                    + "  optimizer adamw  train { batch 11  clip value 0.01 } }",
            "network Curves { input 60  dense 72 sine  dense 60 gelu_tanh  dense 6 softmax  loss focal_like"
                    + "  optimizer amsgrad  train { batch 16 } }\n"
                    + "activation sine(z; f = 1.5) = sin(f * z) + cos(z) / 2\n"
                    + "loss focal_like(y[], t[]) = -sum(t * (1 - y) ^ 2 * log(y + 1e-6))",
            "network Long { input 100  dense 300 leaky_relu  dense 12 log_softmax  loss negative_log_likelihood"
                    + "  optimizer nesterov  train { batch 64 } }",
            "network Broad { input 12  dense 33 prelu  dense 3 softmax  loss cross_entropy  train { batch 1100 } }",
            "network Straightly { input 3  dense 4 smht  dense 2 identity  loss mean_squared_logarithmic_error"
                    + "  train { batch 1100 } }");

    /** What a JVM is started with, and the most bytes of a vector that it may then have. */
    private record Run(CodeTarget target, int threads, List<String> flags, int width) {}

    private static final String MODULE = "--add-modules=jdk.incubator.vector";
    private static final int ANY = Integer.MAX_VALUE;

    private static List<Run> runs(String architecture) {
        List<Run> runs = new ArrayList<>(List.of(
                new Run(CodeTarget.JAVA, 1, List.of(), ANY),
                new Run(CodeTarget.VECTOR, 1, List.of(), ANY),
                new Run(CodeTarget.VECTOR, 1, List.of(MODULE), ANY)));
        List<Run> narrow = switch (architecture) {
            case "amd64", "x86_64" ->
                List.of(
                        new Run(CodeTarget.JAVA, 3, List.of("-XX:UseAVX=0"), 16),
                        new Run(CodeTarget.VECTOR, 3, List.of(MODULE, "-XX:UseAVX=2"), 32),
                        new Run(CodeTarget.VECTOR, 2, List.of(MODULE, "-XX:UseAVX=0"), 16),
                        new Run(CodeTarget.VECTOR, 2, List.of(MODULE, "-XX:MaxVectorSize=16"), 16));
            case "aarch64" ->
                List.of(
                        new Run(CodeTarget.JAVA, 3, List.of("-XX:UseSVE=0"), 16),
                        new Run(CodeTarget.VECTOR, 2, List.of(MODULE, "-XX:UseSVE=0"), 16),
                        new Run(CodeTarget.VECTOR, 3, List.of(MODULE, "-XX:MaxVectorSize=16"), 16));
            default ->
                List.of(
                        new Run(CodeTarget.JAVA, 3, List.of(), ANY),
                        new Run(CodeTarget.VECTOR, 3, List.of(MODULE), ANY));
        };
        runs.addAll(narrow);
        return runs;
    }

    @Test
    void everyArchitectureHasRunsWithItsOwnFlags() {
        for (String architecture : List.of("amd64", "x86_64", "aarch64", "riscv64", "ppc64le", "s390x")) {
            List<Run> runs = runs(architecture);
            assertTrue(runs.stream().anyMatch(run -> run.threads() > 1), architecture);
            boolean avx = runs.toString().contains("UseAVX");
            assertEquals(architecture.matches("amd64|x86_64"), avx, architecture);
        }
    }

    @Test
    void weightsAfterFiftyStepsAreTheSameEverywhere(@TempDir Path folder) throws Exception {
        Path plain = classFiles(Models.run(NETWORKS), folder.resolve("plain"));
        Path vectors = classFiles(Models.run(NETWORKS, CodeTarget.VECTOR), folder.resolve("vectors"));
        Map<Run, String> hashes = new LinkedHashMap<>();
        List<Integer> widths = new ArrayList<>();
        for (Run run : runs(System.getProperty("os.arch"))) {
            String found = hashes(run.target() == CodeTarget.JAVA ? plain : vectors, run);
            int line = found.indexOf('\n');
            int width = Integer.parseInt(found.substring(0, line));
            widths.add(width);
            // the first is free to be as wide as the processor is
            int expected = run.width() == ANY ? widths.get(0) : Math.min(run.width(), widths.get(0));
            assertEquals(expected, width, () -> "bytes of a vector: a flag was ignored in " + run);
            hashes.put(run, found.substring(line + 1));
        }
        // before anything is written down, so that no run is compared with itself
        assertEquals(1, Set.copyOf(hashes.values()).size(), hashes::toString);
        Golden.require(HASHES, hashes.values().iterator().next());
    }

    private static Path classFiles(List<Subject> subjects, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file :
                subjects.get(0).classes().classFiles().entrySet()) {
            Files.write(folder.resolve(file.getKey() + ".class"), file.getValue());
        }
        return folder;
    }

    private static String hashes(Path folder, Run run) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(run.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bits.class.getName()));
        command.addAll(List.of(folder.toString(), Integer.toString(run.threads())));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(f -> f.getFileName().toString())
                    .filter(f -> !f.contains("$"))
                    .map(f -> f.substring(0, f.length() - ".class".length()))
                    .sorted()
                    .forEach(command::add);
        }
        Path errors = folder.resolveSibling("errors");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String text;
        try (InputStream output = process.getInputStream()) {
            text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
        process.waitFor(1, TimeUnit.MINUTES);
        assertEquals(0, process.exitValue(), run + ": " + text + Files.readString(errors));
        return text;
    }
}
