package org.mlpc.compiler.check.term;

import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.syntax.Term;

/** What the signs and words between two operands mean. */
final class WrittenOperators {
    private WrittenOperators() {}

    static Operator meant(Term.BinaryOperator written) {
        return switch (written) {
            case ADD -> Operator.ADD;
            case SUBTRACT -> Operator.SUBTRACT;
            case MULTIPLY -> Operator.MULTIPLY;
            case DIVIDE -> Operator.DIVIDE;
            case POWER -> Operator.POWER;
            case LESS -> Operator.LESS;
            case LESS_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case GREATER -> Operator.GREATER;
            case GREATER_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case EQUAL -> Operator.EQUAL;
            case NOT_EQUAL -> Operator.NOT_EQUAL;
            case AND -> Operator.AND;
            case OR -> Operator.OR;
        };
    }
}
