package org.mlpc.compiler.parse.token;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.Span;
import org.mlpc.grammar.MlpLexer;

/** Reports slips that show in one token, and puts in its place what was most likely meant. */
final class LexicalSlips {
    private static final int LIMIT = 20;
    /** Characters of a name without quotes. */
    private static final int NAME = 100;
    /** Characters of a text in quotes. */
    private static final int STRING = 1_000;
    /** Characters of a number. */
    private static final int NUMBER = 1_000;

    private final SourcePlaces places;
    private final Diagnostics diagnostics;
    private final Set<Token> mended = Collections.newSetFromMap(new IdentityHashMap<>());
    private int count;
    private int brackets;
    private boolean semicolonReported;
    private boolean leftOut;
    private int endOfBad = -1;

    LexicalSlips(SourcePlaces places, Diagnostics diagnostics) {
        this.places = places;
        this.diagnostics = diagnostics;
    }

    /** Tokens that are not as the user wrote them, and those behind something left out. */
    Set<Token> mended() {
        return mended;
    }

    /** Whether the text is no model file. */
    boolean tooMany() {
        return count >= LIMIT;
    }

    /** Reports and mends a token; false when it must be left out. */
    boolean mend(CommonToken token) {
        if (token.getChannel() != Token.DEFAULT_CHANNEL) {
            return true;
        }
        tooLong(token);
        boolean keep = switch (token.getType()) {
            case MlpLexer.FOREIGN_OPERATOR -> operator(token);
            case MlpLexer.BAD_NUMBER -> number(token);
            case MlpLexer.BAD_NAME -> name(token);
            case MlpLexer.OPEN_STRING -> openString(token);
            case MlpLexer.SINGLE_QUOTED -> singleQuoted(token);
            case MlpLexer.OPEN_COMMENT -> openComment(token);
            case MlpLexer.HASH_COMMENT -> hash(token);
            case MlpLexer.BAD_CHARACTER -> character(token);
            case MlpLexer.SEMICOLON -> semicolon(token);
            default -> bracket(token);
        };
        if (leftOut && keep) {
            mended.add(token);
        }
        leftOut = !keep;
        return keep;
    }

    /** Names become names of classes and files, texts and numbers stand in the generated class. */
    private void tooLong(CommonToken token) {
        int length = token.getStopIndex() - token.getStartIndex() + 1;
        int most = switch (token.getType()) {
            case MlpLexer.NAME -> NAME;
            case MlpLexer.NUMBER -> NUMBER;
            case MlpLexer.STRING -> STRING + 2;
            default -> Integer.MAX_VALUE;
        };
        if (length > most) {
            String what = switch (token.getType()) {
                case MlpLexer.NAME -> "name of " + length + " characters, a name";
                case MlpLexer.NUMBER -> "number of " + length + " characters, a number";
                default -> "text of " + (length - 2) + " characters, a text in quotes";
            };
            int limit = token.getType() == MlpLexer.STRING ? STRING : most;
            report(Diagnostic.of(
                    DiagnosticCode.TOO_LONG, places.of(token), "this is a " + what + " has at most " + limit));
        }
    }

    private boolean operator(CommonToken token) {
        Span place = places.of(token);
        String text = place.text();
        ForeignSigns.Meant operator = ForeignSigns.operator(text);
        Diagnostic diagnostic =
                Diagnostic.of(DiagnosticCode.FOREIGN_OPERATOR, place, "there is no operator `" + text + "`");
        if (operator == null) {
            report(diagnostic.help("write the whole assignment: `w = w " + text.charAt(0) + " …`"));
            return become(token, MlpLexer.EQUALS);
        }
        report(diagnostic.help("write `" + operator.text() + "`"));
        return become(token, operator.type());
    }

    private boolean number(CommonToken token) {
        Span place = places.of(token);
        report(Diagnostic.of(DiagnosticCode.BAD_NUMBER, place, "`" + place.text() + "` is not a number")
                .help(numberHelp(place.text())));
        return become(token, MlpLexer.NUMBER);
    }

    private static String numberHelp(String text) {
        if (text.matches("\\.[0-9]+([eE][0-9]+)?")) {
            return "write `0" + text + "`";
        }
        if (text.matches("[0-9]+\\.")) {
            return "write `" + text + "0` or `" + text.substring(0, text.length() - 1) + "`";
        }
        String digits = text.replace("_", "");
        return digits.matches("[0-9]+") ? "write `" + digits + "`" : "numbers are written like `0.2`, `1` and `1e-5`";
    }

    private boolean name(CommonToken token) {
        report(Diagnostic.of(
                        DiagnosticCode.BAD_CHARACTER,
                        places.of(token),
                        "a name is made of ASCII letters, digits and `_`")
                .help("a feature or a label with other letters is put in quotes"));
        return become(token, MlpLexer.NAME);
    }

    private boolean openString(CommonToken token) {
        report(Diagnostic.of(DiagnosticCode.OPEN_STRING, places.of(token), "this text is not closed")
                .label("no second `\"` on this line"));
        return become(token, MlpLexer.STRING);
    }

    private boolean singleQuoted(CommonToken token) {
        Span place = places.of(token);
        String text = place.text().substring(1, place.text().length() - 1);
        report(Diagnostic.of(DiagnosticCode.BAD_CHARACTER, place, "texts stand in double quotes")
                .help("write `\"" + text + "\"`"));
        return become(token, MlpLexer.STRING);
    }

    private boolean openComment(CommonToken token) {
        Span place = places.of(token);
        report(Diagnostic.of(DiagnosticCode.OPEN_COMMENT, first(place, 2), "this comment is not closed")
                .label("no `*/` behind it"));
        return false;
    }

    private boolean hash(CommonToken token) {
        report(Diagnostic.of(DiagnosticCode.BAD_CHARACTER, first(places.of(token), 1), "`#` begins no comment")
                .help("comments begin with `//`"));
        return false;
    }

    private static Span first(Span place, int length) {
        return new Span(place.file(), place.start(), place.start() + length);
    }

    private boolean character(CommonToken token) {
        Span place = places.of(token);
        ForeignSigns.Meant operator = ForeignSigns.character(place.text());
        if (operator != null) {
            report(Diagnostic.of(
                            DiagnosticCode.BAD_CHARACTER, place, "`" + place.text() + "` is no sign of the language")
                    .help("write `" + operator.text() + "`"));
            return become(token, operator.type());
        }
        boolean more = place.start() == endOfBad;
        endOfBad = place.end();
        if (!more) {
            report(Diagnostic.of(
                    DiagnosticCode.BAD_CHARACTER, place, describe(place.text()) + " has no meaning in a model file"));
        }
        return false;
    }

    private static String describe(String text) {
        int point = text.codePointAt(0);
        boolean visible = point > ' '
                && !Character.isISOControl(point)
                && Character.getType(point) != Character.FORMAT
                && !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && Character.isDefined(point)
                && Character.getType(point) != Character.SURROGATE;
        return visible ? "`" + text + "`" : String.format(java.util.Locale.ROOT, "the character U+%04X", point);
    }

    /** Inside round brackets a semicolon divides inputs from parameters. */
    private boolean semicolon(CommonToken token) {
        if (brackets > 0) {
            return true;
        }
        if (!semicolonReported) {
            report(Diagnostic.of(DiagnosticCode.BAD_CHARACTER, places.of(token), "`;` ends nothing here")
                    .help("leave it out, here and on other lines: nothing divides parts or declarations"));
        }
        semicolonReported = true;
        return false;
    }

    private boolean bracket(CommonToken token) {
        switch (token.getType()) {
            case MlpLexer.OPEN -> brackets++;
            case MlpLexer.CLOSE -> brackets = Math.max(0, brackets - 1);
            case MlpLexer.OPEN_BRACE, MlpLexer.CLOSE_BRACE -> brackets = 0;
            default -> {}
        }
        return true;
    }

    private boolean become(CommonToken token, int type) {
        token.setType(type);
        mended.add(token);
        return true;
    }

    private void report(Diagnostic diagnostic) {
        diagnostics.report(++count == LIMIT ? diagnostic.help("the rest of the file was not read") : diagnostic);
    }
}
