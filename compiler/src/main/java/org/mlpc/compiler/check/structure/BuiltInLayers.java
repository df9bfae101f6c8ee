package org.mlpc.compiler.check.structure;

import java.util.List;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Activation.Drawn;
import org.mlpc.compiler.network.Activation.Learned;
import org.mlpc.compiler.network.Activation.SlopeKind;

/** The layers that are activations and have words of their own: {@code dropout} and {@code layer_norm}. */
final class BuiltInLayers {
    private static final double EPSILON = 1e-5;

    private BuiltInLayers() {}

    /**
     * Inverted dropout: in training a value is left out with probability p, the others grow by 1 / (1 - p); afterwards
     * nothing happens. See N. Srivastava and others, Dropout, JMLR 15, 2014.
     */
    static Activation dropout(Expr.Constant p) {
        Expr.Variable z = Exprs.variable("z", Extent.SCALAR);
        Expr.Variable drawn = Exprs.variable("r", Extent.SCALAR);
        Expr kept = Exprs.apply(Operator.GREATER_OR_EQUAL, drawn, p);
        Expr share = Exprs.constant(1 - p.value());
        return new Activation(
                "dropout",
                "dropout " + p.spelling(),
                Extent.SCALAR,
                Exprs.select(kept, Exprs.divide(z, share), Exprs.ZERO),
                Exprs.select(kept, Exprs.divide(Exprs.ONE, share), Exprs.ZERO),
                SlopeKind.DERIVED,
                List.of(),
                List.of(new Drawn("r", 0, 1)),
                z);
    }

    /**
     * Layer normalization, {@code γ (z - mean) / √(variance + ε) + β} over the units of one example, γ and β learned. See
     * J. Ba, J. Kiros and G. Hinton, Layer normalization, 2016; ε is that of PyTorch's {@code LayerNorm}.
     */
    static Activation layerNorm() {
        Expr.Variable z = Exprs.variable("z", Extent.VECTOR);
        Expr.Variable da = Exprs.variable("da", Extent.VECTOR);
        Expr.Variable gamma = Exprs.variable("gamma", Extent.VECTOR);
        Expr.Variable beta = Exprs.variable("beta", Extent.VECTOR);
        Expr centred = Exprs.named(Exprs.subtract(z, mean(z)), "centred");
        Expr variance = mean(Exprs.power(centred, Exprs.constant(2)));
        Expr deviation =
                Exprs.named(Exprs.apply(Operator.SQRT, Exprs.add(variance, Exprs.constant(EPSILON))), "deviation");
        Expr normal = Exprs.named(Exprs.divide(centred, deviation), "normal");
        Expr dNormal = Exprs.named(Exprs.multiply(gamma, da), "dNormal");
        Expr along = Exprs.multiply(normal, mean(Exprs.multiply(dNormal, normal)));
        Expr slope = Exprs.divide(Exprs.subtract(Exprs.subtract(dNormal, mean(dNormal)), along), deviation);
        Expr definition = Exprs.add(Exprs.multiply(gamma, normal), beta);
        return new Activation(
                "layer_norm",
                "layer_norm",
                Extent.VECTOR,
                definition,
                slope,
                SlopeKind.WRITTEN,
                List.of(new Learned("gamma", "weight", 1), new Learned("beta", "bias", 0)),
                List.of(),
                definition);
    }

    private static Expr mean(Expr expr) {
        return Exprs.reduce(Reducer.MEAN, expr);
    }
}
