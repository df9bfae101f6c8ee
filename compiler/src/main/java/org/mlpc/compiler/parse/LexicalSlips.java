package org.mlpc.compiler.parse;

import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.Span;
import org.mlpc.grammar.MlpLexer;

/** Reports slips that show in one token, and puts in its place what was most likely meant. */
final class LexicalSlips {
    private final Places places;
    private final Diagnostics diagnostics;

    LexicalSlips(Places places, Diagnostics diagnostics) {
        this.places = places;
        this.diagnostics = diagnostics;
    }

    private record Operator(String meant, int type) {}

    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("**", new Operator("^", MlpLexer.POWER)),
            Map.entry("&&", new Operator("and", MlpLexer.AND)),
            Map.entry("||", new Operator("or", MlpLexer.OR)),
            Map.entry("!", new Operator("not", MlpLexer.NOT)),
            Map.entry("<>", new Operator("!=", MlpLexer.NOT_EQUAL)),
            Map.entry("!==", new Operator("!=", MlpLexer.NOT_EQUAL)),
            Map.entry("===", new Operator("==", MlpLexer.EQUAL)),
            Map.entry("=<", new Operator("<=", MlpLexer.LESS_OR_EQUAL)),
            Map.entry("=>", new Operator(">=", MlpLexer.GREATER_OR_EQUAL)),
            Map.entry(":=", new Operator("=", MlpLexer.EQUALS)));

    /** Reports and mends a token; false when it must be left out. */
    boolean mend(CommonToken token) {
        Span place = token.getType() == MlpLexer.EOF ? null : places.of(token);
        switch (token.getType()) {
            case MlpLexer.FOREIGN_OPERATOR -> operator(token, place);
            case MlpLexer.BAD_NUMBER -> {
                report(
                        Code.BAD_NUMBER,
                        place,
                        "`" + place.text() + "` is not a number",
                        "",
                        "write a number as `0.2`, `1` or `1e-5`");
                token.setType(MlpLexer.NUMBER);
            }
            case MlpLexer.OPEN_STRING -> {
                report(
                        Code.OPEN_STRING,
                        place,
                        "a quoted text is not closed",
                        "no `\"` on this line behind it",
                        "close it with `\"`");
                token.setType(MlpLexer.STRING);
            }
            case MlpLexer.SINGLE_QUOTED -> {
                report(
                        Code.BAD_CHARACTER,
                        place,
                        "text is put in double quotes",
                        "",
                        "write `\"" + place.text().replace("'", "") + "\"`");
                token.setType(MlpLexer.STRING);
            }
            case MlpLexer.BAD_NAME -> {
                report(
                        Code.BAD_CHARACTER,
                        place,
                        "names are made of ASCII letters, digits and `_`",
                        "",
                        "use another name; names of features and labels may be quoted");
                token.setType(MlpLexer.NAME);
            }
            case MlpLexer.OPEN_COMMENT -> {
                report(
                        Code.OPEN_COMMENT,
                        new Span(place.file(), place.start(), place.start() + 2),
                        "a comment is not closed",
                        "it begins here",
                        "close it with `*/`");
                return false;
            }
            case MlpLexer.HASH_COMMENT -> {
                report(
                        Code.BAD_CHARACTER,
                        new Span(place.file(), place.start(), place.start() + 1),
                        "a comment begins with `//`",
                        "",
                        "write `//` for `#`");
                return false;
            }
            case MlpLexer.BAD_CHARACTER -> {
                report(Code.BAD_CHARACTER, place, "this character means nothing here", "", "remove it");
                return false;
            }
            default -> {}
        }
        return true;
    }

    private void operator(CommonToken token, Span place) {
        String text = place.text();
        Operator operator = OPERATORS.get(text);
        if (operator == null) {
            report(
                    Code.FOREIGN_OPERATOR,
                    place,
                    "there is no operator `" + text + "`",
                    "",
                    "write `w = w " + text.charAt(0) + " …`");
            token.setType(MlpLexer.EQUALS);
            return;
        }
        report(
                Code.FOREIGN_OPERATOR,
                place,
                "there is no operator `" + text + "`",
                "",
                "write `" + operator.meant() + "`");
        token.setType(operator.type());
    }

    private void report(Code code, Span place, String message, String label, String help) {
        diagnostics.report(Diagnostic.of(code, place, message).label(label).help(help));
    }
}
