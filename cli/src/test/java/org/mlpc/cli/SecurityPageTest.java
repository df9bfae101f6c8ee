package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every claim of the page on security names tests, and they are there. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final Pattern PROJECT = Pattern.compile("`(maven-plugin/src/it/\\w+)`");

    /** These two are no promise but its limit. */
    private static final String LIMIT = "| decides what the network ";

    @Test
    void everyClaimIsHeldByATest() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/SECURITY.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.endsWith("held by |"))
                .toList();
        assertTrue(rows.size() > 20, "rows are found");
        List<String> missing = new ArrayList<>();
        for (String row : rows) {
            List<MatchResult> tests = TEST.matcher(row).results().toList();
            boolean project = PROJECT.matcher(row).results().anyMatch(p -> Files.isDirectory(ROOT.resolve(p.group(1))));
            if (tests.isEmpty() && !project && !row.startsWith(LIMIT)) {
                missing.add(row);
            }
            for (MatchResult test : tests) {
                if (!exists(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    /** Whether a class of that name, in any module, has such a test. */
    private static boolean exists(String type, String method) throws IOException {
        for (String module : List.of("runtime", "javac", "compiler", "training", "cli", "maven-plugin")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(f -> f.endsWith(type + ".java")).toList()) {
                    if (Pattern.compile("@(Test|ParameterizedTest)\\b[^;{}]*(\\{[^}]*}[^;{}]*)?void " + method + "\\(")
                            .matcher(Files.readString(file))
                            .find()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
