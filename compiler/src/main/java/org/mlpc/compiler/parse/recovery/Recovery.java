package org.mlpc.compiler.parse.recovery;

import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.parse.token.Blocks;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.grammar.MlpParser;

/**
 * What the parser does about a token that the grammar does not have.
 *
 * <p>A slip with a plain remedy is mended and parsing goes on. Otherwise the line of the block is given up: a
 * declaration, part, setting or statement. Nothing is deleted in the hope that it was too much.
 */
public final class Recovery implements ANTLRErrorStrategy {
    private final EditableTokens tokens;
    private final Complaints complaints;
    private final Repairs repairs;
    private final Unexpected unexpected;
    private final Skipping skipping;
    private final ForeignLines foreign;
    private @Nullable RecognitionException reported;
    private MlpParser.@Nullable ModelFileContext tree;

    public Recovery(SourcePlaces places, EditableTokens tokens, Complaints complaints) {
        this.tokens = tokens;
        this.complaints = complaints;
        this.repairs = new Repairs(places, tokens, complaints);
        this.unexpected = new Unexpected(places, tokens, complaints);
        this.skipping = new Skipping(tokens);
        this.foreign = new ForeignLines(places, tokens, complaints);
    }

    /** What was read so far. */
    public MlpParser.ModelFileContext tree() {
        return Objects.requireNonNull(tree);
    }

    @Override
    public void reset(Parser parser) {}

    @Override
    public void reportMatch(Parser parser) {}

    /** True while tokens are passed over, which then become error nodes of the tree. */
    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return skipping.active();
    }

    /** Looks at the current token before each decision of the parser. */
    @Override
    public void sync(Parser parser) {
        ATNState state = parser.getATN().states.get(parser.getState());
        IntervalSet next = parser.getATN().nextTokens(state);
        tree = tree == null ? (MlpParser.ModelFileContext) parser.getContext() : tree;
        if (next.contains(tokens.LA(1))) {
            return;
        }
        unexpected.remember(parser);
        if (parser.getContext() == tree) {
            repairs.missing().forget();
        }
        boolean inside = !next.contains(Token.EPSILON);
        if (inside && (repairs.unneeded().comma(parser) || foreignLine(parser, false))) {
            sync(parser);
        } else if (repairs.mend(parser, state, next)) {
            sync(parser);
        } else if (inside) {
            giveUpLine(parser);
        }
    }

    /**
     * Reports a line of another tool and passes over it.
     *
     * @param inside whether one certain token is missing, so that the parser cannot stand between two lines
     * @return false when it is none
     * @throws InputMismatchException inside a line, so that the rule that is the line passes over it
     */
    private boolean foreignLine(Parser parser, boolean inside) {
        Optional<ForeignLines.Found> found = foreign.find(parser);
        if (found.isEmpty()) {
            return false;
        }
        unexpected.foreign(parser, found.get());
        skipping.notBefore(found.get().last());
        if (inside || !Blocks.isBlock(parser.getContext().getRuleIndex())) {
            reported = new InputMismatchException(parser);
            throw reported;
        }
        skipping.skip(parser, found.get().block(), false);
        return true;
    }

    /** In a block the next line is looked for at once, elsewhere by the rule that is the line. */
    private void giveUpLine(Parser parser) {
        if (!Blocks.isBlock(parser.getContext().getRuleIndex())) {
            throw new InputMismatchException(parser);
        }
        if (!skipping.isEndOfBlock(parser.getContext())) {
            unexpected.line(parser);
            skipping.skip(parser, parser.getContext().getRuleIndex(), true);
            sync(parser);
        }
    }

    /** Finds a token to go on with where exactly one was expected. */
    @Override
    public Token recoverInline(Parser parser) {
        IntervalSet expected = parser.getExpectedTokens();
        unexpected.remember(parser);
        if (expected.contains(MlpParser.CLOSE_BRACE)
                && Blocks.isBlock(parser.getContext().getRuleIndex())) {
            repairs.missing().insertClosing(parser, MlpParser.CLOSE_BRACE);
        } else if (!foreignLine(parser, true) && !repairs.mendInline(parser, expected)) {
            InputMismatchException e = new InputMismatchException(parser);
            reportError(parser, e);
            if (!isMissing(parser, expected)) {
                throw e;
            }
            repairs.missing().insert(expected.getMinElement());
        }
        Token token = tokens.current();
        parser.consume();
        return token;
    }

    /** Whether the current token could stand behind the one that is expected. */
    private boolean isMissing(Parser parser, IntervalSet expected) {
        ATNState state = parser.getATN().states.get(parser.getState());
        ATNState behind = state.transition(0).target;
        boolean anotherLine = complaints.isBehind(tokens.current()) && expected.contains(MlpParser.EQUALS);
        return !anotherLine
                && tokens.LA(1) != Token.EOF
                && parser.getATN().nextTokens(behind, parser.getContext()).contains(tokens.LA(1));
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (e == reported) {
            return;
        }
        reported = e;
        Optional<ForeignLines.Found> found = foreign.find(parser);
        if (found.isPresent()) {
            unexpected.foreign(parser, found.get());
            skipping.notBefore(found.get().last());
        } else {
            unexpected.token(parser, e);
        }
    }

    /** Gives up the line; the rules inside it pass the failure on. */
    @Override
    public void recover(Parser parser, RecognitionException e) {
        ParserRuleContext node = parser.getContext();
        int block = Blocks.ofLine(node.getRuleIndex());
        if (block < 0 && node.getParent() != null) {
            throw e;
        }
        skipping.skip(parser, block, false);
    }
}
