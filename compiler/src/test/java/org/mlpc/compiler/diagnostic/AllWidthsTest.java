package org.mlpc.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.generated.Models;

/** Every finding of the fixtures fits terminals of all usual widths. */
class AllWidthsTest {
    private static final Path RESOURCES = Path.of("src/test/resources");

    @ParameterizedTest
    @ValueSource(strings = {"mistakes", "lints", "fixtures"})
    void findingsFit(String folder) throws IOException {
        List<Path> models;
        try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
            models = files.filter(file -> file.toString().endsWith(".mlp")).toList();
        }
        for (Path model : models) {
            List<Diagnostic> found = Models.diagnose(Files.readString(model));
            for (int columns : List.of(40, 60, 80, 110)) {
                String text = Renderer.render(found, false, columns);
                text.lines()
                        .filter(line -> !line.strip().startsWith("--> "))
                        .forEach(line -> assertTrue(
                                Display.columns(line, line.length()) <= columns,
                                model + " in " + columns + ":\n" + text));
            }
        }
    }
}
