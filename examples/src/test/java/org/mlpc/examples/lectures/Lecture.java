package org.mlpc.examples.lectures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One folder of lectures.
 *
 * @param folder holds models, a README.md and what these name
 */
record Lecture(Path folder) {
    private static final Path ROOT = Path.of("lectures");

    /** The lecture whose folder begins with a number, such as {@code 06}. */
    static Lecture of(String number) {
        return all().stream()
                .filter(lecture -> lecture.folder().getFileName().toString().startsWith(number + "-"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no lecture " + number));
    }

    /** All of them, by number. */
    static List<Lecture> all() {
        return list(ROOT).stream().filter(Files::isDirectory).map(Lecture::new).toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model files. */
    List<Path> models() {
        return list(folder).stream().filter(f -> f.toString().endsWith(".mlp")).toList();
    }

    /** A network as its model says, in double where this says so. */
    Running network(String name) {
        return Classes.create(name, false);
    }

    /** The same network in float. */
    Running inFloat(String name) {
        return Classes.create(name, true);
    }

    /** The text of the lesson. */
    String readme() {
        return read("README.md");
    }

    /** The text of a file of the folder. */
    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of a line of a table in the lesson: {@code | `name` | … | 0.1, 0.2 |}. */
    double[] numbers(String name) {
        Map<String, String> rows = readme().lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\s*\\|\\s*"))
                .collect(Collectors.toMap(
                        cells -> cells[1].replace("`", ""),
                        cells -> cells[cells.length - 1],
                        (first, second) -> {
                            throw new AssertionError("two lines have the same name: " + first + " and " + second);
                        },
                        LinkedHashMap::new));
        if (!rows.containsKey(name)) {
            throw new AssertionError("no line `" + name + "` among " + rows.keySet());
        }
        return Arrays.stream(rows.get(name).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
