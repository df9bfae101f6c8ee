package org.mlpc.compiler.order;

import static org.mlpc.compiler.order.Axis.EXAMPLE;
import static org.mlpc.compiler.order.Axis.INPUT;
import static org.mlpc.compiler.order.Axis.ROW;

import java.util.Optional;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.order.Contraction.Start;

/**
 * The sums of a layer that multiplies by W: the same three tensors, each the sum over another index.
 *
 * @param forward z, or a maxout's pieces
 * @param inputGradient ∂L/∂x, where a layer before learns
 * @param weightGradient ∂L/∂W, where the layer learns
 * @param biasGradient whether ∂L/∂b, the sum of ∂L/∂z over the examples, goes with it
 */
public record Contractions(
        Optional<Contraction> forward,
        Optional<Contraction> inputGradient,
        Optional<Contraction> weightGradient,
        boolean biasGradient) {
    /** Those of a layer without W. */
    private static final Contractions NONE =
            new Contractions(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** Those of a layer. */
    static Contractions of(Layer layer, boolean propagates, boolean trained) {
        if (!layer.affine()) {
            return NONE;
        }
        boolean chooses = layer.chooses();
        boolean biased = layer.parameters().stream().anyMatch(p -> p.stream() == Parameters.BIAS);
        IndexedTensor w = IndexedTensor.of(Quantity.WEIGHT, ROW, INPUT);
        IndexedTensor x = IndexedTensor.of(Quantity.INPUT, EXAMPLE, INPUT);
        IndexedTensor z = IndexedTensor.of(chooses ? Quantity.PIECE : Quantity.SUM, EXAMPLE, ROW);
        IndexedTensor dz = IndexedTensor.of(chooses ? Quantity.PIECE_GRADIENT : Quantity.SUM_GRADIENT, EXAMPLE, ROW);
        IndexedTensor dx = IndexedTensor.of(Quantity.INPUT_GRADIENT, EXAMPLE, INPUT);
        IndexedTensor dw = IndexedTensor.of(Quantity.WEIGHT_GRADIENT, ROW, INPUT);
        Contraction forward = new Contraction(z, w, x, biased ? Start.BIAS : Start.ZERO, INPUT, layer.inputs());
        Contraction back = new Contraction(dx, w, dz, Start.FIRST_PRODUCT, ROW, layer.rows());
        Contraction weight = new Contraction(dw, dz, x, Start.RUNNING, EXAMPLE, 0);
        boolean learns = trained && layer.learns();
        return new Contractions(
                Optional.of(forward),
                trained && propagates ? Optional.of(back) : Optional.empty(),
                learns ? Optional.of(weight) : Optional.empty(),
                learns && biased);
    }
}
