package org.mlpc.compiler.parse.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.diagnostic.Severity;
import org.mlpc.compiler.generated.Models;

/** Headers of tables, pasted as features, targets and labels: one finding, whose help is the line as it should be. */
class UnquotedTest {
    private static final List<String> NAMES = List.of(
            "Tenure (months)",
            "price ($)",
            "Total-Charges",
            "Größe in cm",
            "Größe",
            "名前",
            "% fat",
            "a/b",
            "a & b",
            "2nd",
            "1st floor",
            "sepal.length",
            "temp °C",
            "has 'quote'",
            "x^2",
            "body mass index (kg/m^2)",
            "ok?",
            "size [m]",
            "not red",
            "in or out",
            "a -- b",
            "f(x, y)",
            "loss-rate",
            "my.input");

    private static final List<String> LABELS = List.of(
            "Month to Month",
            "No churn",
            "Month-to-month",
            "18-25",
            "41+",
            "<=50K",
            "> 50K",
            "10k",
            "1st",
            "not red",
            "if any",
            "50 %",
            "train-station",
            "sehr groß",
            "red (dark)",
            "3 or more");

    private static final Pattern LINE = Pattern.compile("write `((?:input|target) .*)`");

    private static String model(String input, String target) {
        return "network N {\n    " + input + "\n    scale standardize\n    dense 8 relu\n    dense 2 softmax\n    "
                + target + "\n    loss cross_entropy\n}\n";
    }

    private static List<Diagnostic> errors(String text) {
        return Models.diagnose(text).stream()
                .filter(d -> d.code().severity() == Severity.ERROR)
                .toList();
    }

    /** Whether the line is reported once, and is right as the help has it. */
    private static void assertMended(String input, String target, String wrong, String... quoted) {
        String text = model(input, target);
        List<Diagnostic> errors = errors(text);
        assertEquals(1, errors.size(), () -> Renderer.render(errors, false));
        Matcher line = LINE.matcher(errors.get(0).help().orElse(""));
        assertTrue(line.find(), () -> Renderer.render(errors, false));
        for (String name : quoted) {
            assertTrue(line.group(1).contains("\"" + name + "\""), line.group(1));
        }
        String mended = text.replace(wrong, line.group(1));
        assertFalse(mended.equals(text), text);
        assertEquals("", Renderer.render(errors(mended), false), mended);
    }

    @Test
    void featuresAreQuoted() {
        String target = "target y: a | b";
        for (String name : NAMES) {
            for (String input : List.of(
                    "input " + name + ", x",
                    "input x, " + name,
                    "input x, " + name + ", z",
                    "input " + name,
                    "input \"in quotes\", " + name,
                    "input " + name + ", \"in quotes\"",
                    "input \"in quotes\": log1p, " + name + ", \"of a kind\": red | blue")) {
                assertMended(input, target, input, name);
            }
            String category = "input " + name + ": red | blue, x";
            assertMended(category, target, category, name);
            String transformed = "input x, " + name + ": log1p";
            assertMended(transformed, target, transformed, name);
        }
        for (String words : List.of("first name", "my own feature", "value state")) {
            assertMended("input x, " + words, target, "input x, " + words, words);
            assertMended("input " + words + ": log1p", target, "input " + words + ": log1p", words);
        }
    }

    @Test
    void labelsAreQuoted() {
        for (String label : LABELS) {
            for (String input : List.of(
                    "input c: " + label + " | other",
                    "input x, c: other | " + label,
                    "input c: a | " + label + " | b, x",
                    "input c: \"in quotes\" | " + label + " | \"too\", x")) {
                assertMended(input, "target y: a | b", input, label);
            }
            assertMended("input x", "target y: other | " + label, "target y: other | " + label, label);
            assertMended("input x", "target y: " + label + " | other", "target y: " + label + " | other", label);
        }
        String all = "input Contract: Month to Month | One year | Two year, Tenure (months), x";
        assertMended(all, "target y: a | b", all, "Month to Month", "One year", "Two year", "Tenure (months)");
        assertMended("input x", "target the churn: a | b", "target the churn: a | b", "the churn");
    }

    @Test
    void whatIsRightStaysAsItIs() {
        for (String input : List.of(
                "input 28 * 28",
                "input (2 + 3) * 4 - 1",
                "input x",
                "input a, b,\n        c",
                "input a: log1p, b: softplus(beta = 2), c",
                "input c: 1 | 2 | 3, d: red | 10",
                "input \"Tenure (months)\", \"a\": \"b c\" | d",
                "input state, value, pieces: none | full",
                "input a, \"b c\" dense 3 relu",
                "input a // a comment - with (signs)\n",
                "input a /* b c */ , d")) {
            assertEquals("", Renderer.render(errors(model(input, "target y: a | b")), false));
        }
    }

    @Test
    void packagesMayBeCalledSo() {
        assertEquals(
                "",
                Renderer.render(
                        errors("package my.input.target.batch\n" + model("input x", "target y: a | b")), false));
    }

    @Test
    void aForgottenCommaIsStillOne() {
        for (String input : List.of("input a b", "input a, b c d", "input a b c d e f g")) {
            List<Diagnostic> errors = errors(model(input, "target y: a | b"));
            assertEquals(DiagnosticCode.MISSING_COMMA, errors.get(0).code(), () -> Renderer.render(errors, false));
        }
    }
}
