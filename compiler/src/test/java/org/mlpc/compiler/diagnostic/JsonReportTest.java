package org.mlpc.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.runtime.Json;

class JsonReportTest {
    private static final SourceFile FILE = new SourceFile("a/b.mlp", "network X {\r\n    input 2\n}\n");

    @Test
    void aRunWithoutFindingsIsAnEmptyArray() {
        assertEquals("[]\n", JsonReport.of(List.of()));
    }

    @Test
    void aFindingHasAllItsKeysInOrder() {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.DUPLICATE, FILE.span(17, 22), "twice")
                .label("again")
                .also(FILE.span(8, 9), "first")
                .help("rename");
        assertEquals(
                "[{\"code\":\"MLP022\",\"severity\":\"error\",\"message\":\"twice\",\"file\":\"a/b.mlp\","
                        + "\"line\":2,\"column\":5,\"end_line\":2,\"end_column\":10,\"label\":\"again\","
                        + "\"secondary\":[{\"file\":\"a/b.mlp\",\"line\":1,\"column\":9,\"end_line\":1,"
                        + "\"end_column\":10,\"label\":\"first\"}],\"help\":\"rename\"}]\n",
                JsonReport.of(List.of(diagnostic)));
    }

    @Test
    void whatIsMissingIsEmptyOrNull() {
        Map<?, ?> finding = only(Diagnostic.of(
                DiagnosticCode.UNSCALED_FEATURES, FILE.span(0, FILE.text().length()), "m"));
        assertEquals("warning", finding.get("severity"));
        assertEquals("", finding.get("label"));
        assertEquals(List.of(), finding.get("secondary"));
        assertTrue(finding.containsKey("help") && finding.get("help") == null);
        assertEquals(4L, finding.get("end_line"));
        assertEquals(1L, finding.get("end_column"));
    }

    @Test
    void everyTextComesBackAsItWas() {
        String hard = "\"quoted\" \\ \t\r\n\u0000\u001b\u007f ∂L/∂z \uD83D\uDE00 \u2028";
        Diagnostic diagnostic =
                Diagnostic.of(DiagnosticCode.SYNTAX, FILE.span(0, 0), hard).label(hard);
        String json = JsonReport.of(List.of(diagnostic.help(hard).also(FILE.span(0, 1), hard)));
        assertTrue(json.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\n'), json);
        Map<?, ?> finding = only(diagnostic.help(hard).also(FILE.span(0, 1), hard));
        assertEquals(hard, finding.get("message"));
        assertEquals(hard, finding.get("label"));
        assertEquals(hard, finding.get("help"));
        assertEquals(hard, ((Map<?, ?>) ((List<?>) finding.get("secondary")).get(0)).get("label"));
    }

    @Test
    void halfOfACharacterIsReplaced() {
        assertEquals(
                "a\uFFFDb",
                only(Diagnostic.of(DiagnosticCode.SYNTAX, FILE.span(0, 0), "a\uD800b"))
                        .get("message"));
    }

    @Test
    void findingsStandOneOnALine() {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYNTAX, FILE.span(0, 0), "m");
        String json = JsonReport.of(List.of(diagnostic, diagnostic.label("l"), diagnostic.label("m")));
        assertEquals(3, json.lines().count());
        assertEquals(3, ((List<?>) Json.parse(json)).size());
    }

    private static Map<?, ?> only(Diagnostic diagnostic) {
        return (Map<?, ?>) ((List<?>) Json.parse(JsonReport.of(List.of(diagnostic)))).get(0);
    }
}
