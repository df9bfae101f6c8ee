package org.mlpc.compiler.parse;

import java.util.Random;

/** Damages a text as people, editors and merges do. */
final class Mutation {
    private static final String[] PIECES = {
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
        "**",
        "|",
        "||",
        "&&",
        "!",
        "~",
        "%",
        "?",
        ".",
        "\"",
        "'",
        "/*",
        "*/",
        "//",
        "/**",
        "#",
        "@",
        "\n",
        "\r\n",
        "\t",
        " ",
        "\u0000",
        "\u00e9",
        "\ud83d\ude00",
        "\ud83d",
        "\u2264",
        "0",
        ".5",
        "1.",
        "1e",
        "3x",
        "if",
        "then",
        "else",
        "let",
        "in",
        "and",
        "not",
        "pi",
        "network",
        "activation",
        "loss",
        "optimizer",
        "schedule",
        "package",
        "dense",
        "input",
        "train",
        "residual",
        "state",
        "learn",
        "epochs",
        "after",
        "value",
        "derivative",
        "x",
        "none"
    };

    private Mutation() {}

    static String of(String text, Random random) {
        int length = Math.min(text.length(), 100 + random.nextInt(500));
        int start = random.nextInt(text.length() - length + 1);
        StringBuilder damaged = new StringBuilder(text.substring(start, start + length));
        for (int i = random.nextInt(8); i >= 0; i--) {
            damage(damaged, random);
        }
        return damaged.toString();
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(20));
        switch (random.nextInt(5)) {
            case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(at, text.substring(at, end));
            case 3 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
            default -> {
                String moved = text.substring(at, end);
                text.delete(at, end);
                text.insert(random.nextInt(text.length() + 1), moved);
            }
        }
    }
}
