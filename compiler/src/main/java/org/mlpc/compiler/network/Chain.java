package org.mlpc.compiler.network;

import java.util.Map;
import org.mlpc.compiler.calculus.Differentiator;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation.Learned;

/** The chain rule between an activation and what comes behind it. */
public final class Chain {
    private static final Expr.Variable A = Exprs.variable("a", Extent.VECTOR);

    private Chain() {}

    /**
     * ∂L/∂z of a layer.
     *
     * @param activation of the layer
     * @param outer ∂L/∂a, in terms of anything; where it says {@code y}, that is a
     * @return in terms of {@code z}, {@code a}, what is learned and drawn and what the outer derivative mentions
     */
    public static Expr delta(Activation activation, Expr outer) {
        Expr da = Exprs.substitute(outer, Map.of("y", A));
        Map<String, Expr> vectors = activation.vectors();
        vectors.put("da", da);
        Expr slope = Exprs.substitute(activation.slope(), vectors);
        return Simplifier.simplify(activation.extent() == Extent.VECTOR ? slope : Exprs.multiply(da, slope));
    }

    /** ∂L/∂θ of what a layer's activation learns, for each unit of one example; as {@link #delta}. */
    public static Expr learned(Activation activation, Learned learned, Expr outer) {
        Expr da = Exprs.substitute(outer, Map.of("y", A));
        Expr value = Simplifier.simplify(Exprs.substitute(activation.definition(), activation.vectors()));
        Expr.Variable theta = Exprs.variable(learned.variable(), Extent.VECTOR);
        return Simplifier.simplify(Exprs.replace(Differentiator.gradient(value, theta, da), value, A));
    }
}
