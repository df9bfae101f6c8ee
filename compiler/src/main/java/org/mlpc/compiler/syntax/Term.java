package org.mlpc.compiler.syntax;

import java.util.List;
import org.mlpc.compiler.source.Span;

/** An expression as written. */
public sealed interface Term {
    Span span();

    /** A number in the source's spelling, such as {@code 1e-5}; {@code pi} is a {@link Reference}. */
    record Number(Span span, String spelling) implements Term {}

    /** A name that stands for a value, {@code pi} included. */
    record Reference(Span span, String name) implements Term {}

    /** {@code -x} and {@code not x}. */
    record Unary(Span span, UnaryOperator operator, Term operand) implements Term {}

    /** Arithmetic, comparison and logic with two sides. */
    record Binary(Span span, BinaryOperator operator, Term left, Term right) implements Term {}

    /** {@code if condition then consequence else alternative}. */
    record If(Span span, Term condition, Term consequence, Term alternative) implements Term {}

    /** {@code let name = value in body}. */
    record Let(Span span, Name name, Term value, Term body) implements Term {}

    /** A call of a built-in function, an activation, a schedule or a distribution. */
    record Call(Span span, Use use) implements Term {}

    /** {@code [a, b, c]}, allowed as an argument only. */
    record Sequence(Span span, List<Term> elements) implements Term {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** Operators before one operand. */
    enum UnaryOperator {
        NEGATE("-"),
        NOT("not");

        private final String symbol;

        UnaryOperator(String symbol) {
            this.symbol = symbol;
        }

        /** As the language spells it. */
        public String symbol() {
            return symbol;
        }
    }

    /** Operators between two operands. */
    enum BinaryOperator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        POWER("^"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        AND("and"),
        OR("or");

        private final String symbol;

        BinaryOperator(String symbol) {
            this.symbol = symbol;
        }

        /** As the language spells it. */
        public String symbol() {
            return symbol;
        }
    }
}
