package org.mlpc.compiler.parse.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.mlpc.grammar.MlpParser;

/**
 * Finds what is nested too deep by looking at the tokens only, before the parser recurses: brackets, blocks, {@code if},
 * {@code let}, signs, {@code not} and {@code ^}.
 *
 * <p>The open constructs are kept on a stack of token types. A choice stands there as the word that was last seen of it,
 * and is taken off when the expression around it ends: at a comma, a closing bracket, or where two operands meet.
 */
public final class Nesting {
    /** The deepest that is let through. */
    public static final int LIMIT = 256;

    private final List<Integer> open = new ArrayList<>();
    private int prefixes;
    private int definitions;
    private int before = Token.EOF;

    private Nesting() {}

    /** The first token that stands too deep. */
    public static Optional<Token> tooDeep(List<? extends Token> tokens) {
        Nesting nesting = new Nesting();
        for (Token token : tokens) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL && nesting.depthWith(token) > LIMIT) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    private int depthWith(Token token) {
        int type = token.getType();
        boolean operandEnded = Kinds.endsOperand(before);
        if (Kinds.isDeclarationOnly(type) && token.getCharPositionInLine() == 0) {
            prefixes = 0;
            popTo(0);
        } else if (operandEnded && Kinds.beginsOperand(type) || Kinds.isDeclaration(type)) {
            closeChoices();
        }
        step(type, operandEnded);
        before = type;
        return open.size() - definitions + prefixes;
    }

    private void step(int type, boolean operandEnded) {
        switch (type) {
            case MlpParser.OPEN, MlpParser.OPEN_SQUARE, MlpParser.OPEN_BRACE, MlpParser.IF, MlpParser.LET -> push(type);
            case MlpParser.QUESTION -> push(type);
            case MlpParser.EQUALS -> define();
            case MlpParser.CLOSE, MlpParser.CLOSE_SQUARE, MlpParser.CLOSE_BRACE -> close(Kinds.opening(type));
            case MlpParser.THEN -> replace(MlpParser.IF, type);
            case MlpParser.ELSE -> replace(MlpParser.THEN, type);
            case MlpParser.IN -> replace(MlpParser.LET, type);
            case MlpParser.COLON -> replace(MlpParser.QUESTION, type);
            case MlpParser.COMMA, MlpParser.SEMICOLON -> closeChoices();
            case MlpParser.POWER, MlpParser.NOT -> prefixes++;
            case MlpParser.MINUS -> prefixes = operandEnded ? 0 : prefixes + 1;
            default -> prefixes = Kinds.endsOperand(type) ? prefixes : 0;
        }
    }

    /** Signs before a bracket stay open with it, so they become levels. */
    private void push(int type) {
        for (; prefixes > 0; prefixes--) {
            open.add(MlpParser.MINUS);
        }
        open.add(type);
    }

    /** The first {@code =} defines and is no level; what follows behind a second one is nested in it. */
    private void define() {
        prefixes = 0;
        boolean second = !open.isEmpty() && (last() == MlpParser.EQUALS || last() == MlpParser.EQUAL);
        open.add(second ? MlpParser.EQUAL : MlpParser.EQUALS);
        definitions += second ? 0 : 1;
    }

    private void closeChoices() {
        prefixes = 0;
        int size = open.size();
        while (size > 0 && !Kinds.isOpening(open.get(size - 1))) {
            size--;
        }
        popTo(size);
    }

    /** Takes off everything down to the bracket that is closed; nothing when none is open. */
    private void close(int opening) {
        int at = open.lastIndexOf(opening);
        if (at >= 0) {
            popTo(at);
            prefixes = 0;
            for (; !open.isEmpty() && last() == MlpParser.MINUS; prefixes++) {
                popTo(open.size() - 1);
            }
        }
    }

    /** Goes on with a choice: what was open inside its last piece is not any more. */
    private void replace(int from, int to) {
        prefixes = 0;
        for (int i = open.size() - 1; i >= 0 && !Kinds.isOpening(open.get(i)); i--) {
            if (open.get(i) == from) {
                popTo(i);
                open.add(to);
                return;
            }
        }
    }

    private void popTo(int size) {
        while (open.size() > size) {
            int last = open.size() - 1;
            int type = open.get(last);
            open.subList(last, open.size()).clear();
            definitions -= type == MlpParser.EQUALS ? 1 : 0;
        }
    }

    private int last() {
        return open.get(open.size() - 1);
    }
}
