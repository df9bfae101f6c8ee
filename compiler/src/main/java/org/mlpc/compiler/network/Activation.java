package org.mlpc.compiler.network;

import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Extent;

/**
 * An activation with the arguments of its use.
 *
 * @param name of the declaration
 * @param display with arguments, as used
 * @param extent of {@code z}: scalar when each unit stands alone, vector when the units see each other
 * @param definition the output in terms of {@code z}, as written, not simplified
 * @param slope for a scalar extent da/dz in terms of {@code z} and {@code a}; for a vector ∂L/∂z in terms of {@code z},
 *     {@code a} and {@code da}, which is ∂L/∂a
 * @param slopeKind where the slope comes from; one that is written is kept as written
 */
public record Activation(String name, String display, Extent extent, Expr definition, Expr slope, SlopeKind slopeKind) {
    /** Where a derivative comes from. */
    public enum SlopeKind {
        /** The compiler found it. */
        DERIVED,
        /** Written beside the definition, and checked. */
        WRITTEN,
        /** Written to be used instead of the derivative. */
        SURROGATE
    }

    /** Whether the output is z itself. */
    public boolean identity() {
        return definition instanceof Expr.Variable v && v.name().equals("z");
    }
}
