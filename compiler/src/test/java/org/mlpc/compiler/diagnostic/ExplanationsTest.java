package org.mlpc.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.generated.Models;

/** Every code has a page, and the page's examples do what it says. */
class ExplanationsTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/mlpc/compiler/explain");
    private static final int WIDTH = 80;

    @ParameterizedTest
    @EnumSource(DiagnosticCode.class)
    void theFirstExampleHasThisMistakeAndNoOther(DiagnosticCode code) {
        Compilation compilation =
                Models.compile(Explanations.of(code).examples().get(0));
        Set<DiagnosticCode> found =
                compilation.diagnostics().stream().map(Diagnostic::code).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(code), found, () -> Renderer.render(compilation.diagnostics(), false));
        assertEquals(code.severity() == Severity.WARNING, compilation.succeeded());
    }

    @ParameterizedTest
    @EnumSource(DiagnosticCode.class)
    void theSecondExampleIsMended(DiagnosticCode code) {
        Compilation compilation =
                Models.compile(Explanations.of(code).examples().get(1));
        assertEquals("", Renderer.render(compilation.diagnostics(), false));
    }

    @ParameterizedTest
    @EnumSource(DiagnosticCode.class)
    void aPageIsReadable(DiagnosticCode code) throws IOException {
        Explanation page = Explanations.of(code);
        assertEquals(2, page.examples().size());
        assertFalse(page.title().isBlank());
        assertFalse(page.title().endsWith("."), page.title());
        List<String> lines = Files.readAllLines(FOLDER.resolve(code + ".md"));
        assertEquals("# " + code + ": " + page.title(), lines.get(0));
        assertEquals("", lines.get(1));
        assertTrue(lines.size() >= 15, () -> "only " + lines.size() + " lines");
        lines.forEach(line -> assertTrue(line.length() <= WIDTH && line.equals(line.stripTrailing()), line));
        assertFalse(page.plain().contains("```"), page.plain());
        assertTrue(page.plain().startsWith(code + ": " + page.title() + "\n\n"), page.plain());
    }

    @Test
    void everyPageHasACode() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> pages = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            Set<String> codes =
                    Stream.of(DiagnosticCode.values()).map(code -> code + ".md").collect(Collectors.toSet());
            assertEquals(codes, pages);
        }
    }

    @Test
    void titlesDiffer() {
        Set<String> titles = Stream.of(DiagnosticCode.values())
                .map(code -> Explanations.of(code).title())
                .collect(Collectors.toSet());
        assertEquals(DiagnosticCode.values().length, titles.size());
    }

    @Test
    void aCodeIsFoundHoweverItIsWritten() {
        for (String written : List.of("MLP012", "mlp012", "mlp12", "Mlp-12", "12", "012", " 12 ")) {
            assertEquals(Optional.of(DiagnosticCode.FOREIGN_OPERATOR), Explanations.find(written), written);
        }
        for (String written : List.of("", "MLP", "x12", "12a", "-1", "99", "MLP000", "99999999999999999999")) {
            assertEquals(Optional.empty(), Explanations.find(written), written);
        }
    }

    @Test
    void anUnknownNumberHasANearestCode() {
        assertEquals(Optional.of(DiagnosticCode.SYNTAX), Explanations.nearest("0"));
        assertEquals(Optional.of(DiagnosticCode.WRONG_CONDITION), Explanations.nearest("MLP045"));
        assertEquals(Optional.of(DiagnosticCode.SOFTMAX_SQUARED_ERROR), Explanations.nearest("mlp59"));
        assertEquals(Optional.of(last()), Explanations.nearest("999"));
        assertEquals(Optional.empty(), Explanations.nearest("softmax"));
    }

    private static DiagnosticCode last() {
        return DiagnosticCode.values()[DiagnosticCode.values().length - 1];
    }
}
