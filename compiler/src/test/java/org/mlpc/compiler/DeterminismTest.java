package org.mlpc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Neither the place nor the machine changes a byte. */
@Tag("sampled")
class DeterminismTest {
    static List<String> locales() {
        return Sample.of(List.of("tr-TR", "de-DE", "ar-EG"), 3);
    }

    @ParameterizedTest
    @MethodSource("locales")
    void noLocaleChangesAByte(String tag) throws IOException {
        Map<Path, Map<String, String>> expected = new TreeMap<>();
        for (Path folder : Sample.of(Fixtures.folders(), 3)) {
            expected.put(folder, Fixtures.results(folder));
        }
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            for (Path folder : Sample.of(Fixtures.folders(), 3)) {
                String text = Files.readString(folder.resolve("model.mlp"));
                assertEquals(expected.get(folder), Fixtures.results(Fixtures.compile(folder, text)), folder.toString());
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void lineEndsOfWindowsChangeNoByteOfJava() throws IOException {
        for (Path folder : Sample.of(Fixtures.folders(), 3)) {
            String text = Files.readString(folder.resolve("model.mlp"));
            Compilation plain = Fixtures.compile(folder, text);
            Compilation windows = Fixtures.compile(folder, text.replace("\n", "\r\n"));
            assertEquals(javaOf(plain), javaOf(windows), folder.toString());
            assertEquals(Fixtures.results(plain), Fixtures.results(windows), folder.toString());
        }
    }

    private static List<String> javaOf(Compilation compilation) {
        return compilation.classes().stream()
                .map(Compilation.GeneratedClass::source)
                .toList();
    }
}
