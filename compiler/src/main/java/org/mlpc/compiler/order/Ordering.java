package org.mlpc.compiler.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.calculus.Lowering;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Chain;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.order.Order.Formula;
import org.mlpc.compiler.order.Order.LayerOrder;
import org.mlpc.compiler.order.Order.LossOrder;
import org.mlpc.compiler.order.Order.Update;

/** Turns a checked network into its arithmetic. */
public final class Ordering {
    private static final Expr.Variable A = Exprs.variable("a", Extent.VECTOR);
    private static final Expr.Variable DA = Exprs.variable("da", Extent.VECTOR);

    private Ordering() {}

    /** The arithmetic of a network for batches of at most so many examples. */
    public static Order order(Network network, int batch) {
        List<LayerOrder> layers = new ArrayList<>();
        for (int k = 0; k < network.layers().size(); k++) {
            layers.add(layer(network, k));
        }
        Optional<LossOrder> loss = network.loss().map(l -> loss(network, l));
        List<Update> updates = new ArrayList<>();
        for (Optimizer.Update update : network.optimizer().updates()) {
            updates.add(new Update(update.target(), new Formula(update.value(), Lowering.lower(update.value(), 2))));
        }
        return new Order(network, batch, layers, loss, updates);
    }

    /** What a feature is put through, in terms of {@code z}: one number of one example. */
    public static Formula transform(Feature.Kind.Transformed transformed) {
        return formula(transformed.definition(), 1);
    }

    private static Formula formula(Expr expr, int units) {
        return new Formula(Lowering.size(expr, units), Lowering.lower(expr, units));
    }

    private static LayerOrder layer(Network network, int index) {
        Layer layer = network.layers().get(index);
        Activation activation = layer.activation();
        int units = layer.units();
        boolean last = index + 1 == network.layers().size();
        boolean propagates = network.layers().subList(0, index).stream().anyMatch(Layer::learns);
        Optional<Expr> outer = network.loss().map(loss -> last ? ClassWeights.weighted(network, loss.gradient()) : DA);
        Optional<Expr> delta = network.loss()
                .map(loss ->
                        last ? ClassWeights.weighted(network, lastDelta(layer, loss)) : Chain.delta(activation, DA));
        List<Formula> learned = new ArrayList<>();
        if (outer.isPresent() && !layer.frozen()) {
            activation.learned().forEach(l -> learned.add(formula(Chain.learned(activation, l, outer.get()), units)));
        }
        return new LayerOrder(
                layer,
                index + 1,
                propagates,
                formula(Exprs.substitute(activation.definition(), activation.vectors()), units),
                formula(Exprs.substitute(activation.inference(), activation.vectors()), units),
                delta.map(d -> formula(d, units)),
                learned,
                skips(network, index + 1),
                Contractions.of(layer, propagates, network.loss().isPresent()));
    }

    private static List<Integer> skips(Network network, int number) {
        List<Integer> skips = new ArrayList<>();
        for (int k = 1; k <= network.layers().size(); k++) {
            if (network.layers().get(k - 1).adds().orElse(-1) == number) {
                skips.add(k);
            }
        }
        return skips;
    }

    private static Expr lastDelta(Layer layer, Loss loss) {
        return loss.after()
                .map(after -> Exprs.substitute(after.gradient(), Map.of("y", A)))
                .orElseGet(() -> Chain.delta(layer.activation(), loss.gradient()));
    }

    private static LossOrder loss(Network network, Loss loss) {
        Expr value = loss.after().map(Loss.After::value).orElse(loss.definition());
        Expr inA = Exprs.substitute(value, Map.of("y", A));
        return new LossOrder(loss, formula(ClassWeights.weighted(network, inA), network.outputs()));
    }
}
