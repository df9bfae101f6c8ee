package org.mlpc.compiler.check.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Golden;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.diagnostic.Severity;
import org.mlpc.compiler.generated.Models;

/** Every folder holds models that can be meant, and the warnings about them; the tests below say what is no warning. */
class LintsTest {
    private static final Path FOLDER = Path.of("src/test/resources/lints");

    @TestFactory
    List<DynamicTest> everyWarningIsGivenAsExpected() throws IOException {
        return folders().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
                .toList();
    }

    private static void check(Path folder) throws IOException {
        Compilation compilation = Models.compile(Files.readString(folder.resolve("model.mlp")));
        for (Diagnostic diagnostic : compilation.diagnostics()) {
            assertEquals(Severity.WARNING, diagnostic.code().severity());
            assertTrue(diagnostic.help().isPresent(), diagnostic::message);
        }
        assertTrue(compilation.succeeded(), "a warning never forbids generation");
        Path expected = folder.resolve("diagnostics.txt");
        String text = Renderer.render(compilation.diagnostics(), false);
        Golden.require(expected, text);
    }

    @Test
    void everyWarningOccurs() throws IOException {
        Set<DiagnosticCode> seen = new TreeSet<>();
        for (Path folder : folders()) {
            Models.diagnose(Files.readString(folder.resolve("model.mlp"))).stream()
                    .map(Diagnostic::code)
                    .forEach(seen::add);
        }
        assertEquals(
                Stream.of(DiagnosticCode.values())
                        .filter(code -> code.severity() == Severity.WARNING)
                        .toList(),
                List.copyOf(seen));
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().toList();
        }
    }

    private static void assertSilent(String text) {
        assertEquals("", Renderer.render(Models.diagnose(text), false));
    }

    private static void assertCodes(String text, DiagnosticCode... codes) {
        Compilation compilation = Models.compile(text);
        assertEquals(
                List.of(codes),
                compilation.diagnostics().stream().map(Diagnostic::code).toList(),
                () -> Renderer.render(compilation.diagnostics(), false));
    }

    @Test
    void anErrorSilencesWarnings() {
        assertCodes("network N { input a, b  dense 1 reluu  loss mean_squared_error }", DiagnosticCode.UNKNOWN_NAME);
    }

    @Test
    void aLinearBottleneckAndALinearOutputAreMeant() {
        assertSilent("network Narrow { input 8  dense 2 identity  dense 8 identity  loss mean_squared_error }");
    }

    @Test
    void straightLinesAreFoundByTheirCurve() {
        assertCodes(
                "activation twice(z) = z + z\n"
                        + "network N { input 8  dense 8 twice  dense 8 tanh  dense 1 twice  loss mean_squared_error }",
                DiagnosticCode.LINEAR_LAYER);
    }

    @Test
    void deepNetworksOfTanhOrReluAreFine() {
        String tanh = "dense 9 tanh ".repeat(12);
        String relu = "dense 9 relu ".repeat(12);
        assertSilent("network Deep { input 9 " + tanh + relu + "dense 1 sigmoid  loss binary_cross_entropy }");
    }

    @Test
    void fourLayersOfSigmoidAreNotDeep() {
        String layers = "dense 9 sigmoid ".repeat(4);
        assertSilent("network N { input 9 " + layers + " loss mean_squared_error }");
        assertCodes("network N { input 9 " + layers + "dense 1 identity  loss mean_squared_error }", VANISHING);
    }

    private static final DiagnosticCode VANISHING = DiagnosticCode.VANISHING_GRADIENT;

    @Test
    void fittingInitializersAreFine() {
        assertSilent("network N { input 9  dense 9 relu { init he_normal }  dense 9 tanh { init glorot_uniform }\n"
                + "dense 9 relu { init lecun_normal }  dense 9 tanh { init lecun_normal }\n"
                + "dense 9 leaky_relu  dense 1 identity { init he_normal }  loss mean_squared_error }");
    }

    @Test
    void initializersAreJudgedByTheCurve() {
        assertCodes(
                "activation ramp(z) = if z > 0 then 2 * z else 0.1 * z\n"
                        + "activation squash(z) = z / (1 + abs(z))\n"
                        + "network N { input 9  dense 9 ramp { init glorot_uniform }  dense 9 squash { init he_normal }\n"
                        + "dense 1 identity  loss mean_squared_error }",
                DiagnosticCode.INITIALIZER_MISMATCH,
                DiagnosticCode.INITIALIZER_MISMATCH);
    }

    @Test
    void outputsThatCanBeNegativeAreFine() {
        assertSilent("network N { input 9  dense 1 leaky_relu  loss mean_squared_error }");
        assertSilent("network N { input 9  dense 1 relu }");
    }

    @Test
    void rectifiedOutputsAreFoundByTheirCurve() {
        assertCodes(
                "activation plus(z) = if z > 0 then 3 * z else 0\n"
                        + "network N { input 9  dense 1 plus  loss mean_squared_error }",
                DiagnosticCode.RECTIFIED_OUTPUT);
    }

    @Test
    void onlyConstantRatesOfKnownOptimizersAreJudged() {
        String own = "optimizer own(learning_rate = 1) { w = w - learning_rate * g }\n";
        for (String optimizer : List.of(
                "sgd(learning_rate = 10)",
                "adam(0.1)",
                "own(learning_rate = 1000)",
                "adam(learning_rate = piecewise(at = [10], rate = [5, 0.01]))")) {
            String declared = optimizer.startsWith("own") ? own : "";
            assertSilent(declared + "network N { input 9  dense 1 identity  loss mean_squared_error  optimizer "
                    + optimizer + " }");
        }
    }

    @Test
    void unnamedInputsAndAnExplicitNoneNeedNoScale() {
        assertSilent("network N { input 2  dense 1 identity  loss mean_squared_error }");
        assertSilent("network N { input a, b  scale none  dense 1 identity  loss mean_squared_error }");
        assertSilent("network N { input a, b  scale 0.1  dense 1 identity  loss mean_squared_error }");
    }

    @Test
    void onlyPlainNumbersNeedAScale() {
        String rest = "  dense 1 identity  loss mean_squared_error }";
        assertSilent("network N { input colour: red | green, kind: a | b | c" + rest);
        assertSilent("network N { input income: log1p, colour: red | green" + rest);
        assertSilent("network N { input age, colour: red | green  scale minmax" + rest);
        assertCodes("network N { input age, colour: red | green" + rest, DiagnosticCode.UNSCALED_FEATURES);
    }

    @Test
    void aTransformIsUsedAndNeedNotBeFiniteEverywhere() {
        String root = "activation root(z) = sqrt(z)\n";
        assertSilent(root + "network N { input a: root  dense 1 identity  loss mean_squared_error }");
        assertCodes(
                root + "network N { input a: root  dense 2 root  dense 1 identity  loss mean_squared_error }",
                DiagnosticCode.NOT_FINITE);
    }

    @Test
    void whatIsUsedByWhatIsUsedIsUsed() {
        assertSilent("""
                activation inner(z) = tanh(z)
                activation outer(z) = z + inner(z)
                activation other = outer
                loss base(y[], t[]) = mean((y - inner(t)) ^ 2)
                optimizer plain(learning_rate = 0.1) { w = w - learning_rate * g }
                optimizer same = plain
                schedule fading(start) = start * 0.5 ^ step
                initializer small = normal(0, 0.1)
                initializer smaller = small
                network N {
                    input 2
                    dense 4 other { init smaller }
                    dense 2 identity { bias init small }
                    loss base
                    optimizer same(learning_rate = fading(0.1))
                }
                """);
    }

    @Test
    void aCircleOfUnusedDeclarationsIsUnused() {
        assertCodes(
                "schedule a(x) = x * step\nschedule b(x) = x + 1\ninitializer zero = 0\n"
                        + "network N { input 2  dense 1 identity  loss mean_squared_error }",
                DiagnosticCode.UNUSED_DECLARATION,
                DiagnosticCode.UNUSED_DECLARATION,
                DiagnosticCode.UNUSED_DECLARATION);
    }

    @Test
    void aFileOfDeclarationsIsALibrary() {
        assertSilent("activation mine(z) = tanh(z)\nloss own(y[], t[]) = mean((y - t) ^ 2)");
    }

    @Test
    void tameActivationsAreFinite() {
        assertSilent(
                "activation a(z) = z + sin(z) ^ 2\nactivation b(z) = 1 / (1 + exp(-z))\n    derivative a * (1 - a)\n"
                        + "activation c(z[]) = let e = exp(z - max(z)) in e / sum(e)\n"
                        + "activation d(z; needed) = needed * exp(-z ^ 2)");
    }

    @Test
    void anArgumentCanMakeAnActivationOverflow() {
        assertCodes(
                "activation grow(z; rate) = if z > 0 then z else exp(rate * z)\n"
                        + "network N { input 9  dense 9 grow(rate = -1)  dense 1 identity  loss mean_squared_error }",
                DiagnosticCode.NOT_FINITE);
        assertSilent("activation grow(z; rate) = if z > 0 then z else exp(rate * z)\n"
                + "network N { input 9  dense 9 grow(rate = 1)  dense 1 identity  loss mean_squared_error }");
    }

    @Test
    void stepsCanPredictAndCannotLearn() {
        String step = "activation fire(z) = if z >= 0 then 1 else 0\n";
        String count = "loss misses(y[], t[]) = sum(if abs(y - t) < 0.5 then 0 else 1)\n";
        assertSilent(step + "network N { input 2  dense 4 fire  dense 1 fire }");
        assertCodes(
                step + "network N { input 2  dense 4 fire  dense 1 identity  loss mean_squared_error }",
                DiagnosticCode.NOT_DIFFERENTIABLE);
        assertCodes(count + "network N { input 2  dense 1 identity  loss misses }", DiagnosticCode.NOT_DIFFERENTIABLE);
        assertSilent(
                count.replace("\n", "\n    surrogate y - t\n") + "network N { input 2  dense 1 tanh  loss misses }");
    }

    @Test
    void aConstantIsNoStep() {
        for (String constant : List.of("1", "z - z", "if z > 0 then 2 else 2")) {
            assertSilent("activation one(z) = " + constant
                    + "\nnetwork N { input 2  dense 1 one  loss mean_squared_error }");
        }
    }
}
