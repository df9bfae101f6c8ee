package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.syntax.Declaration;

/**
 * A warm training step allocates nothing: every activation and every optimizer of the standard library, and rates that
 * follow a cosine, with the kernel forms in turn. Vector code allocates until C2 has compiled it, and for ever where C2 does not keep its vectors in registers;
 * so do some functions of the JDK with their small arrays.
 */
@Tag("thorough")
class ZeroBytesTest {
    /** Most networks are warm after a third of one. */
    private static final int SECONDS = 15;

    /** What allocates after so long, in a JVM of its own, never stops, even on a machine with much else to do. */
    private static final int PATIENCE = 60;

    /** As a JVM that a user trains in, which compiles after a tenth of the usual calls, since there is little time. */
    private static final List<String> EARLY =
            List.of("--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC", "-XX:CompileThresholdScaling=0.1");

    private static final List<String> USUAL = EARLY.subList(0, 3);

    /** Rates along a cosine, whose argument goes from 0 to π. */
    private static final List<String> COSINES =
            List.of("sgd(cosine(0.01, 60))", "adam(cosine_restarts(0.01, 60))", "sgd(one_cycle(0.01, 60))");

    /** What a step keeps cannot be kept in registers. */
    private static volatile float[] kept;

    private static List<String> activations() {
        return Definitions.of(Declaration.Activation.class).stream()
                .map(Definitions::use)
                .toList();
    }

    private static List<String> optimizers() {
        return Definitions.of(Declaration.Optimizer.class).stream()
                .map(Definitions::use)
                .toList();
    }

    private static List<String> networks(List<Form> forms) {
        List<String> texts = new ArrayList<>();
        for (String use : activations()) {
            texts.add(next(forms, texts).network(texts.size() + word(use), use, "sgd"));
        }
        for (String use : Stream.concat(optimizers().stream(), COSINES.stream()).toList()) {
            texts.add(next(forms, texts).network(texts.size() + word(use), "relu", use));
        }
        return texts;
    }

    /** The forms in turn; all pairs in every form are exhaustive. */
    private static Form next(List<Form> forms, List<String> texts) {
        return forms.get(texts.size() % forms.size());
    }

    /** The name of a use, without its arguments, to begin or to end another name with. */
    private static String word(String use) {
        String name = use.replaceAll("\\(.*", "").replace("_", "");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    @Test
    void everyActivationAndEveryOptimizerInPlainJava(@TempDir Path folder) throws Exception {
        requireNone(networks(Form.PLAIN), CodeTarget.JAVA, EARLY, folder);
    }

    @Test
    void everyActivationAndEveryOptimizerWithVectors(@TempDir Path folder) throws Exception {
        requireNone(networks(Form.VECTOR), CodeTarget.VECTOR, EARLY, folder);
    }

    @ParameterizedTest
    @Tag("exhaustive")
    @MethodSource("activations")
    void everyPairInEveryForm(String activation, @TempDir Path folder) throws Exception {
        for (List<Form> forms : List.of(Form.PLAIN, Form.VECTOR)) {
            List<String> texts = new ArrayList<>();
            for (Form form : forms) {
                for (String optimizer : optimizers()) {
                    texts.add(form.network(word(activation) + word(optimizer), activation, optimizer));
                }
            }
            CodeTarget target = forms.get(0).target();
            Path own = Files.createDirectory(folder.resolve(target.name()));
            requireNone(texts, target, USUAL, own);
        }
    }

    @Test
    void aStepThatAllocatesIsFound() {
        double bytes = WarmSteps.bytes(k -> kept = new float[k % 2], 1);
        assertTrue(bytes >= 12 && bytes <= 32, () -> "an array of at most one float has " + bytes + " bytes");
        kept = new float[1];
        assertEquals(0, WarmSteps.bytes(k -> kept[0] = k, 1));
    }

    private static void requireNone(List<String> texts, CodeTarget target, List<String> flags, Path folder)
            throws IOException, InterruptedException {
        List<Subject> subjects = Models.run(texts, target);
        for (Map.Entry<String, byte[]> file :
                subjects.get(0).classes().classFiles().entrySet()) {
            Files.write(folder.resolve(file.getKey() + ".class"), file.getValue());
        }
        List<String> measured = measure(folder, flags, SECONDS);
        assertEquals(texts.size(), measured.size());
        List<String> allocating = new ArrayList<>();
        for (String line : allocating(measured)) {
            // Among so many classes the JIT compiler may be late: what allocates does so in a JVM of its own, too.
            allocating.addAll(allocating(measure(alone(folder, line.split(" ")[0]), flags, PATIENCE)));
        }
        assertEquals(List.of(), allocating, "networks and the bytes of a step");
    }

    private static List<String> allocating(List<String> measured) {
        return measured.stream().filter(line -> !line.endsWith(" 0.0")).toList();
    }

    /** A folder with the files of one class. */
    private static Path alone(Path folder, String name) throws IOException {
        Path own = Files.createDirectory(folder.resolve("only-" + name));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String text = file.getFileName().toString();
                if (text.equals(name + ".class") || text.startsWith(name + "$")) {
                    Files.copy(file, own.resolve(text));
                }
            }
        }
        return own;
    }

    private static List<String> measure(Path folder, List<String> flags, int seconds)
            throws IOException, InterruptedException {
        List<String> command = Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        flags,
                        List.of("-cp", System.getProperty("java.class.path"), WarmSteps.class.getName()),
                        List.of(folder.toString(), Integer.toString(seconds)))
                .flatMap(List::stream)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text;
        try (InputStream output = process.getInputStream()) {
            text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertEquals(0, process.waitFor(), text);
        return text.lines().toList();
    }
}
