package org.mlpc.compiler.network;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.source.Span;

/**
 * A loss with the arguments of its use, for one example; a batch takes the mean.
 *
 * @param span the {@code loss} line
 * @param name of the declaration
 * @param display with arguments, as used
 * @param definition in terms of {@code y} and {@code t}, as written, not simplified
 * @param gradient ∂L/∂y in terms of {@code y} and {@code t}
 * @param surrogate whether the gradient is written, and kept as written, instead of derived
 * @param after value and gradient taken together with the last activation, where the loss says so
 * @param expects what must hold of all outputs and targets
 * @param reaches what must hold of some outputs
 */
public record Loss(
        Span span,
        String name,
        String display,
        Expr definition,
        Expr gradient,
        boolean surrogate,
        Optional<After> after,
        List<Condition> expects,
        List<Condition> reaches) {
    public Loss {
        expects = List.copyOf(expects);
        reaches = List.copyOf(reaches);
    }

    /**
     * Loss and last activation in one.
     *
     * @param value of the loss in terms of {@code z} and {@code t}
     * @param gradient ∂L/∂z in terms of {@code z}, {@code y} and {@code t}
     */
    public record After(Expr value, Expr gradient) {}
}
