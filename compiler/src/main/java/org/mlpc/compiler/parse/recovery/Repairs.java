package org.mlpc.compiler.parse.recovery;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
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
    /** Tokens of a value that a message repeats. */
    private static final int LONGEST = 10;

    private final SourcePlaces places;
    private final EditableTokens tokens;
    private final Complaints complaints;
    private final MissingSigns missing;
    private boolean commaReported;

    Repairs(SourcePlaces places, EditableTokens tokens, Complaints complaints) {
        this.places = places;
        this.tokens = tokens;
        this.complaints = complaints;
        this.missing = new MissingSigns(places, tokens, complaints);
    }

    /** The repairs that put something in. */
    MissingSigns missing() {
        return missing;
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
                || unneededSign(parser)
                || replace(parser, next)
                || missing.close(parser, next);
    }

    /** Mends the current token where the parser wants one certain thing. */
    boolean mendInline(Parser parser, IntervalSet expected) {
        boolean signGone = unneededSign(parser);
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

    /** {@code batch = 16}, {@code scale: minmax}. */
    private boolean unneededSign(Parser parser) {
        Token token = tokens.current();
        ParserRuleContext node = parser.getContext();
        while (node != null && !isLine(node.getRuleIndex())) {
            node = node.getParent();
        }
        if (node == null || !complaints.unneeded(node.getStart(), token)) {
            return false;
        }
        if (node instanceof MlpParser.TargetPartContext && tokens.LA(3) == MlpParser.BAR) {
            complaints.report(
                    parser,
                    token,
                    complaints
                            .syntax(token, "a target has a name before its labels")
                            .help("write `target name: " + places.text(tokens.LT(2)) + " | …`"));
            return false;
        }
        complaints.report(
                parser,
                token,
                complaints
                        .signBeforeValue(node.getStart(), token)
                        .help("write `" + places.text(node.getStart()) + " " + line() + "`"));
        tokens.remove();
        return true;
    }

    /**
     * A comma behind a line of a block. It is not worth a word where the next line is wrong anyway, nor a second time.
     *
     * @return whether it is gone
     */
    boolean strayComma(Parser parser) {
        Token token = tokens.current();
        ParserRuleContext block = parser.getContext();
        boolean behindLine = Blocks.isBlock(block.getRuleIndex())
                && block.getChildCount() > 0
                && block.getChild(block.getChildCount() - 1) instanceof ParserRuleContext line
                && line.getStop() == complaints.beforeOrNull(token);
        if (token.getType() != MlpParser.COMMA || !behindLine) {
            return false;
        }
        Token next = tokens.LT(2);
        int type = next.getType();
        boolean right = Blocks.beginsLine(block.getRuleIndex(), type) || type == MlpParser.CLOSE_BRACE;
        boolean elsewhere = !right && (Kinds.isPart(type) || Kinds.isTrainSetting(type));
        if (!right && !elsewhere && !tokens.beginsLine(next)) {
            return false;
        }
        if (!commaReported && !elsewhere) {
            commaReported = true;
            complaints.report(
                    parser,
                    token,
                    Diagnostic.of(DiagnosticCode.SYNTAX, places.of(token), "`,` ends nothing here")
                            .help("leave it out, here and on other lines: nothing divides parts or settings"));
        }
        complaints.again(parser);
        tokens.remove();
        return true;
    }

    private static boolean isLine(int rule) {
        return switch (rule) {
            case MlpParser.RULE_part,
                    MlpParser.RULE_layer,
                    MlpParser.RULE_trainSetting,
                    MlpParser.RULE_layerSetting,
                    MlpParser.RULE_lossClause,
                    MlpParser.RULE_activationClause -> true;
            default -> false;
        };
    }

    /** What stands behind the current token on its line, as far as the next word. */
    private String line() {
        Token first = tokens.LT(2);
        if (first.getType() == Token.EOF || tokens.beginsLine(first)) {
            return "…";
        }
        int last = 2;
        while (last < LONGEST && isArithmetic(tokens.LT(last + 1))) {
            last++;
        }
        return places.of(first).to(places.of(tokens.LT(last))).text();
    }

    private boolean isArithmetic(Token token) {
        boolean sign = token.getType() >= MlpParser.PLUS && token.getType() <= MlpParser.POWER;
        boolean before = Kinds.endsOperand(token.getType()) && !Kinds.isName(token.getType());
        return !tokens.beginsLine(token) && (sign || before);
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
