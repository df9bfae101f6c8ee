package org.mlpc.compiler.parse.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.parse.token.AfterToken;
import org.mlpc.compiler.parse.token.Brackets;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.Kinds;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.parse.token.Words;
import org.mlpc.compiler.source.Span;
import org.mlpc.grammar.MlpParser;

/** Reports commas and closing brackets that were forgotten, and puts them in. */
final class MissingSigns {
    private final SourcePlaces places;
    private final EditableTokens tokens;
    private final Complaints complaints;
    private final List<Integer> inserted = new ArrayList<>();

    MissingSigns(SourcePlaces places, EditableTokens tokens, Complaints complaints) {
        this.places = places;
        this.tokens = tokens;
        this.complaints = complaints;
    }

    /** {@code input a b}, {@code f(a b)}. */
    boolean comma(Parser parser, ATNState state, IntervalSet next) {
        Token token = tokens.current();
        if (!next.contains(MlpParser.COMMA) || !beginsItem(state, token)) {
            return false;
        }
        boolean bracketed = !next.contains(Token.EPSILON);
        if (!bracketed && (tokens.beginsLine(token) || tokens.LA(2) == MlpParser.EQUALS)) {
            return false;
        }
        Token before = complaints.before(token);
        Span end = places.of(before);
        complaints.report(
                parser,
                token,
                Diagnostic.of(
                                DiagnosticCode.MISSING_COMMA,
                                new Span(end.file(), end.end(), end.end()),
                                "missing `,` between " + complaints.quote(before) + " and " + complaints.quote(token))
                        .label("`,` expected"));
        tokens.insert(MlpParser.COMMA);
        return true;
    }

    /** Whether a token could stand behind a comma at a state. */
    private boolean beginsItem(ATNState state, Token token) {
        return AfterToken.of(state, MlpParser.COMMA)
                .map(after -> after.atn.nextTokens(after).contains(token.getType()))
                .orElse(false);
    }

    /** A bracket that is open where the next line, a closing brace or the end of the file shows that it should not. */
    boolean close(Parser parser, IntervalSet expected) {
        Token token = tokens.current();
        boolean ended = complaints.isBehind(token) || Kinds.isClosing(token.getType());
        int closing = expected.contains(MlpParser.CLOSE) ? MlpParser.CLOSE : MlpParser.CLOSE_SQUARE;
        if (!ended || !expected.contains(closing)) {
            return false;
        }
        insertClosing(parser, closing);
        return true;
    }

    /** Puts the one expected token before the current one. */
    void insert(int type) {
        tokens.insert(type);
        if (Kinds.isOpening(type)) {
            inserted.add(type);
        }
    }

    /** Reports that a bracket is not closed, and closes it; one that was inserted is closed without a word. */
    void insertClosing(Parser parser, int closing) {
        if (inserted.remove(Integer.valueOf(Kinds.opening(closing)))) {
            tokens.insert(closing);
            return;
        }
        Token token = tokens.current();
        String sign = Words.sign(closing);
        String opened = Words.sign(Kinds.opening(closing));
        Diagnostic diagnostic = Diagnostic.of(
                        DiagnosticCode.NOT_CLOSED, complaints.place(token), "`" + opened + "` is not closed")
                .label("`" + sign + "` expected");
        Optional<Token> opening = new Brackets(tokens).unclosed(closing);
        complaints.report(
                parser,
                token,
                opening.map(open -> diagnostic.also(places.of(open), "opened here"))
                        .orElse(diagnostic));
        tokens.insert(closing);
    }

    /** A new declaration begins: brackets put in before have nothing to do with it. */
    void forget() {
        inserted.clear();
    }
}
