package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsEveryKindOfValue() {
        Object value = Json.parse(" {\"a\" : [1, -2.5e3, true, false, null], \"b\\u00e9\\n\": \"\\ud83d\\ude00\"} ");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", Arrays.asList(1L, -2500.0, true, false, null));
        expected.put("b\u00e9\n", "\ud83d\ude00");
        assertEquals(expected, value);
    }

    @Test
    void keepsTheOrderOfKeys() {
        assertEquals("{\"z\":1,\"a\":2,\"m\":3}", Json.write(Json.parse("{\"z\":1,\"a\":2,\"m\":3}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "01",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "NaN",
                "Infinity",
                "tru",
                "nulll",
                "\"a",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\ud800\"",
                "\"\\udc00a\"",
                "1 2",
                "[1 2]",
                "'a'",
                "/* */ 1",
                "[",
                "{\"a\":",
                "\"\\u00",
                "\uFEFF1"
            })
    void refusesWhatIsNoJson(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Json.parse(text))
                .getMessage();
        assertTrue(message.startsWith("bad JSON at character "), message);
    }

    @Test
    void refusesARepeatedKey() {
        String message = assertThrows(IllegalArgumentException.class, () -> Json.parse("{\"a\":1,\"a\":2}"))
                .getMessage();
        assertEquals("bad JSON at character 7: the key \"a\" occurs twice", message);
    }

    @Test
    void refusesDeepNestingInsteadOfOverflowingTheStack() {
        assertEquals(List.of(), innermost(Json.parse("[".repeat(64) + "]".repeat(64))));
        assertThrows(IllegalArgumentException.class, () -> Json.parse("[".repeat(65) + "]".repeat(65)));
        assertThrows(IllegalArgumentException.class, () -> Json.parse("{\"a\":".repeat(1_000_000)));
    }

    private static Object innermost(Object value) {
        Object inner = value;
        while (!((List<?>) inner).isEmpty()) {
            inner = ((List<?>) inner).get(0);
        }
        return inner;
    }

    @Test
    void keepsWholeNumbersExactToTheEndOfLong() {
        assertEquals(Long.MAX_VALUE, Json.parse("9223372036854775807"));
        assertEquals(9.223372036854775808e18, Json.parse("9223372036854775808"));
    }

    @Test
    void writesWhatItReadsBack() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("quote\" back\\ line\n bell\u0007 é 😀", List.of(0.1, 1e-7, 3L, -4, 0.5f));
        value.put("none", null);
        String text = Json.write(value);
        assertEquals(
                "{\"quote\\\" back\\\\ line\\n bell\\u0007 é \\ud83d\\ude00\":[0.1,1E-7,3,-4,0.5],\"none\":null}",
                text);
        assertEquals(text, Json.write(Json.parse(text)));
    }

    @Test
    void refusesToWriteWhatJsonDoesNotHave() {
        assertThrows(IllegalArgumentException.class, () -> Json.write(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Json.write(List.of(new Object())));
    }
}
