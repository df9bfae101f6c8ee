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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.schedule.CodeTarget;

/**
 * The contract: the same bits on every JVM, with plain loops and with vectors of any width, with one thread and with
 * several, with the processor's multiply-add and without it. The hashes are committed, so every JDK that runs this test
 * is compared with every other.
 */
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

    /** What a JVM is started with; each runs what it can. */
    private record Run(CodeTarget target, int threads, List<String> flags) {}

    private static final List<String> MODULE = List.of("--add-modules", "jdk.incubator.vector");

    private static List<Run> runs() {
        return List.of(
                new Run(CodeTarget.JAVA, 1, List.of()),
                new Run(CodeTarget.JAVA, 3, List.of("-XX:UseAVX=0")),
                new Run(CodeTarget.VECTOR, 1, List.of()),
                new Run(CodeTarget.VECTOR, 1, MODULE),
                new Run(CodeTarget.VECTOR, 2, with("-XX:MaxVectorSize=16")),
                new Run(CodeTarget.VECTOR, 3, with("-XX:UseAVX=2")),
                new Run(CodeTarget.VECTOR, 2, with("-XX:UseAVX=0")));
    }

    private static List<String> with(String flag) {
        List<String> flags = new ArrayList<>(MODULE);
        flags.add(flag);
        return flags;
    }

    @Test
    void weightsAfterFiftyStepsAreTheSameEverywhere(@TempDir Path folder) throws Exception {
        String expected = Files.exists(HASHES) ? Files.readString(HASHES) : "";
        Path plain = classFiles(Models.run(NETWORKS), folder.resolve("plain"));
        Path vectors = classFiles(Models.run(NETWORKS, CodeTarget.VECTOR), folder.resolve("vectors"));
        for (Run run : runs()) {
            String found = hashes(run.target() == CodeTarget.JAVA ? plain : vectors, run);
            if (expected.isEmpty()
                    || !System.getProperty("mlpc.update", "false").equals("false")) {
                Files.createDirectories(HASHES.getParent());
                Files.writeString(HASHES, found);
                expected = found;
            }
            assertEquals(expected, found, run::toString);
        }
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
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text;
        try (InputStream output = process.getInputStream()) {
            text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
        process.waitFor(1, TimeUnit.MINUTES);
        assertEquals(0, process.exitValue(), () -> run + ": " + text);
        return text;
    }
}
