package org.mlpc.compiler.program;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;

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

    /** The same with variables that are called as what they stand for; whole numbers that no index changes stand in it. */
    public Computation named() {
        Map<String, Expr> meanings = new HashMap<>();
        Map<String, Operand> named = new HashMap<>();
        operands.forEach((name, operand) -> {
            if (operand instanceof Affine number && number.fixed()) {
                meanings.put(name, Exprs.constant(number.constant()));
            } else {
                meanings.put(name, Exprs.scalar(operand.toString()));
                named.put(operand.toString(), operand);
            }
        });
        return new Computation(Exprs.substitute(expr, meanings), named, in);
    }
}
