package org.mlpc.compiler.parse.recovery;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.parse.token.Blocks;
import org.mlpc.compiler.parse.token.EditableTokens;
import org.mlpc.compiler.parse.token.Kinds;
import org.mlpc.compiler.parse.token.SourcePlaces;
import org.mlpc.grammar.MlpParser;

/** Reports signs of other languages that stand where nothing is needed, and takes them out. */
final class UnneededSigns {
    /** Tokens of a value that a message repeats. */
    private static final int LONGEST = 10;

    private final SourcePlaces places;
    private final EditableTokens tokens;
    private final Complaints complaints;
    private boolean commaReported;

    UnneededSigns(SourcePlaces places, EditableTokens tokens, Complaints complaints) {
        this.places = places;
        this.tokens = tokens;
        this.complaints = complaints;
    }

    /** {@code batch = 16}, {@code scale: minmax}. */
    boolean sign(Parser parser) {
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
    boolean comma(Parser parser) {
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
}
