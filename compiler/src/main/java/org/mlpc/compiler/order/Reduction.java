package org.mlpc.compiler.order;

import org.mlpc.compiler.expr.Expr;

/**
 * A sum over the examples of a batch in double, unit by unit, ascending.
 *
 * @param name of the result
 * @param of what is added up, in double, in terms of what a unit holds for an example and of reductions before
 * @param mean whether the sum is divided by the count of examples
 */
public record Reduction(String name, Expr of, boolean mean) {}
