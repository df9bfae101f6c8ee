package org.mlpc.compiler.parse.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mlpc.grammar.MlpLexer;

/** Signs of other languages, of mathematics and of word processors, and what they are written as here. */
final class ForeignSigns {
    private ForeignSigns() {}

    /** A sign of this language and the type of its token. */
    record Meant(String text, int type) {}

    private static final Map<String, Meant> OPERATORS = Map.ofEntries(
            Map.entry("**", new Meant("^", MlpLexer.POWER)),
            Map.entry("&&", new Meant("and", MlpLexer.AND)),
            Map.entry("||", new Meant("or", MlpLexer.OR)),
            Map.entry("!", new Meant("not", MlpLexer.NOT)),
            Map.entry("<>", new Meant("!=", MlpLexer.NOT_EQUAL)),
            Map.entry("!==", new Meant("!=", MlpLexer.NOT_EQUAL)),
            Map.entry("===", new Meant("==", MlpLexer.EQUAL)),
            Map.entry("=<", new Meant("<=", MlpLexer.LESS_OR_EQUAL)),
            Map.entry("=>", new Meant(">=", MlpLexer.GREATER_OR_EQUAL)),
            Map.entry(":=", new Meant("=", MlpLexer.EQUALS)));

    /** Characters of mathematics and of word processors, and what they are written as. */
    private static final Map<String, Meant> CHARACTERS = Map.ofEntries(
            Map.entry("\u2212", new Meant("-", MlpLexer.MINUS)),
            Map.entry("\u2013", new Meant("-", MlpLexer.MINUS)),
            Map.entry("\u00d7", new Meant("*", MlpLexer.TIMES)),
            Map.entry("\u00b7", new Meant("*", MlpLexer.TIMES)),
            Map.entry("\u22c5", new Meant("*", MlpLexer.TIMES)),
            Map.entry("\u00f7", new Meant("/", MlpLexer.DIVIDE)),
            Map.entry("\u2264", new Meant("<=", MlpLexer.LESS_OR_EQUAL)),
            Map.entry("\u2265", new Meant(">=", MlpLexer.GREATER_OR_EQUAL)),
            Map.entry("\u2260", new Meant("!=", MlpLexer.NOT_EQUAL)),
            Map.entry("\u00ac", new Meant("not", MlpLexer.NOT)),
            Map.entry("\u2227", new Meant("and", MlpLexer.AND)),
            Map.entry("\u2228", new Meant("or", MlpLexer.OR)));

    /** What an operator of another language is here, or null. */
    static @Nullable Meant operator(String text) {
        return OPERATORS.get(text);
    }

    /** What a character is here, or null. */
    static @Nullable Meant character(String text) {
        return CHARACTERS.get(text);
    }
}
