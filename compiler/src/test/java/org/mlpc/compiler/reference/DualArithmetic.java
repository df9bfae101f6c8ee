package org.mlpc.compiler.reference;

import org.mlpc.compiler.expr.Operator;

/** Every operator on dual numbers; truth is 1 and 0. A tie gives the derivative to the first operand. */
final class DualArithmetic {
    private final Choices choices;

    DualArithmetic(Choices choices) {
        this.choices = choices;
    }

    /** The result of an operator; with one operand the second is ignored. */
    Dual apply(Operator operator, Dual x, Dual y) {
        double a = x.value();
        double b = y.value();
        return switch (operator) {
            case ADD -> x.plus(y);
            case SUBTRACT -> x.minus(y);
            case MULTIPLY -> x.times(y);
            case DIVIDE -> x.over(y);
            case POWER -> power(x, y);
            case NEGATE -> x.through(-a, -1);
            case EXP -> x.exp();
            case LOG -> x.log();
            case LOG1P -> x.through(Math.log1p(a), 1 / (1 + a));
            case EXPM1 -> x.through(Math.expm1(a), Math.exp(a));
            case SQRT -> x.through(Math.sqrt(a), 0.5 / Math.sqrt(a));
            case ABS -> x.through(Math.abs(a), sign(a));
            case SIGN -> Dual.constant(sign(a));
            case FLOOR -> floor(a);
            case ERF -> x.through(GaussianIntegral.erf(a), 2 / Math.sqrt(Math.PI) * Math.exp(-a * a));
            case SIN -> x.through(Math.sin(a), Math.cos(a));
            case COS -> x.through(Math.cos(a), -Math.sin(a));
            case TANH -> x.through(Math.tanh(a), 1 / (Math.cosh(a) * Math.cosh(a)));
            case SIGMOID -> x.through(sigmoid(a), sigmoid(a) * sigmoid(-a));
            case SOFTPLUS -> x.through(a > 0 ? a + Math.log1p(Math.exp(-a)) : Math.log1p(Math.exp(a)), sigmoid(a));
            case MIN -> choices.note(a <= b || Double.isNaN(a)) ? x : y;
            case MAX -> choices.note(a >= b || Double.isNaN(a)) ? x : y;
            case LESS -> truth(a < b);
            case LESS_OR_EQUAL -> truth(a <= b);
            case GREATER -> truth(a > b);
            case GREATER_OR_EQUAL -> truth(a >= b);
            case EQUAL -> truth(a == b);
            case NOT_EQUAL -> truth(a != b);
            case AND -> truth(a != 0 && b != 0);
            case OR -> truth(a != 0 || b != 0);
            case NOT -> truth(a == 0);
            case FIRST_MAX, FIRST_MIN -> throw new IllegalArgumentException(operator + " is of derivatives only");
        };
    }

    private static Dual truth(boolean value) {
        return Dual.constant(value ? 1 : 0);
    }

    private double sign(double value) {
        choices.note(Math.signum(value));
        return Math.signum(value);
    }

    private Dual floor(double value) {
        choices.note(Math.floor(value));
        return Dual.constant(Math.floor(value));
    }

    private static double sigmoid(double value) {
        return value >= 0 ? 1 / (1 + Math.exp(-value)) : Math.exp(value) / (1 + Math.exp(value));
    }

    private static Dual power(Dual base, Dual exponent) {
        double a = base.value();
        double b = exponent.value();
        double result = Math.pow(a, b);
        return base.with(exponent, result, b == 0 ? 0 : b * Math.pow(a, b - 1), result * Math.log(a));
    }
}
