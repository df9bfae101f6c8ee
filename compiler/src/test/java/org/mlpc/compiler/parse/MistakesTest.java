package org.mlpc.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mlpc.compiler.Golden;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;

/** Every folder holds a text with mistakes and all that is said about it. */
class MistakesTest {
    private static final Path FOLDER = Path.of("src/test/resources/mistakes");

    @TestFactory
    List<DynamicTest> everyMistakeIsReportedAsExpected() throws IOException {
        return folders().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
                .toList();
    }

    @Test
    void everyCodeOfTheParserOccurs() throws IOException {
        Set<DiagnosticCode> seen = new TreeSet<>();
        for (Path folder : folders()) {
            diagnose(folder).forEach(diagnostic -> seen.add(diagnostic.code()));
        }
        Set<DiagnosticCode> own = Stream.of(DiagnosticCode.values())
                .filter(code -> code.toString().compareTo("MLP020") < 0)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(own, seen);
    }

    private static void check(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = files.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
            names.add("diagnostics.txt");
            assertEquals(Set.of("model.mlp", "diagnostics.txt"), names);
        }
        List<Diagnostic> found = diagnose(folder);
        assertFalse(found.isEmpty(), "no mistake found");
        found.forEach(MistakesTest::assertWellFormed);
        Path expected = folder.resolve("diagnostics.txt");
        String text = Renderer.render(found, false);
        Golden.require(expected, text);
    }

    /** Every diagnostic can be shown, and keeps the house rules of wording. */
    static void assertWellFormed(Diagnostic diagnostic) {
        Span place = diagnostic.primary();
        assertTrue(0 <= place.start() && place.start() <= place.end(), diagnostic::message);
        assertTrue(place.end() <= place.file().text().length(), diagnostic::message);
        assertFalse(diagnostic.message().endsWith("."), diagnostic::message);
        assertFalse(diagnostic.message().matches("[A-Z].*"), diagnostic::message);
        String severity = diagnostic.code().severity().name().toLowerCase(Locale.ROOT);
        assertTrue(Renderer.render(diagnostic, false).startsWith(severity + "[MLP0"), diagnostic::message);
    }

    private static List<Diagnostic> diagnose(Path folder) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Parser.parse(new SourceFile("model.mlp", Files.readString(folder.resolve("model.mlp"))), diagnostics);
        return diagnostics.all();
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.sorted().toList();
        }
    }
}
