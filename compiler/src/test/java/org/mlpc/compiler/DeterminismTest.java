package org.mlpc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither the place nor the machine changes a byte. */
class DeterminismTest {
    private static Map<String, Map<String, String>> all() throws IOException {
        Map<String, Map<String, String>> all = new TreeMap<>();
        for (Path folder : Fixtures.folders()) {
            all.put(folder.getFileName().toString(), Fixtures.results(folder));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "th-TH-u-nu-thai"})
    void noLocaleChangesAByte(String tag) throws IOException {
        Map<String, Map<String, String>> expected = all();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertEquals(expected, all());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void lineEndsOfWindowsChangeNoByteOfJava() throws IOException {
        for (Path folder : Fixtures.folders()) {
            String text = Files.readString(folder.resolve("model.mlp"));
            Compilation plain = Fixtures.compile(text);
            Compilation windows = Fixtures.compile(text.replace("\n", "\r\n"));
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
