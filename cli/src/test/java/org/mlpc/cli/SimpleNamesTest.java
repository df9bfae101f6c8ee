package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No two classes of this project have the same simple name, in whatever modules they are. */
class SimpleNamesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /**
     * Names that are twice there for a reason: of the same thing, the compiler has what a model means, and the runtime what a
     * generated class says of itself; the runtime's are imported by generated classes and by programs.
     */
    private static final Map<String, Set<String>> TWICE = Map.of(
            "Network", Set.of("org.mlpc.compiler.network", "org.mlpc.runtime"),
            "Target", Set.of("org.mlpc.compiler.network", "org.mlpc.runtime"),
            "TargetBound", Set.of("org.mlpc.compiler.network", "org.mlpc.runtime"));

    private static Map<String, Set<String>> packages() throws IOException {
        Map<String, Set<String>> packages = new TreeMap<>();
        for (Path module : modules()) {
            Path sources = module.resolve("src/main/java");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.getFileName().toString().contains("-"))
                        .forEach(file -> packages.computeIfAbsent(name(file), name -> new TreeSet<>())
                                .add(sources.relativize(file.getParent())
                                        .toString()
                                        .replace('\\', '/')
                                        .replace('/', '.')));
            }
        }
        return packages;
    }

    /** The folders with sources of the project itself, the benchmarks included; projects of examples are others'. */
    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    @Test
    void noTwoClassesHaveTheSameName() throws IOException {
        Map<String, Set<String>> packages = packages();
        assertTrue(packages.size() > 500, "classes are found");
        Map<String, Set<String>> twice = packages.entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertEquals(TWICE, twice);
    }
}
