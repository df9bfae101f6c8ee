package org.mlpc.compiler.order;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;

/**
 * The arithmetic of a network.
 *
 * <p>The sums that no expression says run thus: {@code z = b}, then a multiply-add for each input, ascending; ∂L/∂x is
 * the product with the first unit, then a multiply-add for each unit, ascending; ∂L/∂W and ∂L/∂b start at 0 and take the
 * examples in ascending order; the loss of a batch is summed in double, examples ascending. With float64 a multiply-add
 * rounds twice, with float32 once.
 *
 * @param network what is computed
 * @param batch the most examples at once
 * @param layers from the first to the last
 * @param loss for one example; without it the network only predicts
 * @param updates what the optimizer does to each parameter
 */
public record Order(
        Network network, int batch, List<LayerOrder> layers, Optional<LossOrder> loss, List<Update> updates) {
    public Order {
        layers = List.copyOf(layers);
        updates = List.copyOf(updates);
    }

    /** The last layer. */
    public LayerOrder last() {
        return layers.get(layers.size() - 1);
    }

    /**
     * A layer.
     *
     * @param dense the layer
     * @param number from 1
     * @param activation in terms of {@code z}
     * @param propagates whether ∂L/∂x is needed: a layer before this one learns
     * @param delta ∂L/∂z in terms of {@code z}, {@code a} and either {@code da}, which is ∂L/∂a, or in the last layer
     *     {@code t}; without a loss there is none
     */
    public record LayerOrder(Dense dense, int number, boolean propagates, Formula activation, Optional<Formula> delta) {
        /** Whether W and b are trained. */
        public boolean learns() {
            return !dense.frozen();
        }

        /** Whether the backward pass reaches this layer. */
        public boolean reached() {
            return learns() || propagates;
        }
    }

    /**
     * The loss of one example.
     *
     * @param loss as meant
     * @param value in terms of {@code a} or {@code z} of the last layer, and {@code t}
     */
    public record LossOrder(Loss loss, Formula value) {}

    /** {@code target = value} for each parameter. */
    public record Update(String target, Formula value) {}

    /**
     * An expression twice.
     *
     * @param formula as a reader wants it
     * @param arithmetic as it is computed
     */
    public record Formula(Expr formula, Expr arithmetic) {}
}
