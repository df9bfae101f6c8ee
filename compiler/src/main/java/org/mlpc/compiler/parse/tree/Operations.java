package org.mlpc.compiler.parse.tree;

import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.mlpc.grammar.MlpParser;

/** Counts the operations of an expression: signs, operators, choices and calls. */
final class Operations {
    /** More in one expression is refused. */
    static final int LIMIT = 1_000;

    private Operations() {}

    /** Whether there are more than {@link #LIMIT}. */
    static boolean tooMany(ParseTree node) {
        return count(node) > LIMIT;
    }

    private static int count(ParseTree node) {
        if (node instanceof TerminalNode leaf) {
            return isOperator(leaf.getSymbol().getType()) ? 1 : 0;
        }
        int sum = node instanceof MlpParser.ArgumentsContext ? 1 : 0;
        for (int i = 0; i < node.getChildCount(); i++) {
            sum += count(node.getChild(i));
        }
        return sum;
    }

    private static boolean isOperator(int type) {
        return switch (type) {
            case MlpParser.PLUS,
                    MlpParser.MINUS,
                    MlpParser.TIMES,
                    MlpParser.DIVIDE,
                    MlpParser.POWER,
                    MlpParser.LESS,
                    MlpParser.LESS_OR_EQUAL,
                    MlpParser.GREATER,
                    MlpParser.GREATER_OR_EQUAL,
                    MlpParser.EQUAL,
                    MlpParser.NOT_EQUAL,
                    MlpParser.AND,
                    MlpParser.OR,
                    MlpParser.NOT,
                    MlpParser.IF -> true;
            default -> false;
        };
    }
}
