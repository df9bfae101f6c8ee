package org.mlpc.compiler.parse.token;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;

/** The tokens of a file, which can be changed at the place the parser has reached. */
public final class EditableTokens extends CommonTokenStream {
    public EditableTokens(List<Token> all) {
        super(new ListTokenSource(all));
        fill();
    }

    /** The token the parser looks at. */
    public Token current() {
        return LT(1);
    }

    /** The token before it; null at the start of the file. */
    public Token previous() {
        return LT(-1);
    }

    /** Whether no other token stands before it on its line. */
    public boolean beginsLine(Token token) {
        for (int i = token.getTokenIndex() - 1; i >= 0; i--) {
            if (get(i).getChannel() == Token.DEFAULT_CHANNEL) {
                return get(i).getLine() < token.getLine();
            }
        }
        return true;
    }

    /** Puts a token without width before the current one. */
    public void insert(int type) {
        Token before = previous();
        CommonToken token = new CommonToken(type, "");
        token.setStartIndex(before.getStopIndex() + 1);
        token.setStopIndex(before.getStopIndex());
        token.setLine(before.getLine());
        tokens.add(p, token);
        renumber();
    }

    /** Takes the current token away. */
    public void remove() {
        tokens.remove(p);
        renumber();
        p = nextTokenOnChannel(p, channel);
    }

    private void renumber() {
        for (int i = p; i < tokens.size(); i++) {
            ((WritableToken) tokens.get(i)).setTokenIndex(i);
        }
    }
}
