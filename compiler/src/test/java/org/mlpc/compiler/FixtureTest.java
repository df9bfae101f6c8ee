package org.mlpc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mlpc.compiler.generated.InMemory;
import org.mlpc.compiler.schedule.CodeTarget;

/**
 * Every folder of fixtures holds a model and all that becomes of it: either the printed stages and the Java, or what is
 * said about its mistakes. {@code -Dmlpc.update=true} writes what becomes of it now.
 */
class FixtureTest {
    @TestFactory
    List<DynamicTest> whatBecomesOfAModelIsAsItWas() throws IOException {
        return Fixtures.folders().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)))
                .toList();
    }

    private static void check(Path folder) throws IOException {
        Map<String, String> results = Fixtures.results(folder);
        if (Golden.updating()) {
            for (String old : files(folder)) {
                if (!old.equals("model.mlp") && !results.containsKey(old)) {
                    Golden.delete(folder.resolve(old));
                }
            }
        }
        for (Map.Entry<String, String> result : results.entrySet()) {
            Golden.require(folder.resolve(result.getKey()), result.getValue());
        }
        Set<String> expected = new TreeSet<>(results.keySet());
        expected.add("model.mlp");
        assertEquals(expected, files(folder), "files of the folder; -Dmlpc.update=true writes them");
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void allGeneratedJavaCompilesWithoutAWarning() throws IOException {
        Map<String, Map<String, String>> rounds = new TreeMap<>();
        for (Path folder : Fixtures.folders()) {
            for (Compilation.GeneratedClass generated : Fixtures.compile(folder).classes()) {
                // two fixtures may have classes of one name
                String round = Fixtures.target(folder) == CodeTarget.VECTOR
                        ? "vector"
                        : rounds.getOrDefault("1", Map.of()).containsKey(generated.qualifiedName()) ? "2" : "1";
                rounds.computeIfAbsent(round, r -> new LinkedHashMap<>())
                        .put(generated.qualifiedName(), generated.source());
            }
        }
        assertTrue(rounds.get("1").size() >= 12);
        InMemory.compileVectors(rounds.remove("vector"));
        rounds.values().forEach(InMemory::compile);
    }

    @Test
    void generatedJavaIsLaidOutAsPromised() throws IOException {
        for (Path folder : Fixtures.folders()) {
            for (Compilation.GeneratedClass generated : Fixtures.compile(folder).classes()) {
                String[] lines = generated.source().split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    String where = folder.getFileName() + ":" + (i + 1) + ": " + lines[i];
                    assertTrue(lines[i].codePointCount(0, lines[i].length()) <= 120, where);
                    assertEquals(lines[i].stripTrailing(), lines[i], where);
                    assertTrue(!lines[i].isEmpty() || i == lines.length - 1 || !lines[i + 1].isEmpty(), where);
                }
                assertTrue(generated.source().endsWith("}\n"), generated.path());
                assertTrue(!generated.source().contains("\t")
                        && !generated.source().contains("\r"));
                assertTrue(!generated.source().contains("import java.lang."), generated.path());
            }
        }
    }
}
