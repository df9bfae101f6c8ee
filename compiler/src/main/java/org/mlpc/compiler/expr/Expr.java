package org.mlpc.compiler.expr;

import java.util.List;

/**
 * An expression as meant. Nodes may be shared, so an expression is a directed graph without cycles: passes over it
 * remember nodes by identity.
 */
public sealed interface Expr {
    /** How far the value reaches. */
    Extent extent();

    /** The expressions this one is made of. */
    List<Expr> operands();

    /**
     * A number.
     *
     * @param value in double
     * @param spelling the source's, or the shortest that reads back as the value
     */
    record Constant(double value, String spelling) implements Expr {
        @Override
        public Extent extent() {
            return Extent.UNIFORM;
        }

        @Override
        public List<Expr> operands() {
            return List.of();
        }
    }

    /** A value given from outside: {@code z}, {@code y}, {@code t}, a parameter, a state. */
    record Variable(String name, Extent extent) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of();
        }
    }

    /**
     * Something done to one value or two, unit by unit.
     *
     * @param name the {@code let} name of the value in the source, for readers; empty without one
     */
    record Operation(Operator operator, List<Expr> operands, Extent extent, String name) implements Expr {
        public Operation {
            operands = List.copyOf(operands);
        }

        /** The only or first operand. */
        public Expr first() {
            return operands.get(0);
        }

        /** The second operand. */
        public Expr second() {
            return operands.get(1);
        }
    }

    /** One of two values; the other may be infinite or not a number without harm. */
    record Select(Expr condition, Expr consequence, Expr alternative, Extent extent, String name) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(condition, consequence, alternative);
        }
    }

    /** One number of the units of a vector. */
    record Reduction(Reducer reducer, Expr operand, String name) implements Expr {
        @Override
        public Extent extent() {
            return Extent.SCALAR;
        }

        @Override
        public List<Expr> operands() {
            return List.of(operand);
        }
    }
}
