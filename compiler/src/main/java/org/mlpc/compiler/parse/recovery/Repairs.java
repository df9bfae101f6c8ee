package org.mlpc.compiler.parse.recovery;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.parse.token.Blocks;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.Kinds;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.parse.token.Words;
import org.mlpc.compiler.syntax.ReservedWords;
import org.mlpc.grammar.MlpParser;

/** Reports slips whose remedy is plain, and changes the tokens so that the parser can go on as if it were done. */
final class Repairs {
    private final SourcePlaces places;
    private final EditableTokens tokens;
    private final Complaints complaints;
    private final MissingSigns missing;
    private final UnneededSigns unneeded;

    Repairs(SourcePlaces places, EditableTokens tokens, Complaints complaints) {
        this.places = places;
        this.tokens = tokens;
        this.complaints = complaints;
        this.missing = new MissingSigns(places, tokens, complaints);
        this.unneeded = new UnneededSigns(places, tokens, complaints);
    }

    /** The repairs that put something in. */
    MissingSigns missing() {
        return missing;
    }

    /** The repairs that take something out. */
    UnneededSigns unneeded() {
        return unneeded;
    }

    /**
     * Mends the current token where one of several things could stand.
     *
     * @param next what could, as far as the current rule goes
     * @return whether the current token is now another one
     */
    boolean mend(Parser parser, ATNState state, IntervalSet next) {
        if (next.contains(Token.EPSILON)) {
            return missing.comma(parser, state, next) || comparison(parser, next) || typoBeforeEnd(parser, next);
        }
        return missing.comma(parser, state, next)
                || unneeded.sign(parser)
                || replace(parser, next)
                || missing.close(parser, next);
    }

    /** Mends the current token where the parser wants one certain thing. */
    boolean mendInline(Parser parser, IntervalSet expected) {
        boolean signGone = unneeded.sign(parser);
        return signGone && expected.contains(tokens.LA(1))
                || replace(parser, expected)
                || missing.close(parser, expected);
    }

    /** Turns the current token into the one that was meant, if that is plain. */
    private boolean replace(Parser parser, IntervalSet expected) {
        return reservedWord(parser, expected)
                || quotedName(parser, expected)
                || typo(parser, expected)
                || comparison(parser, expected);
    }

    private boolean reservedWord(Parser parser, IntervalSet expected) {
        Token token = tokens.current();
        int type = token.getType();
        boolean value = expected.contains(MlpParser.PI);
        if (!expected.contains(MlpParser.NAME)
                || !Kinds.isReserved(type)
                || tokens.beginsLine(token)
                || tokens.LA(2) == MlpParser.EQUALS
                || value && Kinds.isExpressionWord(type)) {
            return false;
        }
        String word = places.text(token);
        boolean quotable = expected.contains(MlpParser.STRING)
                || parser.getContext().getParent() instanceof MlpParser.QuotableContext
                || parser.getContext().getParent() instanceof MlpParser.LabelContext;
        complaints.report(
                parser,
                token,
                Diagnostic.of(
                                DiagnosticCode.RESERVED_WORD,
                                places.of(token),
                                "`" + word + "` is a reserved word, not a name")
                        .label("this word " + ReservedWords.purpose(word))
                        .help(
                                quotable
                                        ? "put it in quotes: `\"" + word + "\"`"
                                        : "use another name, such as `" + word + "_`"));
        become(token, MlpParser.NAME);
        return true;
    }

    /** A misspelt word where a rule could end: only if no name can follow it. */
    private boolean typoBeforeEnd(Parser parser, IntervalSet next) {
        Token token = tokens.current();
        return token.getType() == MlpParser.NAME
                && Suggestion.only(places.text(token), Words.of(next)).isPresent()
                && !parser.getExpectedTokens().contains(MlpParser.NAME)
                && typo(parser, next);
    }

    /** {@code dense "hidden" 8 relu}. */
    private boolean quotedName(Parser parser, IntervalSet expected) {
        Token token = tokens.current();
        if (token.getType() != MlpParser.STRING
                || !expected.contains(MlpParser.NAME)
                || expected.contains(MlpParser.STRING)
                || expected.contains(MlpParser.PI)) {
            return false;
        }
        complaints.report(
                parser,
                token,
                Diagnostic.of(DiagnosticCode.SYNTAX, places.of(token), "a name stands here without quotes")
                        .help("only features, targets and labels can be quoted"));
        become(token, MlpParser.NAME);
        return true;
    }

    /** A misspelt word where no name could stand. */
    private boolean typo(Parser parser, IntervalSet expected) {
        Token token = tokens.current();
        if (token.getType() != MlpParser.NAME || expected.contains(MlpParser.NAME)) {
            return false;
        }
        Optional<String> meant = meant(parser, places.text(token), Words.of(expected));
        if (meant.isEmpty()) {
            return false;
        }
        complaints.report(
                parser,
                token,
                Diagnostic.of(
                                Blocks.code(parser.getContext().getRuleIndex()),
                                places.of(token),
                                message(parser, token, expected))
                        .help("did you mean `" + meant.get() + "`?"));
        become(token, Words.type(meant.get()));
        return true;
    }

    /** What begins a line decides how the rest is read: there only a slip of the finger is taken for another word. */
    private static Optional<String> meant(Parser parser, String text, List<String> words) {
        Optional<String> near = Suggestion.only(text, words);
        boolean begins = Blocks.isBlock(parser.getContext().getRuleIndex());
        return near.isPresent() || begins ? near : Habits.word(text, words);
    }

    private String message(Parser parser, Token token, IntervalSet expected) {
        int rule = parser.getContext().getRuleIndex();
        return Blocks.isBlock(rule)
                ? complaints.quote(token) + " is not " + Blocks.line(rule)
                : "expected " + Expectation.of(expected, "a name") + ", found " + complaints.quote(token);
    }

    /** {@code w == w - g}. */
    private boolean comparison(Parser parser, IntervalSet expected) {
        Token token = tokens.current();
        if (token.getType() != MlpParser.EQUAL || !expected.contains(MlpParser.EQUALS)) {
            return false;
        }
        complaints.report(
                parser,
                token,
                Diagnostic.of(DiagnosticCode.SYNTAX, places.of(token), "`==` compares, it does not define")
                        .label("`=` expected")
                        .help("write `=`"));
        become(token, MlpParser.EQUALS);
        return true;
    }

    private static void become(Token token, int type) {
        ((CommonToken) token).setType(type);
    }
}
