package org.mlpc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.diagnostic.DiagnosticCode;

class ExplainTest {
    private static Captured run(int code, String... args) {
        Captured captured = new Captured();
        assertEquals(code, captured.run(args), captured.err());
        return captured;
    }

    @Test
    void tellsTheStoryOfACodeHoweverItIsWritten() {
        String page = run(0, "explain", "MLP021").out();
        assertTrue(page.startsWith("MLP021: a layer has too few units\n\n"), page);
        assertTrue(page.contains("\n    network Spam {\n        input 50\n"), page);
        for (String written : List.of("mlp21", "21", "MLP21", "021")) {
            assertEquals(page, run(0, "explain", written).out());
        }
    }

    @Test
    void listsAllCodes() {
        List<String> lines = run(0, "explain").out().lines().toList();
        assertEquals(DiagnosticCode.values().length, lines.size());
        assertEquals("MLP001  the text does not read as a model", lines.get(0));
    }

    @Test
    void namesTheNearestOfAnUnknownCode() {
        Captured captured = run(Main.FAILED, "explain", "MLP045");
        assertEquals(
                "error: there is no code `MLP045`; the nearest is MLP042, not ensured\n"
                        + "help: `mlpc explain` lists all there are\n",
                captured.err());
        assertEquals("", captured.out());
    }

    @Test
    void saysWhatACodeLooksLike() {
        assertEquals(
                "error: there is no code `softmax`; a code looks like MLP001\n"
                        + "help: `mlpc explain` lists all there are\n",
                run(Main.FAILED, "explain", "softmax").err());
    }
}
