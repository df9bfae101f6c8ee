package org.mlpc.compiler.order;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Train;

/**
 * The arithmetic of a network.
 *
 * <p>Sums with W are {@link Contractions}, those of batch norm {@link Normalization}. ∂L/∂θ of all that is learned starts
 * at 0 and takes the examples in ascending order, with float32 in pieces: after every {@link #PIECE} examples since the last
 * update the sum is added to one in double and starts at 0 again, and in the end that is added, too, and rounded once. The
 * loss of a batch is summed in double, examples ascending. Penalties and norms are sums in double: the squares of a unit's
 * inputs, then the units, then the tensors. Where a residual block begins, ∂L/∂a is that through the block, plus ∂L/∂z of
 * the blocks that begin there, the innermost first.
 *
 * @param network what is computed
 * @param batch the most examples at once
 * @param layers from the first to the last
 * @param loss for one example; without it the network only predicts
 * @param updates what the optimizer does to each parameter
 */
public record Order(
        Network network, int batch, List<LayerOrder> layers, Optional<LossOrder> loss, List<Update> updates) {
    /**
     * Examples in a piece of a gradient's sum: the longest power of two for which a sum of equal numbers in float, the worst
     * there is, keeps to 1e-5 of itself (7.7e-6 for the worst of 20,000 numbers; 1.5e-5 for a piece twice as long).
     */
    public static final int PIECE = 512;

    public Order {
        layers = List.copyOf(layers);
        updates = List.copyOf(updates);
    }

    /** Whether more than a piece of examples can come between two updates, and their sums are in float. */
    public boolean inPieces() {
        boolean many = batch > PIECE || !network.normalizesBatches();
        return many && loss.isPresent() && network.train().precision() == Train.Precision.FLOAT32;
    }

    /** The last layer. */
    public LayerOrder last() {
        return layers.get(layers.size() - 1);
    }

    /**
     * A layer.
     *
     * @param layer as meant
     * @param number from 1
     * @param propagates whether ∂L/∂x is needed: a layer before this one learns
     * @param activation in training, in terms of {@code z} and of what is learned and drawn
     * @param inference the activation afterwards, in terms of {@code z} and of what is learned
     * @param delta ∂L/∂z in terms of {@code z}, {@code a}, what is learned and drawn, and either {@code da}, which is
     *     ∂L/∂a, or in the last layer {@code t}; without a loss there is none
     * @param learned for each thing that the activation learns ∂L/∂θ of one example, in the same terms; none where the
     *     layer is frozen
     * @param skips numbers of the residual layers that add this layer's output, ascending
     * @param sums with W, forward and back
     */
    public record LayerOrder(
            Layer layer,
            int number,
            boolean propagates,
            Formula activation,
            Formula inference,
            Optional<Formula> delta,
            List<Formula> learned,
            List<Integer> skips,
            Contractions sums) {
        public LayerOrder {
            learned = List.copyOf(learned);
            skips = List.copyOf(skips);
        }

        /** Whether training changes its numbers. */
        public boolean learns() {
            return layer.learns();
        }

        /** Whether the backward pass reaches this layer. */
        public boolean reached() {
            return learns() || propagates;
        }

        /** Whether ∂L/∂z is needed, not only what the activation learns. */
        public boolean needsDelta() {
            return propagates || learns() && !layer.passes();
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
