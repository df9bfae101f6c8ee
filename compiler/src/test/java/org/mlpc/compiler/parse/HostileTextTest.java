package org.mlpc.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ModelFile;

/** Texts that are deep, long or no model file at all give errors, and soon. */
class HostileTextTest {
    /** Generous: nothing here takes a second; a parser that goes astray takes minutes. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @ParameterizedTest
    @ValueSource(ints = {257, 10_000})
    void whatIsNestedTooDeepIsRefused(int depth) {
        for (String text : nested(depth)) {
            assertEquals(Set.of(DiagnosticCode.TOO_DEEP), codes(text), text.substring(0, 40));
        }
    }

    @Tag("thorough")
    @Test
    void whatIsNestedFarTooDeepIsRefused() {
        whatIsNestedTooDeepIsRefused(100_000);
    }

    @Test
    void whatIsNestedAsDeepAsAllowedIsRead() {
        for (String text : nested(256)) {
            assertEquals(Set.of(), codes(text), text.substring(0, 40));
        }
    }

    /** Each kind of nesting, so often. */
    private static List<String> nested(int depth) {
        return List.of(
                "activation f(z) = " + "(".repeat(depth) + "z" + ")".repeat(depth),
                "activation f(z) = " + "f(".repeat(depth) + "z" + ")".repeat(depth),
                "activation f(z) = " + "f(a = ".repeat(depth) + "z" + ")".repeat(depth),
                "activation f(z) = " + "-".repeat(depth) + "z",
                "activation f(z) = 1 " + "^ (z) ".repeat(depth - 1) + " ^ 2",
                "activation f(z) = if z > 0 and " + "not ".repeat(depth - 1) + "z then 1 else 2",
                "activation f(z) = " + "if z then z else ".repeat(depth) + "z",
                "activation f(z) = " + "if ".repeat(depth) + "z" + " then z else z".repeat(depth),
                "activation f(z) = " + "let x = z in ".repeat(depth) + "z",
                "activation f(z) = " + "let x = ".repeat(depth) + "z" + " in z".repeat(depth),
                "network N { " + "residual { ".repeat(depth - 1) + "}".repeat(depth),
                "network N { dense " + "(".repeat(depth - 1) + "2" + ")".repeat(depth - 1) + " relu }",
                "network N { dropout " + "-".repeat(depth - 1) + "2 }");
    }

    @Tag("sampled")
    @ParameterizedTest
    @ValueSource(strings = {"z = ", "z ? z : ", "z ? ", "if z z ", "(", "[", "{", "f(x, [", "let x ", "if z then "})
    void whatIsNestedAndBrokenIsRefused(String piece) {
        int often = Sample.count(100_000, 5);
        assertEquals(false, codes("activation f(z) = " + piece.repeat(often)).isEmpty());
        assertEquals(false, codes("network N { " + piece.repeat(often)).isEmpty());
    }

    @Test
    void whatIsNestedSideBySideIsNoDeeper() {
        String brackets = "activation f(z) = " + "(z) + (z) * -z ^ 2 - f(z, -z) + ".repeat(80) + "z\n";
        String choices =
                ("activation f(z) = if z > 0 then z else -z\n    derivative if z > 0 then 1 else -1\n").repeat(300);
        String statements = "optimizer o {\n" + "let x = if g > 0 then g else -g\n w = x\n".repeat(300) + "}\n";
        String arguments = "activation f(z) = f(" + "if z > 0 then z else -z, ".repeat(300) + "z)\n";
        assertEquals(Set.of(), codes(choices + statements));
        assertEquals(Set.of(), codes(arguments));
        assertEquals(Set.of(), codes(brackets));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "1001, 1", "100000, 1"})
    void anExpressionHasAThousandOperationsAtMost(int operations, int errors) {
        String sum = "z" + " + z".repeat(operations);
        assertEquals(errors, diagnose("activation f(z) = " + sum).size());
        assertEquals(
                errors,
                diagnose("activation f(z) = z\n derivative 1" + " * z".repeat(operations))
                        .size());
        assertEquals(
                errors,
                diagnose("network N { input 1" + "+1".repeat(operations) + " }").size());
        assertEquals(
                errors,
                diagnose("network N { loss 1" + "*1".repeat(operations - 1) + "*mse }")
                        .size());
    }

    @ParameterizedTest
    @ValueSource(ints = 2_100_000)
    void aFileThatIsNoModelIsGivenUpSoon(int length) {
        Random random = new Random(1);
        StringBuilder bytes = new StringBuilder();
        while (bytes.length() < length) {
            bytes.append((char) random.nextInt(256));
        }
        assertEquals(20, diagnose(bytes.toString()).size());
        assertEquals(Set.of(DiagnosticCode.TOO_LONG), codes("a ".repeat(length / 2)));
        assertEquals(Set.of(DiagnosticCode.TOO_DEEP), codes("(".repeat(Math.min(length, 900_000))));
        assertEquals(Set.of(DiagnosticCode.OPEN_COMMENT), codes("/* ".repeat(length / 3)));
        assertEquals(Set.of(DiagnosticCode.OPEN_STRING), codes("\"" + "a ".repeat(length / 2)));
        assertEquals(2, diagnose("x".repeat(length)).size());
        assertEquals(1, diagnose("\u0000".repeat(length)).size());
    }

    @Tag("thorough")
    @Test
    void aLargeFileThatIsNoModelIsGivenUpSoon() {
        aFileThatIsNoModelIsGivenUpSoon(10_000_000);
    }

    @Tag("sampled")
    @Test
    void aLongFileOfMistakesIsGivenUpSoon() {
        assertEquals(
                50,
                diagnose("activation f(z) = +\n".repeat(Sample.count(30_000, 4)))
                        .size());
        assertEquals(
                50,
                diagnose("network N { input a b }\n".repeat(Sample.count(30_000, 4)))
                        .size());
        assertEquals(
                50,
                diagnose("network N { " + "inptu 3\n".repeat(Sample.count(100_000, 4)) + "}")
                        .size());
    }

    @Tag("sampled")
    @Test
    void aLongFileWithoutMistakesIsRead() {
        int many = Sample.count(20_000, 5);
        SourceFile source =
                new SourceFile("long.mlp", "/** Doc. */\nactivation f(z) = exp(z) * (1 + -z)\n".repeat(many));
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(source, diagnostics);
        assertEquals(many, file.declarations().size());
        assertEquals(List.of(), diagnostics.all());
    }

    private static Set<DiagnosticCode> codes(String text) {
        return diagnose(text).stream().map(Diagnostic::code).collect(Collectors.toSet());
    }

    private static List<Diagnostic> diagnose(String text) {
        Diagnostics diagnostics = new Diagnostics();
        assertTimeoutPreemptively(SOON, () -> Parser.parse(new SourceFile("hostile.mlp", text), diagnostics));
        return diagnostics.all();
    }
}
