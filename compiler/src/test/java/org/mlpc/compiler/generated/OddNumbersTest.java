package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.grammar.MlpLexer;

/** Every number of the fixtures in turn becomes an odd one: what is then accepted is Java that compiles. */
class OddNumbersTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    private static List<String> models;

    /** Classes in one call of javac. */
    private static final int TOGETHER = 40;

    /** Classes compiled so far, and texts refused. */
    private int accepted;

    private int refused;

    private static Compilation compile(String text, String packageName, CodeTarget target) {
        Options options = new Options(Optional.of(packageName), "0.1.0", target);
        return Compiler.compile(List.of(new SourceFile("model.mlp", text)), options);
    }

    @BeforeAll
    static void readModels() throws IOException {
        models = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            for (Path folder : folders.sorted().toList()) {
                String text = Files.readString(folder.resolve("model.mlp"));
                boolean plain =
                        text.chars().allMatch(c -> c < 0x80) && text.length() < 2500 && !text.contains("package ");
                if (plain && compile(text, "sound", CodeTarget.JAVA).succeeded()) {
                    models.add(text);
                }
            }
        }
    }

    /** The texts with one number replaced, every so many of them. */
    private static List<String> odd(String number, int oneOf) {
        List<String> texts = new ArrayList<>();
        int seen = 0;
        for (String model : models) {
            for (Token token : new MlpLexer(CharStreams.fromString(model)).getAllTokens()) {
                if (token.getType() == MlpLexer.NUMBER && seen++ % oneOf == 0) {
                    texts.add(model.substring(0, token.getStartIndex())
                            + number
                            + model.substring(token.getStopIndex() + 1));
                }
            }
        }
        return texts;
    }

    private void sweep(String number, int oneOf, CodeTarget target) {
        Map<String, String> sources = new LinkedHashMap<>();
        List<String> texts = odd(number, oneOf);
        for (int i = 0; i < texts.size(); i++) {
            Compilation compilation = compile(texts.get(i), "odd" + i, target);
            refused += compilation.succeeded() ? 0 : 1;
            accepted += compilation.succeeded() ? 1 : 0;
            compilation.classes().forEach(c -> sources.put(c.qualifiedName(), c.source()));
            if (sources.size() >= TOGETHER || i == texts.size() - 1) {
                javac(sources, target);
                sources.clear();
            }
        }
    }

    private static void javac(Map<String, String> sources, CodeTarget target) {
        if (target == CodeTarget.JAVA) {
            InMemory.compile(sources);
        } else {
            InMemory.compileVectors(sources);
        }
    }

    @Test
    void someNumbersInSomePlaces() {
        for (String number : List.of("(1 / 0)", "(0 / 0)", "1e300", "(-0)")) {
            sweep(number, 13, CodeTarget.JAVA);
        }
        assertTrue(accepted >= 15, () -> "only " + accepted + " were accepted");
        assertTrue(refused >= 60, () -> "only " + refused + " were refused");
    }

    @ParameterizedTest
    @Tag("exhaustive")
    @ValueSource(
            strings = {"(1 / 0)", "(-1 / 0)", "(0 / 0)", "1e300", "1e39", "1e-300", "1e-45", "(-0)", "0", "2147483648"})
    void everyNumberInEveryPlace(String number) {
        sweep(number, 1, CodeTarget.JAVA);
        sweep(number, 3, CodeTarget.VECTOR);
        assertTrue(accepted >= 20, () -> "only " + accepted + " were accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 / 0", "0 / 0", "10 ^ 400", "1e39", "1 / (rate - rate)"})
    void whatAnOptimizerRemembersStartsAsANumber(String start) {
        for (String what : List.of("state", "scalar")) {
            String text = "optimizer own(rate = 0.1) {\n " + what + " s = " + start + "\n w = w - rate * s * g\n}\n"
                    + "network N { input 1 dense 1 identity loss mse optimizer own }";
            Compilation compilation = compile(text, "starts", CodeTarget.JAVA);
            assertEquals(1, compilation.diagnostics().size(), text);
            assertEquals(
                    DiagnosticCode.OUT_OF_RANGE,
                    compilation.diagnostics().get(0).code());
            String shown = Renderer.render(compilation.diagnostics(), false);
            assertTrue(shown.contains("the start of `s` must be"), shown);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = [0 / 0], rate = [0.1, 0.2]",
                "at = [1 / 0], rate = [0.1, 0.2]",
                "at = [9], rate = [0.1, 1 / 0]"
            })
    void stepsAndRatesAreNumbers(String arguments) {
        String text = "network N { input 1 dense 1 identity loss mse\n optimizer sgd(learning_rate = piecewise("
                + arguments + ")) }";
        Compilation compilation = compile(text, "steps", CodeTarget.JAVA);
        assertEquals(1, compilation.diagnostics().size(), text);
        assertEquals(
                DiagnosticCode.OUT_OF_RANGE, compilation.diagnostics().get(0).code());
    }
}
