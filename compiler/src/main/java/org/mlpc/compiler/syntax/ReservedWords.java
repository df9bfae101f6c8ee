package org.mlpc.compiler.syntax;

import java.util.Set;

/** The words that are never names: those that begin a declaration or a part of a network, and those of expressions. */
public final class ReservedWords {
    private static final Set<String> DECLARATIONS =
            Set.of("package", "network", "activation", "loss", "optimizer", "schedule", "initializer");

    private static final Set<String> PARTS = Set.of(
            "input",
            "scale",
            "dense",
            "maxout",
            "activate",
            "dropout",
            "batch_norm",
            "layer_norm",
            "residual",
            "target",
            "loss",
            "class_weight",
            "optimizer",
            "metrics",
            "train");

    private static final Set<String> EXPRESSIONS = Set.of("and", "or", "not", "if", "then", "else", "let", "in", "pi");

    private ReservedWords() {}

    /** Whether a word is reserved. */
    public static boolean contains(String word) {
        return DECLARATIONS.contains(word) || PARTS.contains(word) || EXPRESSIONS.contains(word);
    }

    /** What a reserved word is for, such as {@code begins a part of a network}. */
    public static String purpose(String word) {
        if (PARTS.contains(word)) {
            return "begins a part of a network";
        }
        return DECLARATIONS.contains(word) ? "begins a declaration" : "belongs to expressions";
    }
}
