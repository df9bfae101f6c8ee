package org.mlpc.compiler.parse.token;

import org.mlpc.grammar.MlpParser;

/** Families of tokens; the grammar numbers them in the order in which it defines them. */
public final class Kinds {
    private Kinds() {}

    public static boolean isReserved(int type) {
        return type >= MlpParser.PACKAGE && type <= MlpParser.PI;
    }

    /** Words of expressions but {@code pi}, which is a value. */
    public static boolean isExpressionWord(int type) {
        return type >= MlpParser.AND && type <= MlpParser.IN;
    }

    /** Words with a meaning in one place only. */
    static boolean isContextual(int type) {
        return type >= MlpParser.STATE && type <= MlpParser.FACTOR;
    }

    public static boolean isName(int type) {
        return type == MlpParser.NAME || isContextual(type);
    }

    public static boolean isDeclaration(int type) {
        return type >= MlpParser.PACKAGE && type <= MlpParser.INITIALIZER;
    }

    /** Words that begin a declaration and no part of a network. */
    public static boolean isDeclarationOnly(int type) {
        return isDeclaration(type) && !isPart(type);
    }

    public static boolean isPart(int type) {
        return type == MlpParser.LOSS
                || type == MlpParser.OPTIMIZER
                || type >= MlpParser.INPUT && type <= MlpParser.TRAIN;
    }

    static boolean isLayer(int type) {
        return type >= MlpParser.DENSE && type <= MlpParser.RESIDUAL;
    }

    public static boolean isTrainSetting(int type) {
        return switch (type) {
            case MlpParser.DATA,
                    MlpParser.BATCH,
                    MlpParser.EPOCHS,
                    MlpParser.SEED,
                    MlpParser.THREADS,
                    MlpParser.SHUFFLE,
                    MlpParser.VALIDATION,
                    MlpParser.EARLY_STOP,
                    MlpParser.CLIP,
                    MlpParser.PRECISION,
                    MlpParser.ON_PLATEAU -> true;
            default -> false;
        };
    }

    public static boolean isLayerSetting(int type) {
        return switch (type) {
            case MlpParser.INIT,
                    MlpParser.BIAS,
                    MlpParser.WEIGHTS,
                    MlpParser.L1,
                    MlpParser.L2,
                    MlpParser.MAX_NORM,
                    MlpParser.FROZEN -> true;
            default -> false;
        };
    }

    static boolean isStatement(int type) {
        return type == MlpParser.STATE || type == MlpParser.SCALAR || type == MlpParser.LET;
    }

    public static boolean isOpening(int type) {
        return type == MlpParser.OPEN || type == MlpParser.OPEN_SQUARE || type == MlpParser.OPEN_BRACE;
    }

    public static boolean isClosing(int type) {
        return type == MlpParser.CLOSE || type == MlpParser.CLOSE_SQUARE || type == MlpParser.CLOSE_BRACE;
    }

    /** The opening sign that belongs to a closing one. */
    public static int opening(int closing) {
        return switch (closing) {
            case MlpParser.CLOSE -> MlpParser.OPEN;
            case MlpParser.CLOSE_SQUARE -> MlpParser.OPEN_SQUARE;
            default -> MlpParser.OPEN_BRACE;
        };
    }

    /** Whether an expression can end with such a token. */
    public static boolean endsOperand(int type) {
        return isName(type)
                || type == MlpParser.NUMBER
                || type == MlpParser.PI
                || type == MlpParser.CLOSE
                || type == MlpParser.CLOSE_SQUARE;
    }

    /** Whether an operand can begin with such a token, when no operator stands before it. */
    public static boolean beginsOperand(int type) {
        return isName(type)
                || type == MlpParser.STRING
                || type == MlpParser.NUMBER
                || type == MlpParser.PI
                || type == MlpParser.IF
                || type == MlpParser.LET;
    }
}
