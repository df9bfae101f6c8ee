package org.mlpc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mlpc.compiler.diagnostic.Severity;
import org.mlpc.compiler.random.RandomNetworks;
import org.mlpc.compiler.source.SourceFile;

/** A text with every default written out means what the text without them means. */
class ResolutionTest {
    private static final String NAME = "model.mlp";

    private static Resolution resolve(String text) {
        return Compiler.resolve(List.of(new SourceFile(NAME, text)));
    }

    private static String resolved(String text) {
        return Resolved.resolved(List.of(new SourceFile(NAME, text))).get(0).text();
    }

    private static void requireSame(String text) {
        Resolved.requireSame(List.of(new SourceFile(NAME, text)));
    }

    /** Each text as a file of its own, with a network of its own. */
    private static List<SourceFile> files(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new SourceFile("m" + i + ".mlp", texts.get(i)))
                .toList();
    }

    @Tag("sampled")
    @TestFactory
    List<DynamicTest> resolvedTextBecomesTheSameJavaAndResolvesToItself() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : Sample.of(Fixtures.folders(), 3)) {
            if (Fixtures.compile(folder).succeeded()) {
                tests.add(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
            }
        }
        assertTrue(tests.size() > Sample.count(20, 3));
        return tests;
    }

    private static void check(Path folder) throws IOException {
        SourceFile file = new SourceFile(NAME, Files.readString(folder.resolve(NAME)));
        Options options = new Options(Optional.empty(), "0.1.0", Fixtures.target(folder));
        Resolved.requireSame(List.of(file), Resolved.java(Fixtures.compile(folder)), options);
    }

    @Tag("sampled")
    @Test
    void resolvedTextsOfRandomNetworksBecomeTheSameJava() {
        LongStream.rangeClosed(1, 15)
                .filter(seed -> Sample.takes((int) seed, 3))
                .mapToObj(RandomNetworks::text)
                .forEach(ResolutionTest::requireSame);
    }

    @Test
    void everyDefaultIsWrittenOut() {
        String text = """
                activation bent(z; low = 0.1, twice = 2 * low) = if z > 0 then z else twice * z
                activation unused(z) = z
                network Small {
                    train { validation 10%  early_stop patience 3 }
                    dense 3 bent(low=0.2)
                    dense last 1 sigmoid { l2 1e-4  bias none }
                    input 1*2
                    optimizer adam(cosine(0.01, steps = 100))
                    loss 0.5*focal + bce
                }
                """;
        String expected = """
                activation bent(z; low = 0.1, twice = 2 * low) = if z > 0 then z else twice * z

                network Small {
                    input 1 * 2
                    scale none
                    dense layer1 3 bent(low = 0.2, twice = 0.4) {
                        init glorot_uniform
                        bias init zeros
                    }
                    dense last 1 sigmoid {
                        init glorot_uniform
                        bias none
                        l2 1e-4
                    }
                    loss 0.5 * focal(gamma = 2, alpha = 0.25) + bce
                    optimizer adam(cosine(0.01, steps = 100, low = 0), beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8)
                    train {
                        batch 32
                        epochs 10
                        seed 42
                        shuffle on
                        validation 10%
                        early_stop patience 3 min_delta 0 restore best
                        precision float32
                        threads 1
                    }
                }
                """;
        assertEquals(expected, resolved(text));
        requireSame(text);
    }

    private static final List<String> FORMS = List.of(
            "dense 3 prelu dense 2 rrelu(upper = 1/2) loss mse",
            "dense 3 relu { init orthogonal } dense 2 elu(alpha=1) { init truncated_normal(0, 0.1) } loss mse",
            "residual { dense 2 tanh  residual { dense 2 relu  batch_norm } } layer_norm dense 2 softmax"
                    + " loss cross_entropy metrics accuracy, top_k_accuracy(k = 1) class_weight [1, 2]",
            "maxout 3 pieces 2 { max_norm 3 } dropout 0.25 activate celu dense out 2 identity { frozen } loss huber",
            "dense 1 tanh loss mse optimizer lbfgs",
            "dense 1 tanh loss mse optimizer lbfgs(5) train { precision float64 }",
            "dense 1 tanh loss mse optimizer scg train { batch full }",
            "dense 1 tanh loss mse optimizer sgd(piecewise(at=[10,20], rate=[1,0.5,0.1]))",
            "dense 1 tanh loss mse optimizer rmsprop(one_cycle(peak=0.1, steps=50), rho=0.9)"
                    + " train { validation 20% on_plateau factor 1/2 patience 4 clip norm 2*2 shuffle off }",
            "dense 1 leaky_relu(alpha=0.01)");

    @Test
    void everyFormOfTheLanguageResolves() {
        List<String> texts = new ArrayList<>();
        for (String form : FORMS) {
            texts.add("network Named" + texts.size() + " { input a, b scale 1/255 " + form + " }");
            texts.add("network Counted" + texts.size() + " { input 2 scale (1+1)/2 " + form + " }");
        }
        Resolved.requireSame(files(texts));
    }

    @Test
    void filesSeeEachOtherAndStayApart() {
        SourceFile library =
                new SourceFile("library.mlp", "activation soft(z) = z / (1 + abs(z))\nactivation no(z) = z");
        SourceFile unneeded = new SourceFile("unneeded.mlp", "activation never(z) = 2 * z");
        SourceFile model = new SourceFile("model.mlp", "package a.b\nnetwork N { input 1 dense 1 soft loss mse }");
        Resolution resolution = Compiler.resolve(List.of(library, unneeded, model));
        assertEquals(
                List.of("library.mlp", "model.mlp"),
                resolution.texts().stream().map(Resolution.Text::file).toList());
        assertEquals(
                "activation soft(z) = z / (1 + abs(z))\n",
                resolution.texts().get(0).text());
        assertTrue(resolution.texts().get(1).text().startsWith("package a.b\n\nnetwork N {\n    input 1\n"));
    }

    @Test
    void aLibraryWithoutNetworksStaysWhole() {
        assertEquals("activation soft(z) = z\n", resolved("activation soft(z) = z"));
    }

    @Test
    void mistakesGiveDiagnosticsAndNoText() {
        for (String wrong : List.of("network N { input 1 dense 1 nothing }", "network N {")) {
            Resolution resolution = resolve(wrong);
            assertEquals(List.of(), resolution.texts());
            assertTrue(resolution.diagnostics().stream().anyMatch(d -> d.code().severity() == Severity.ERROR));
        }
    }
}
