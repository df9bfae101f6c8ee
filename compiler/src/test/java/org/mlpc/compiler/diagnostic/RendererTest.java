package org.mlpc.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;

class RendererTest {
    private static final SourceFile SPAM = new SourceFile("spam.mlp", """
            // spam.mlp
            network Spam {
                input 2

                dense hidden 4 relu
                dense output 1 softmax
                loss cross_entropy
            }
            """);

    @Test
    void aSecondPlaceOnTheLineHangsUnderItsMark() {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYNTAX, find(SPAM, "softmax"), "`softmax` needs two units")
                .also(find(SPAM, "1 softmax", 1), "this layer has one unit, so softmax is always 1")
                .help("use `dense output 1 sigmoid`");
        assertEquals("""
                error[MLP001]: `softmax` needs two units
                  --> spam.mlp:6:20
                   |
                 6 |     dense output 1 softmax
                   |                  - ^^^^^^^
                   |                  |
                   |                  this layer has one unit, so softmax is always 1
                help: use `dense output 1 sigmoid`
                """, Renderer.render(diagnostic, false));
    }

    @Test
    void longLinesFitTheTerminal() {
        for (int columns : List.of(40, 80, 110)) {
            for (int at : List.of(0, 1, 57, 150, 299)) {
                String line = "é".repeat(at) + "\t".repeat(at % 2) + "wrong" + "=".repeat(300);
                SourceFile file = new SourceFile("long.mlp", line);
                String text = Renderer.render(
                        List.of(Diagnostic.of(DiagnosticCode.SYNTAX, find(file, "wrong"), "m")), false, columns);
                List<String> lines = text.lines().toList();
                String source = lines.get(3);
                String carets = lines.get(4);
                assertTrue(source.length() <= columns && carets.length() <= columns, text);
                assertEquals("wrong", source.substring(carets.indexOf('^'), carets.lastIndexOf('^') + 1), text);
            }
        }
    }

    /** Nothing but the name of a file is wider than the terminal, and no word is lost. */
    private static void assertFits(Diagnostic diagnostic, int columns) {
        String text = Renderer.render(List.of(diagnostic), false, columns);
        for (String line : text.lines().toList()) {
            boolean place = line.strip().startsWith("--> ") || line.strip().startsWith("::: ");
            assertTrue(place || Display.columns(line, line.length()) <= columns, columns + ":\n" + text);
        }
        StringBuilder words = new StringBuilder(diagnostic.message()).append(diagnostic.label());
        diagnostic.secondary().forEach(place -> words.append(place.label()));
        diagnostic.help().ifPresent(words::append);
        Map<Integer, Long> there = letters(text);
        letters(Visible.line(words.toString()))
                .forEach((letter, count) -> assertTrue(
                        there.getOrDefault(letter, 0L) >= count, Character.toString(letter) + " in\n" + text));
    }

    private static Map<Integer, Long> letters(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .boxed()
                .collect(Collectors.groupingBy(point -> point, Collectors.counting()));
    }

    @Tag("sampled")
    @Test
    void wordsLabelsAndHelpFitTheTerminal() {
        List<String> words = List.of(
                "",
                "short",
                "a label of so many words that it takes a second line in each terminal, and a third in some",
                "長い名前の列".repeat(12),
                "x".repeat(150),
                "`" + "name ".repeat(30) + "` is no name");
        int number = 0;
        for (int columns : List.of(40, 60, 80, 110)) {
            for (int at : List.of(0, 12, 35, 70, 200)) {
                for (String label : words) {
                    for (String other : words) {
                        for (String wide : List.of("é", "語", "e\u0301")) {
                            if (!Sample.takes(number++, 7)) {
                                continue;
                            }
                            String line = wide.repeat(at) + "first, second, third " + wide.repeat(at % 50);
                            SourceFile file = new SourceFile("long.mlp", line);
                            Diagnostic one = Diagnostic.of(DiagnosticCode.SYNTAX, find(file, "second"), "m " + other)
                                    .label(label)
                                    .help(label + "h");
                            assertFits(one, columns);
                            assertFits(one.also(find(file, "first"), other), columns);
                            assertFits(one.also(find(file, "third"), other).also(find(file, "first"), label), columns);
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatDoesNotFitGoesOnBelow() {
        Diagnostic diagnostic = Diagnostic.of(
                        DiagnosticCode.SYNTAX, find(SPAM, "softmax"), "`softmax` needs two units or more")
                .label("this layer has one unit, so softmax is always 1")
                .help("use `dense output 1 sigmoid` with `loss binary_cross_entropy`");
        assertEquals("""
                error[MLP001]: `softmax` needs two units
                      or more
                  --> spam.mlp:6:20
                   |
                 6 |     dense output 1 softmax
                   |                    ^^^^^^^
                   |                    |
                   |             this layer has one unit,
                   |             so softmax is always 1
                help: use `dense output 1 sigmoid` with
                      `loss binary_cross_entropy`

                error: 1 error
                """, Renderer.render(List.of(diagnostic), false, 41));
    }

    @Test
    void labelsHangFromTheRightToTheLeft() {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYNTAX, find(SPAM, "output"), "three places")
                .label("in the middle")
                .also(find(SPAM, "dense output", 5), "left")
                .also(find(SPAM, "softmax"), "right");
        assertEquals("""
                error[MLP001]: three places
                  --> spam.mlp:6:11
                   |
                 6 |     dense output 1 softmax
                   |     ----- ^^^^^^   ------- right
                   |     |     |
                   |     |     in the middle
                   |     left
                """, Renderer.render(diagnostic, false));
    }

    @Test
    void labelsOfOnePlaceStandUnderEachOther() {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYNTAX, find(SPAM, "softmax"), "one place")
                .label("first")
                .also(find(SPAM, "softmax"), "second");
        assertEquals("""
                error[MLP001]: one place
                  --> spam.mlp:6:20
                   |
                 6 |     dense output 1 softmax
                   |                    ^^^^^^^ second
                   |                    |
                   |                    first
                """, Renderer.render(diagnostic, false));
    }

    @Test
    void linesFarFromEachOtherAreDividedByDots() {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYNTAX, find(SPAM, "cross_entropy"), "far")
                .label("here")
                .also(find(SPAM, "output"), "the line before")
                .also(find(SPAM, "input"), "far above");
        assertEquals("""
                error[MLP001]: far
                  --> spam.mlp:7:10
                   |
                 3 |     input 2
                   |     ----- far above
                ...
                 6 |     dense output 1 softmax
                   |           ------ the line before
                 7 |     loss cross_entropy
                   |          ^^^^^^^^^^^^^ here
                """, Renderer.render(diagnostic, false));
    }

    @Test
    void aSingleLineBetweenTwoIsShown() {
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYNTAX, find(SPAM, "hidden"), "near")
                .also(find(SPAM, "input"), "above");
        assertEquals("""
                error[MLP001]: near
                  --> spam.mlp:5:11
                   |
                 3 |     input 2
                   |     ----- above
                 4 |
                 5 |     dense hidden 4 relu
                   |           ^^^^^^
                """, Renderer.render(diagnostic, false));
    }

    @Test
    void anotherFileHasItsOwnPiece() {
        SourceFile other = new SourceFile("other.mlp", "\n".repeat(11) + "activation relu(z) = z\n");
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYNTAX, find(SPAM, "relu"), "declared twice")
                .also(find(other, "relu"), "first declared here");
        assertEquals("""
                error[MLP001]: declared twice
                   --> spam.mlp:5:20
                    |
                  5 |     dense hidden 4 relu
                    |                    ^^^^
                   ::: other.mlp:12:12
                    |
                 12 | activation relu(z) = z
                    |            ---- first declared here
                """, Renderer.render(diagnostic, false));
    }

    @Test
    void aPlaceOverSeveralLinesIsMarkedOnItsFirst() {
        Span span = find(SPAM, "network").to(find(SPAM, "}"));
        assertEquals("""
                error[MLP001]: all of it
                  --> spam.mlp:2:1
                   |
                 2 | network Spam {
                   | ^^^^^^^^^^^^^^
                """, Renderer.render(Diagnostic.of(DiagnosticCode.SYNTAX, span, "all of it"), false));
    }

    @Test
    void tabsWideAndCombiningCharactersDoNotMisplaceTheMark() {
        assertEquals(List.of("    z x", "      ^"), lines("\tz x"));
        assertEquals(List.of("ab  z x", "      ^"), lines("ab\tz x"));
        assertEquals(List.of("日本 x", "     ^"), lines("日本 x"));
        assertEquals(List.of("e\u0301\u0323 x", "  ^"), lines("e\u0301\u0323 x"));
        assertEquals(List.of("\ud83d\ude00 x", "   ^"), lines("\ud83d\ude00 x"));
        assertEquals(List.of("<U+202E>\u241b[1m x", "             ^"), lines("\u202e\u001b[1m x"));
    }

    @Test
    void carriageReturnsAreNotShown() {
        assertEquals(List.of("x", "^"), lines("x\r"));
    }

    @Test
    void theEndOfALineCanBeMarked() {
        SourceFile file = new SourceFile("a.mlp", "ab\ncd");
        assertEquals(List.of("ab", "  ^"), lines(file.span(2, 2)));
        assertEquals(List.of("cd", "  ^"), lines(file.span(5, 5)));
    }

    @Test
    void anEmptyFileCanBeMarked() {
        assertEquals(
                """
                error[MLP014]: nothing
                  --> a.mlp:1:1
                   |
                 1 |
                   | ^
                """,
                Renderer.render(
                        Diagnostic.of(DiagnosticCode.EMPTY_FILE, new SourceFile("a.mlp", "").span(0, 0), "nothing"),
                        false));
    }

    @Test
    void aLongLineIsCutAroundTheMark() {
        SourceFile file = new SourceFile("a.mlp", "a ".repeat(200) + "x" + " b".repeat(200));
        List<String> lines = lines(find(file, "x"));
        assertEquals(126, lines.get(0).length());
        assertEquals('x', lines.get(0).charAt(lines.get(1).indexOf('^')));
        assertEquals("...", lines.get(0).substring(0, 3));
        assertEquals("...", lines.get(0).substring(123));
    }

    @Test
    void harmfulCharactersOfMessagesAreShownToo() {
        String text = Renderer.render(
                Diagnostic.of(DiagnosticCode.SYNTAX, new SourceFile("\u001b.mlp", "x").span(0, 1), "`\u001b[31m`")
                        .label("\u0007")
                        .help("\u202e"),
                false);
        assertFalse(text.chars().anyMatch(c -> c < ' ' && c != '\n' || c == 0x202e), text);
    }

    @Test
    void coloursMarkTheParts() {
        String text = Renderer.render(
                List.of(Diagnostic.of(DiagnosticCode.SYNTAX, find(SPAM, "softmax"), "wrong")
                        .help("mend it")),
                true);
        assertEquals(
                "\u001b[1;31merror[MLP001]\u001b[0m\u001b[1m: wrong\u001b[0m",
                text.lines().findFirst().orElseThrow());
        assertEquals(
                Renderer.render(
                        List.of(Diagnostic.of(DiagnosticCode.SYNTAX, find(SPAM, "softmax"), "wrong")
                                .help("mend it")),
                        false),
                text.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void theLastLineCounts() {
        Diagnostic error = Diagnostic.of(DiagnosticCode.SYNTAX, find(SPAM, "softmax"), "wrong");
        assertEquals("", Renderer.render(List.of(), false));
        String two = Renderer.render(List.of(error, error), false);
        assertEquals("error: 2 errors", two.lines().reduce((a, b) -> b).orElseThrow());
    }

    /** The source line and the row of marks under it, for a finding about the x. */
    private static List<String> lines(String line) {
        return lines(find(new SourceFile("a.mlp", line + "\nanother"), "x"));
    }

    private static List<String> lines(Span span) {
        List<String> all = Renderer.render(Diagnostic.of(DiagnosticCode.SYNTAX, span, "a mark"), false)
                .lines()
                .toList();
        return List.of(all.get(3).substring(5), all.get(4).substring(5));
    }

    private static Span find(SourceFile file, String text) {
        return find(file, text, text.length());
    }

    private static Span find(SourceFile file, String text, int length) {
        int start = file.text().indexOf(text);
        return file.span(start, start + length);
    }
}
