package org.mlpc.compiler.parse.recovery;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.parse.token.Blocks;
import org.mlpc.compiler.parse.token.Brackets;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.Kinds;
import org.mlpc.compiler.parse.token.NameKind;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.parse.token.Words;
import org.mlpc.grammar.MlpParser;

/** Finds the words for a token that cannot stand where it does. */
final class Unexpected {
    private final SourcePlaces places;
    private final EditableTokens tokens;
    private final Complaints complaints;
    private @Nullable Token place;
    private IntervalSet expected = new IntervalSet();

    Unexpected(SourcePlaces places, EditableTokens tokens, Complaints complaints) {
        this.places = places;
        this.tokens = tokens;
        this.complaints = complaints;
    }

    /**
     * Remembers what could stand here when the parser meets a token for the first time: later, when rules have been left,
     * it would know less.
     */
    void remember(Parser parser) {
        if (tokens.current() != place) {
            place = tokens.current();
            expected = parser.getExpectedTokens();
        }
    }

    /** Reports a token inside a line. */
    void token(Parser parser, RecognitionException e) {
        Token token = e.getOffendingToken();
        ParserRuleContext node = parser.getContext();
        if (node instanceof MlpParser.AssignStatementContext && node.getStart() == complaints.beforeOrNull(token)) {
            complaints.report(parser, node.getStart(), assignment(node.getStart(), token));
            return;
        }
        complaints.report(parser, token, diagnostic(node, token, token == place ? expected : e.getExpectedTokens()));
    }

    /** A word that was taken for the first of an assignment, and what stands behind it in place of {@code =}. */
    private Diagnostic assignment(Token first, Token token) {
        if (!tokens.beginsLine(first)
                && Kinds.endsOperand(complaints.before(first).getType())) {
            return complaints.syntax(first, complaints.expected("an operator or a statement", first));
        }
        String text = places.text(first);
        Optional<String> meant = Suggestion.only(text, List.of("state", "scalar", "let"));
        return meant.map(word -> Diagnostic.of(
                                DiagnosticCode.UNKNOWN_SETTING, places.of(first), "`" + text + "` begins no statement")
                        .help("did you mean `" + word + "`?"))
                .orElseGet(() -> complaints.syntax(token, complaints.expected("`=`", token)));
    }

    private Diagnostic diagnostic(ParserRuleContext node, Token token, IntervalSet set) {
        if (set.contains(MlpParser.ELSE) && node instanceof MlpParser.IfExpressionContext choice && endsHere(token)) {
            return Diagnostic.of(DiagnosticCode.MISSING_ELSE, complaints.place(token), "`if` without `else`")
                    .label("`else` expected")
                    .also(places.of(choice.IF()), "this `if` has no value when its condition does not hold")
                    .help(Advice.CHOICE);
        }
        boolean whole =
                token.getType() == MlpParser.IF || token.getType() == MlpParser.LET || token.getType() == MlpParser.NOT;
        if (whole && set.contains(MlpParser.PI)) {
            String word = places.text(token);
            return Diagnostic.of(
                            DiagnosticCode.SYNTAX, places.of(token), "`" + word + "` as an operand stands in brackets")
                    .help("write `(" + word + " …)`");
        }
        return expected(node, token, set);
    }

    private boolean endsHere(Token token) {
        return complaints.isBehind(token) || !Kinds.beginsOperand(token.getType());
    }

    private Diagnostic expected(ParserRuleContext node, Token token, IntervalSet set) {
        if (Kinds.isClosing(token.getType())
                && new Brackets(tokens).unclosed(token.getType()).isEmpty()) {
            return Diagnostic.of(
                            DiagnosticCode.SYNTAX,
                            places.of(token),
                            "this " + complaints.quote(token) + " closes nothing")
                    .help("remove it, or look for a `" + Words.sign(Kinds.opening(token.getType()))
                            + "` that is missing");
        }
        String what = Expectation.of(set, NameKind.of(node));
        Diagnostic diagnostic = complaints.syntax(token, complaints.expected(what, token));
        return advise(diagnostic, node, token, set);
    }

    private Diagnostic advise(Diagnostic diagnostic, ParserRuleContext node, Token token, IntervalSet set) {
        Optional<String> dots = dots(token, set);
        if (dots.isPresent()) {
            return diagnostic.help(dots.get());
        }
        String text = token.getType() == Token.EOF ? "" : places.text(token);
        return new Advice(node, complaints.beforeOrNull(token), token, text, complaints.isBehind(token), set)
                .find()
                .map(diagnostic::help)
                .orElse(diagnostic);
    }

    /** {@code np.maximum(0, z)}, {@code z.exp()}: a function is its name alone, and stands before its arguments. */
    private Optional<String> dots(Token token, IntervalSet set) {
        if (token.getType() != MlpParser.DOT || !set.contains(MlpParser.OR) || !Kinds.isName(tokens.LA(2))) {
            return Optional.empty();
        }
        String name = places.text(tokens.LT(2));
        String known = Habits.meant(Habits.Kind.FUNCTION, name).orElse(name);
        boolean method = tokens.LA(3) == MlpParser.OPEN && tokens.LA(4) == MlpParser.CLOSE;
        String before = complaints.before(token).getText();
        return Optional.of("write `" + known + "(" + (method ? before : "…") + ")`");
    }

    /** Reports a line of another tool, at the token that the parser stumbled over if the line is one of the language, too. */
    void foreign(Parser parser, ForeignLines.Found found) {
        Token token = tokens.current();
        boolean own = Blocks.beginsLine(found.block(), found.first().getType());
        Diagnostic diagnostic = own && complaints.unneeded(found.first(), token)
                ? complaints.signBeforeValue(found.first(), token)
                : own
                        ? expected(parser.getContext(), token, expected)
                        : Diagnostic.of(
                                Blocks.code(found.block()),
                                found.head(),
                                "`" + found.head().text() + "` is not " + Blocks.line(found.block()));
        complaints.foreign(parser, found, diagnostic.help(found.help()));
    }

    /** Reports a token that begins no line of the block it stands in. */
    void line(Parser parser) {
        Token token = tokens.current();
        ParserRuleContext block = parser.getContext();
        boolean word = Kinds.isName(token.getType()) || Kinds.isReserved(token.getType());
        boolean behind = complaints.beforeOrNull(token) != null && !tokens.beginsLine(token);
        if (!word || behind && goesOn()) {
            complaints.report(parser, token, expected(block, token, expected));
            return;
        }
        Diagnostic unknown = new Unknown(places).in(block.getRuleIndex(), token);
        complaints.report(
                parser, token, unknown.help().isPresent() ? unknown : advise(unknown, block, token, expected));
    }

    /** Whether something that could go on stands before the token, such as an expression or a list. */
    private boolean goesOn() {
        boolean constant = expected.contains(MlpParser.POWER) && !expected.contains(MlpParser.OR);
        return !constant && (expected.contains(MlpParser.PLUS) || expected.contains(MlpParser.BAR));
    }
}
