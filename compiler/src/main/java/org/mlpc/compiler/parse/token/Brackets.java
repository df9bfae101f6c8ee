package org.mlpc.compiler.parse.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.mlpc.grammar.MlpParser;

/** Finds the bracket that somebody forgot to close. */
public record Brackets(EditableTokens tokens) {
    /**
     * The opening bracket before the current token that lacks its partner.
     *
     * @param closing the type of the partner
     */
    public Optional<Token> unclosed(int closing) {
        Deque<Token> open = new ArrayDeque<>();
        Token suspect = null;
        for (int i = 0; i < tokens.index(); i++) {
            Token token = tokens.get(i);
            if (Kinds.isDeclarationOnly(token.getType()) && token.getCharPositionInLine() == 0) {
                open.clear();
                suspect = null;
            } else if (token.getType() == Kinds.opening(closing)) {
                open.push(token);
            } else if (token.getType() == closing && !open.isEmpty()) {
                Token opening = open.pop();
                suspect = suspect == null && isForeign(opening, token) ? opening : suspect;
            }
        }
        return Optional.ofNullable(suspect == null ? open.peek() : suspect);
    }

    /** Whether a brace stands further left than the line of the opening one, so that it was meant for an outer block. */
    private boolean isForeign(Token opening, Token closing) {
        return closing.getType() == MlpParser.CLOSE_BRACE
                && tokens.beginsLine(closing)
                && closing.getCharPositionInLine() < indentation(opening);
    }

    private int indentation(Token token) {
        Token first = token;
        for (int i = token.getTokenIndex(); i >= 0 && tokens.get(i).getLine() == token.getLine(); i--) {
            first = tokens.get(i);
        }
        return first.getCharPositionInLine();
    }
}
