package org.mlpc.compiler.network;

import java.util.Map;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;

/** The chain rule between an activation and what comes behind it. */
public final class Chain {
    private Chain() {}

    /**
     * ∂L/∂z of a layer.
     *
     * @param activation of the layer
     * @param outer ∂L/∂a, in terms of anything; where it says {@code y}, that is a
     * @return in terms of {@code z}, {@code a} and what the outer derivative mentions
     */
    public static Expr delta(Activation activation, Expr outer) {
        Expr.Variable a = Exprs.variable("a", Extent.VECTOR);
        Expr da = Exprs.substitute(outer, Map.of("y", a));
        Map<String, Expr> vectors = Map.of("z", Exprs.variable("z", Extent.VECTOR), "a", a, "da", da);
        Expr slope = Exprs.substitute(activation.slope(), vectors);
        return Simplifier.simplify(activation.extent() == Extent.VECTOR ? slope : Exprs.multiply(da, slope));
    }
}
