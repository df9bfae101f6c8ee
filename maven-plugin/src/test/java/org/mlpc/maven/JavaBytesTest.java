package org.mlpc.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JavaBytesTest {
    @Test
    void anEncodingThatHasAllCharactersIsUsedAsItIs() {
        assertArrayEquals("// ∂L".getBytes(StandardCharsets.UTF_8), JavaBytes.of("// ∂L", StandardCharsets.UTF_8));
        assertArrayEquals(
                "// é".getBytes(StandardCharsets.ISO_8859_1), JavaBytes.of("// é", StandardCharsets.ISO_8859_1));
    }

    @Test
    void charactersThatTheEncodingLacksBecomeEscapes() {
        assertEquals("\"\\u2202\\ud835\\udc65\"", text("\"∂𝑥\""));
        assertEquals("/* \\u00e9 */", text("/* é */"));
    }

    private static String text(String java) {
        return new String(JavaBytes.of(java, StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }
}
