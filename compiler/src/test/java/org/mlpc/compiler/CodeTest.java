package org.mlpc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.diagnostic.DiagnosticCode;

/** Every kind of finding is shown in some expected text. */
class CodeTest {
    private static final Pattern CODE = Pattern.compile("\\[(MLP\\d{3})]");

    @Test
    void everyCodeOccurs() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String root : List.of("fixtures", "mistakes", "lints")) {
            try (Stream<Path> files = Files.walk(Path.of("src/test/resources", root))) {
                for (Path file :
                        files.filter(f -> f.endsWith("diagnostics.txt")).toList()) {
                    Matcher codes = CODE.matcher(Files.readString(file));
                    while (codes.find()) {
                        shown.add(codes.group(1));
                    }
                }
            }
        }
        Set<String> all = new TreeSet<>();
        for (DiagnosticCode code : DiagnosticCode.values()) {
            all.add(code.toString());
        }
        assertEquals(all, shown);
    }
}
