package org.mlpc.examples.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.examples.Page;
import org.mlpc.runtime.Metrics;
import org.mlpc.runtime.Target;

/** The page of the standard library says what the definitions say now. */
class StandardPageTest {
    private static final Path DOCS = Path.of("../docs");
    private static final StandardPage PAGE = new StandardPage();

    @Test
    void thePageIsCurrent() throws IOException {
        Page.require(DOCS.resolve("STANDARD_LIBRARY.md"), PAGE.text());
    }

    @Test
    void thePicturesAreCurrent() throws IOException {
        Path folder = DOCS.resolve("curves");
        for (Map.Entry<String, String> picture : PAGE.pictures().entrySet()) {
            Page.require(folder.resolve(picture.getKey() + ".svg"), picture.getValue());
        }
        Set<String> expected = PAGE.pictures().keySet().stream()
                .map(name -> name + ".svg")
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    expected,
                    files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)),
                    "pictures that the page does not show");
        }
    }

    @Test
    void everyDefinitionIsOnThePage() {
        List<String> names = StandardLibrary.files().stream()
                .flatMap(file -> file.text().lines())
                .filter(line -> line.matches("(activation|loss|optimizer|schedule|initializer) .*"))
                .map(line -> line.split("[ (]")[1])
                .toList();
        assertTrue(names.size() > 80);
        for (String name : names) {
            boolean shown =
                    PAGE.text().contains("\n#### " + name + "\n") || PAGE.text().contains("\n`" + name + "`: ");
            assertTrue(shown, name);
        }
    }

    @Test
    void everyMetricIsOnThePage() {
        Target target = new Target(Target.Kind.REGRESSION, List.of(), List.of());
        String known = assertThrows(IllegalArgumentException.class, () -> Metrics.named("nothing", target))
                .getMessage();
        List<String> names = List.of(known.substring(known.indexOf("known are ") + "known are ".length())
                .split(", "));
        assertTrue(names.size() > 20, known);
        for (String name : names) {
            assertTrue(
                    Pattern.compile("`" + name + "[`(]").matcher(BuiltIns.TEXT).find(), name);
        }
    }
}
