package org.mlpc.compiler.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mlpc.compiler.random.Choice;

/** Leaves tokens out, doubles, swaps and exchanges them, and changes characters. */
final class TokenDamage {
    private static final Pattern TOKENS = Pattern.compile("\"[^\"\\n]*\"|\\w+(?:\\.\\d+)?|\\s+|[^\\w\\s]");

    private static final List<String> OTHERS = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            ":",
            "=",
            "==",
            "+",
            "-",
            "*",
            "/",
            "^",
            "|",
            "~",
            "%",
            "0",
            "1",
            "-1",
            "1e400",
            "2147483648",
            "0.5",
            "z",
            "a",
            "da",
            "y",
            "t",
            "w",
            "g",
            "step",
            "units",
            "x",
            "if",
            "let",
            "in",
            "learn",
            "state",
            "none",
            "residual",
            "dense",
            "loss",
            "input",
            "relu",
            "softmax",
            "mean",
            "exp",
            "pi");

    private TokenDamage() {}

    /** A text with one to three damages. */
    static String of(String text, Choice choice) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKENS.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        for (int i = choice.of(1, 1, 1, 2, 3); i > 0 && !tokens.isEmpty(); i--) {
            damage(tokens, choice);
        }
        return String.join("", tokens);
    }

    private static void damage(List<String> tokens, Choice choice) {
        int at = solid(tokens, choice);
        int other = solid(tokens, choice);
        if (choice.percent(50)) {
            tokens.set(at, alike(tokens, at, choice));
            return;
        }
        switch (choice.between(0, 6)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(at) + " ");
            case 2 -> Collections.swap(tokens, at, other);
            case 3 -> tokens.set(at, choice.of(OTHERS));
            case 4 -> tokens.set(at, tokens.get(other));
            case 5 -> tokens.set(at, character(tokens.get(at), choice));
            default -> tokens.add(at, choice.of(OTHERS) + " ");
        }
    }

    /** The place of a token that is not blank, if chance finds one. */
    private static int solid(List<String> tokens, Choice choice) {
        int at = choice.between(0, tokens.size() - 1);
        for (int i = 0; i < 4 && tokens.get(at).isBlank(); i++) {
            at = choice.between(0, tokens.size() - 1);
        }
        return at;
    }

    /** Another token of the text that is a word, a number or a sign as this one is: often no mistake of grammar. */
    private static String alike(List<String> tokens, int at, Choice choice) {
        int kind = kind(tokens.get(at));
        List<String> others =
                tokens.stream().filter(token -> kind(token) == kind).toList();
        return choice.of(others);
    }

    private static int kind(String token) {
        char first = token.isEmpty() ? ' ' : token.charAt(0);
        return Character.isDigit(first) ? 0 : Character.isLetter(first) ? 1 : "+-*/^".indexOf(first) >= 0 ? 2 : 3;
    }

    private static String character(String token, Choice choice) {
        int at = choice.between(0, Math.max(0, token.length() - 1));
        String other = choice.of("", "1", "x", "_", ".", "\"", "\\", "\u00e9", "\u0000", "\u2028", "E", "9");
        return token.substring(0, at) + other + token.substring(Math.min(token.length(), at + 1));
    }
}
