package org.mlpc.compiler.codegen.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.diagnostic.Visible;

/**
 * Two tables decide which characters are shown: a terminal takes all that do no harm, by the JDK's Unicode, and a source
 * file, which is to be the same on every JDK, fewer, by a table of its own.
 */
class PrintableTest {
    @Test
    void whatATerminalDoesNotShowASourceFileDoesNotEither() {
        List<String> worse = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Printable.shown(c)
                        && !Visible.line(Character.toString(c)).equals(Character.toString(c)))
                .mapToObj(c -> String.format("U+%04X", c))
                .toList();
        assertEquals(List.of(), worse);
    }

    @Test
    void aTerminalShowsWhatScriptsAndPicturesNeed() {
        for (int c : new int[] {0xA0, 0x3000, 0xFE0F, 0xE000}) {
            assertEquals(Character.toString(c), Visible.line(Character.toString(c)));
            assertTrue(!Printable.shown(c));
        }
    }
}
