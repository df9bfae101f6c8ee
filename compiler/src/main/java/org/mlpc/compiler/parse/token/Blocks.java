package org.mlpc.compiler.parse.token;

import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.grammar.MlpParser;

/** The rules that are a sequence of lines, and what their lines are. */
public final class Blocks {
    private Blocks() {}

    public static boolean isBlock(int rule) {
        return rule == MlpParser.RULE_modelFile || !line(rule).isEmpty();
    }

    /** What a line of a block is. */
    public static String line(int rule) {
        return switch (rule) {
            case MlpParser.RULE_modelFile -> "the beginning of a declaration";
            case MlpParser.RULE_networkBody -> "a part of a network";
            case MlpParser.RULE_residualBody -> "a layer";
            case MlpParser.RULE_trainBlock -> "a setting of `train`";
            case MlpParser.RULE_layerBlock -> "a setting of a layer";
            case MlpParser.RULE_optimizerBody -> "a statement of an optimizer";
            default -> "";
        };
    }

    public static DiagnosticCode code(int rule) {
        if (rule == MlpParser.RULE_modelFile) {
            return DiagnosticCode.UNKNOWN_DECLARATION;
        }
        return isBlock(rule) ? DiagnosticCode.UNKNOWN_SETTING : DiagnosticCode.SYNTAX;
    }

    /** Whether a token begins a line of a block, wherever it stands. */
    public static boolean beginsLine(int rule, int type) {
        return switch (rule) {
            case MlpParser.RULE_networkBody -> Kinds.isPart(type);
            case MlpParser.RULE_residualBody -> Kinds.isLayer(type);
            case MlpParser.RULE_trainBlock -> Kinds.isTrainSetting(type);
            case MlpParser.RULE_layerBlock -> Kinds.isLayerSetting(type);
            case MlpParser.RULE_optimizerBody -> Kinds.isStatement(type);
            default -> Kinds.isDeclaration(type);
        };
    }

    /** The block that a rule is a line of; -1 for a rule that is none. */
    public static int ofLine(int rule) {
        return switch (rule) {
            case MlpParser.RULE_declaration, MlpParser.RULE_packageDeclaration -> MlpParser.RULE_modelFile;
            case MlpParser.RULE_part -> MlpParser.RULE_networkBody;
            case MlpParser.RULE_layer -> MlpParser.RULE_residualBody;
            case MlpParser.RULE_trainSetting -> MlpParser.RULE_trainBlock;
            case MlpParser.RULE_layerSetting -> MlpParser.RULE_layerBlock;
            case MlpParser.RULE_statement -> MlpParser.RULE_optimizerBody;
            default -> -1;
        };
    }
}
