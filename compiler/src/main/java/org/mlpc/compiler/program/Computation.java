package org.mlpc.compiler.program;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.mlpc.compiler.expr.Expr;

/**
 * An expression without reductions, and what its variables stand for.
 *
 * @param expr every operation of it rounds to the element
 * @param operands of every variable in it
 * @param in the arithmetic: an operand of the other element is rounded, or widened, before it is used
 */
public record Computation(Expr expr, Map<String, Operand> operands, Element in) {
    public Computation {
        operands = Collections.unmodifiableMap(new TreeMap<>(operands)); // in an order that no map decides
    }
}
