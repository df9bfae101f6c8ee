package org.mlpc.compiler.parse;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.mlpc.grammar.MlpParser;

/** Knows the remedy for some unexpected tokens. */
final class Advice {
    static final String CHOICE = "write `if … then … else …`";

    private Advice() {}

    /**
     * The remedy, if there is a plain one.
     *
     * @param node what was being read
     * @param before the token before the unexpected one
     * @param nextLine whether the unexpected token begins a line or is the end of the file
     * @param expected what could stand in its place
     */
    static Optional<String> of(
            ParserRuleContext node, Token before, Token token, boolean nextLine, IntervalSet expected) {
        if (isUnfinishedLayer(node, expected)) {
            return Optional.of(
                    "write `dense 8 relu` or `dense name 8 relu`; `identity` is the activation that does nothing");
        }
        if (token.getType() == MlpParser.PERCENT) {
            return Optional.of("only `validation` takes percent; elsewhere write a fraction, such as `0.2`");
        }
        if (expected.equals(IntervalSet.of(MlpParser.STRING)) && !nextLine) {
            return Optional.of("put the name of the file in double quotes");
        }
        if (!nextLine
                && (token.getType() == MlpParser.IF
                        || token.getType() == MlpParser.OPEN_BRACE && expected.contains(MlpParser.THEN))) {
            return Optional.of(CHOICE);
        }
        if (expected.contains(MlpParser.ELSE)
                && token.getType() == MlpParser.NAME
                && token.getText().startsWith("el")) {
            return Optional.of("write `else if`");
        }
        return isProduct(before, token, nextLine) && !isInsideChoice(expected)
                ? Optional.of("write `*` to multiply")
                : Optional.empty();
    }

    private static boolean isUnfinishedLayer(ParserRuleContext node, IntervalSet expected) {
        ParserRuleContext up = node;
        while (up != null && !(up instanceof MlpParser.LayerContext)) {
            up = up.getParent();
        }
        boolean units = expected.contains(MlpParser.NUMBER) && !expected.contains(MlpParser.PI);
        boolean activation =
                node instanceof MlpParser.NameContext && node.getParent().getParent() == up;
        return up instanceof MlpParser.DenseContext && (units || activation);
    }

    private static boolean isInsideChoice(IntervalSet expected) {
        return !expected.contains(MlpParser.OR)
                || expected.contains(MlpParser.THEN)
                || expected.contains(MlpParser.ELSE)
                || expected.contains(MlpParser.IN);
    }

    private static boolean isProduct(Token before, Token token, boolean nextLine) {
        return before != null
                && !nextLine
                && (before.getType() == MlpParser.NUMBER || before.getType() == MlpParser.CLOSE)
                && (Kinds.isName(token.getType()) || token.getType() == MlpParser.OPEN);
    }
}
