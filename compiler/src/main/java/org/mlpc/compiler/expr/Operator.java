package org.mlpc.compiler.expr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything an expression can do unit by unit.
 *
 * <p>To add one: a constant here, its derivative in {@code Differentiator}, its value in {@code Evaluator}, its
 * spelling in {@code MathPrinter} and {@code JavaPrinter}, and the function itself in the runtime's {@code Elementary};
 * {@code OperatorTest} lists these places and fails while one is missing.
 */
public enum Operator {
    ADD(Form.INFIX, "+", 2),
    SUBTRACT(Form.INFIX, "-", 2),
    MULTIPLY(Form.INFIX, "*", 2),
    DIVIDE(Form.INFIX, "/", 2),
    POWER(Form.INFIX, "^", 2),
    NEGATE(Form.PREFIX, "-", 1),
    EXP(1),
    LOG(1),
    LOG1P(1),
    EXPM1(1),
    SQRT(1),
    ABS(1),
    SIGN(1),
    FLOOR(1),
    ERF(1),
    SIN(1),
    COS(1),
    TANH(1),
    SIGMOID(1),
    SOFTPLUS(1),
    MIN(2),
    MAX(2),
    /** 1 at the first of the largest units of a vector, else 0: the derivative of a maximum over units. */
    FIRST_MAX(Form.INTERNAL, "first_max", 1),
    /** 1 at the first of the smallest units of a vector, else 0. */
    FIRST_MIN(Form.INTERNAL, "first_min", 1),
    LESS(Form.COMPARISON, "<", 2),
    LESS_OR_EQUAL(Form.COMPARISON, "<=", 2),
    GREATER(Form.COMPARISON, ">", 2),
    GREATER_OR_EQUAL(Form.COMPARISON, ">=", 2),
    EQUAL(Form.COMPARISON, "==", 2),
    NOT_EQUAL(Form.COMPARISON, "!=", 2),
    AND(Form.LOGIC, "and", 2),
    OR(Form.LOGIC, "or", 2),
    NOT(Form.LOGIC, "not", 1);

    /** How the language writes it. */
    public enum Form {
        INFIX,
        PREFIX,
        FUNCTION,
        COMPARISON,
        LOGIC,
        /** Not to be written by users: derivatives need it. */
        INTERNAL
    }

    private final Form form;
    private final String symbol;
    private final int operands;

    Operator(int operands) {
        this.form = Form.FUNCTION;
        this.symbol = name().toLowerCase(Locale.ROOT);
        this.operands = operands;
    }

    Operator(Form form, String symbol, int operands) {
        this.form = form;
        this.symbol = symbol;
        this.operands = operands;
    }

    /** How the language writes it. */
    public Form form() {
        return form;
    }

    /** Its sign or name in the language. */
    public String symbol() {
        return symbol;
    }

    /** How many operands it takes. */
    public int operands() {
        return operands;
    }

    /** Whether the result is true or false instead of a number. */
    public boolean logical() {
        return form == Form.COMPARISON || form == Form.LOGIC;
    }

    /** The function of a name, such as {@code exp}; {@code pow} is {@link #POWER}. */
    public static Optional<Operator> function(String name) {
        if (name.equals("pow")) {
            return Optional.of(POWER);
        }
        return Arrays.stream(values())
                .filter(o -> o.form == Form.FUNCTION && o.symbol.equals(name))
                .findFirst();
    }
}
