package org.mlpc.compiler.parse.recovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.compiler.source.Span;
import org.mlpc.grammar.MlpParser;

/**
 * Reports what the parser stumbles over: each token once, and none that follows from a slip that is reported already.
 */
public final class Complaints {
    /** After so many the parser gives up: the text is no model file. */
    private static final int LIMIT = 50;

    private final SourcePlaces places;
    private final Diagnostics diagnostics;
    private final EditableTokens tokens;
    private final Set<Token> reported = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Token> wrong = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Span> translated = new ArrayList<>();
    private int quietLine = -1;
    private int count;

    public Complaints(SourcePlaces places, Diagnostics diagnostics, EditableTokens tokens, Set<Token> mended) {
        this.places = places;
        this.diagnostics = diagnostics;
        this.tokens = tokens;
        wrong.addAll(mended);
    }

    /**
     * Reports a finding about a token, unless the token or the one before it was reported already.
     *
     * @throws ParseCancellationException when there are too many
     */
    void report(Parser parser, Token offender, Diagnostic diagnostic) {
        damage(parser);
        if (++count > LIMIT) {
            throw new ParseCancellationException();
        }
        if (follows(offender)) {
            quietLine = offender.getLine();
        } else {
            diagnostics.report(diagnostic);
        }
        reported.add(offender);
        if (!isBehind(offender)) {
            wrong.add(offender);
        }
    }

    /** Counts a slip that was reported before, in another place; after too many the parser gives up. */
    void again(Parser parser) {
        damage(parser);
        if (++count > LIMIT) {
            throw new ParseCancellationException();
        }
    }

    /** Reports a line of another tool; what else is wrong with it is not worth a word. */
    void foreign(Parser parser, ForeignLines.Found found, Diagnostic diagnostic) {
        damage(parser);
        if (++count > LIMIT) {
            throw new ParseCancellationException();
        }
        diagnostics.report(diagnostic);
        translated.add(places.of(found.first()).to(places.of(found.last())));
        for (int i = found.first().getTokenIndex(); i <= found.last().getTokenIndex(); i++) {
            reported.add(tokens.get(i));
        }
    }

    /** The lines of other tools that were reported. */
    public List<Span> translated() {
        return translated;
    }

    /** Whether a finding only repeats or continues an earlier one. */
    private boolean follows(Token offender) {
        return reported.contains(offender)
                || wrong.contains(offender)
                || wrong.contains(beforeOrNull(offender))
                || offender.getLine() == quietLine;
    }

    /** Where to report a token: at the end of the one before when it begins a line, or is the end of the file. */
    Span place(Token token) {
        return isBehind(token) ? behind(token) : places.of(token);
    }

    /** Such as {@code expected `)`, found `}`} or {@code expected `)` after `x`}. */
    String expected(String what, Token token) {
        return "expected " + what + (isBehind(token) ? " after " + quote(before(token)) : ", found " + quote(token));
    }

    /** A token as a message names it. */
    String quote(Token token) {
        if (token.getType() == Token.EOF) {
            return "the end of the file";
        }
        String text = places.text(token);
        return "`" + (text.length() > 30 ? text.substring(0, 27) + "..." : text) + "`";
    }

    Diagnostic syntax(Token token, String message) {
        return Diagnostic.of(DiagnosticCode.SYNTAX, place(token), message);
    }

    /** Whether a token is a sign that other languages have between a word and its value. */
    boolean unneeded(Token word, Token token) {
        boolean sign = token.getType() == MlpParser.EQUALS || token.getType() == MlpParser.COLON;
        return sign && word == beforeOrNull(token);
    }

    /** {@code batch = 16}, {@code scale: minmax}. */
    Diagnostic signBeforeValue(Token word, Token sign) {
        return syntax(sign, "`" + places.text(word) + "` stands before its value without `" + places.text(sign) + "`");
    }

    /** Whether a token says nothing about the place, because it belongs to the next line. */
    boolean isBehind(Token token) {
        return beforeOrNull(token) != null && (token.getType() == Token.EOF || tokens.beginsLine(token));
    }

    private Span behind(Token token) {
        Span before = places.of(before(token));
        return new Span(before.file(), before.end(), before.end());
    }

    /** The token before, which is there; one without width, put there by a repair, is passed over. */
    Token before(Token token) {
        return Objects.requireNonNull(beforeOrNull(token));
    }

    /** The same; null at the start of the file. */
    @Nullable
    Token beforeOrNull(Token token) {
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            Token before = tokens.get(i);
            if (before.getChannel() == Token.DEFAULT_CHANNEL && before.getStopIndex() >= before.getStartIndex()) {
                return before;
            }
        }
        return null;
    }

    /** Marks what is being read as not whole. */
    private static void damage(Parser parser) {
        for (ParserRuleContext node = parser.getContext(); node != null; node = node.getParent()) {
            if (!(node instanceof MlpParser.ModelFileContext) && node.exception == null) {
                node.exception = new InputMismatchException(parser);
            }
        }
    }
}
