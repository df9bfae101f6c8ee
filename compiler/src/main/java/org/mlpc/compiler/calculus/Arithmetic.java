package org.mlpc.compiler.calculus;

import org.mlpc.compiler.expr.Operator;

/** Every operator on doubles; truth is 1 and 0. */
final class Arithmetic {
    private Arithmetic() {}

    /** The value of an operator; with one operand the second is ignored. */
    static double apply(Operator operator, double x, double y) {
        return switch (operator) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case POWER -> StrictMath.pow(x, y);
            case NEGATE -> -x;
            case EXP -> StrictMath.exp(x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case EXPM1 -> StrictMath.expm1(x);
            case SQRT -> Math.sqrt(x);
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case FLOOR -> Math.floor(x);
            case ERF -> ErrorFunctionSeries.erf(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TANH -> StrictMath.tanh(x);
            case SIGMOID -> sigmoid(x);
            case SOFTPLUS -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case LESS -> truth(x < y);
            case LESS_OR_EQUAL -> truth(x <= y);
            case GREATER -> truth(x > y);
            case GREATER_OR_EQUAL -> truth(x >= y);
            case EQUAL -> truth(x == y);
            case NOT_EQUAL -> truth(x != y);
            case AND -> truth(x != 0 && y != 0);
            case OR -> truth(x != 0 || y != 0);
            case NOT -> truth(x == 0);
            case FIRST_MAX, FIRST_MIN -> throw new IllegalArgumentException(operator + " is not unit by unit");
        };
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }
}
