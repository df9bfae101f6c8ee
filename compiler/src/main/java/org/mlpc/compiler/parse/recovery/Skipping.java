package org.mlpc.compiler.parse.recovery;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.parse.token.Blocks;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.Kinds;
import org.mlpc.grammar.MlpParser;

/** Finds the place where reading can go on: the next line of a block, or its end. */
final class Skipping {
    private final EditableTokens tokens;
    private boolean active;
    private int end = -1;

    Skipping(EditableTokens tokens) {
        this.tokens = tokens;
    }

    boolean active() {
        return active;
    }

    /** Goes on behind a token at the earliest, when the next line is looked for. */
    void notBefore(Token last) {
        end = last.getTokenIndex();
    }

    /**
     * Passes over tokens, blocks that open on the way as a whole.
     *
     * @param block the rule whose next line is looked for
     * @param one whether at least one token is passed over
     */
    void skip(Parser parser, int block, boolean one) {
        active = true;
        int depth = 0;
        boolean first = one;
        while (first || tokens.index() <= end || !stops(block, depth)) {
            int type = tokens.LA(1);
            depth += type == MlpParser.OPEN_BRACE ? 1 : 0;
            depth -= type == MlpParser.CLOSE_BRACE && depth > 0 ? 1 : 0;
            parser.consume();
            first = false;
        }
        end = -1;
        active = false;
    }

    private boolean stops(int block, int depth) {
        Token token = tokens.current();
        int type = token.getType();
        if (type == Token.EOF || isMargin(token) && Kinds.isDeclarationOnly(type)) {
            return true;
        }
        if (depth > 0) {
            return false;
        }
        boolean whole = block == MlpParser.RULE_modelFile;
        return type == MlpParser.CLOSE_BRACE && !whole || beginsLine(block, token);
    }

    /** Setting words are no names inside their block, so they may stand anywhere; other words must begin a line. */
    private boolean beginsLine(int block, Token token) {
        int type = token.getType();
        boolean anywhere = block == MlpParser.RULE_trainBlock || block == MlpParser.RULE_layerBlock;
        if (anywhere && Blocks.beginsLine(block, type)) {
            return true;
        }
        if (!tokens.beginsLine(token)) {
            return false;
        }
        boolean word = Kinds.isName(type) && (block != MlpParser.RULE_modelFile || isMargin(token)) && isFresh();
        boolean outer =
                block != MlpParser.RULE_modelFile && block != MlpParser.RULE_optimizerBody && Kinds.isPart(type);
        return word || outer || Blocks.beginsLine(block, type);
    }

    /** Whether the block ends here, though its closing brace is missing. */
    boolean isEndOfBlock(ParserRuleContext node) {
        Token token = tokens.current();
        int type = token.getType();
        int rule = node.getRuleIndex();
        if (rule == MlpParser.RULE_modelFile) {
            return false;
        }
        if (type == Token.EOF || isMargin(token) && Kinds.isDeclaration(type)) {
            return true;
        }
        return rule != MlpParser.RULE_networkBody
                && tokens.beginsLine(token)
                && Kinds.isPart(type)
                && isClosingMissing(node);
    }

    /** Whether nothing before the current token asks for more, as a comma or an operator would. */
    private boolean isFresh() {
        Token before = tokens.previous();
        int type = before == null ? MlpParser.CLOSE_BRACE : before.getType();
        return type == MlpParser.CLOSE_BRACE || type == MlpParser.STRING || Kinds.endsOperand(type);
    }

    private boolean isMargin(Token token) {
        return token.getCharPositionInLine() == 0 && tokens.beginsLine(token);
    }

    /** Whether fewer closing braces follow than blocks are open. */
    private boolean isClosingMissing(ParserRuleContext node) {
        int open = 0;
        for (ParserRuleContext up = node; up != null; up = up.getParent()) {
            open += Blocks.isBlock(up.getRuleIndex()) && up.getParent() != null ? 1 : 0;
        }
        for (int i = 1; tokens.LA(i) != Token.EOF; i++) {
            Token token = tokens.LT(i);
            if (isMargin(token) && Kinds.isDeclarationOnly(token.getType())) {
                break;
            }
            open += token.getType() == MlpParser.OPEN_BRACE ? 1 : 0;
            open -= token.getType() == MlpParser.CLOSE_BRACE ? 1 : 0;
        }
        return open > 0;
    }
}
