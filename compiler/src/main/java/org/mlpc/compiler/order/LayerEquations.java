package org.mlpc.compiler.order;

import java.util.List;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Residual;

/**
 * What a kind of layer computes beside its contractions, for readers.
 *
 * @param forward how z comes about
 * @param backward what is made of dz before the sums over examples
 * @param propagation how dx comes about
 */
record LayerEquations(List<String> forward, List<String> backward, List<String> propagation) {
    private static final List<String> PASSED = List.of("dx = dz");

    /** The equations of each kind. */
    static final Layer.Visitor<LayerEquations> OF = new Layer.Visitor<>() {
        @Override
        public LayerEquations dense(Dense dense) {
            return new LayerEquations(List.of(), List.of(), List.of());
        }

        @Override
        public LayerEquations maxout(Maxout maxout) {
            return new LayerEquations(
                    List.of("z = the first of the largest pieces of each unit"),
                    List.of("du = dz where the piece was the first of the largest, 0 otherwise"),
                    List.of());
        }

        @Override
        public LayerEquations activate(Activate activate) {
            return new LayerEquations(List.of("z = x"), List.of(), PASSED);
        }

        @Override
        public LayerEquations batchNorm(BatchNorm norm) {
            return new LayerEquations(
                    List.of(
                            reduction(Normalization.STATISTICS.get(0)),
                            reduction(Normalization.STATISTICS.get(1)),
                            "after training μ and σ² are the running averages",
                            "inverse = " + MathPrinter.print(Normalization.INVERSE_DEVIATION) + ", in double",
                            "x̂ = " + MathPrinter.print(Normalization.NORMALIZED),
                            "z = " + MathPrinter.print(Normalization.OUTPUT)),
                    Normalization.GRADIENTS.stream()
                            .map(LayerEquations::reduction)
                            .toList(),
                    List.of("dx = " + MathPrinter.print(Normalization.INPUT_GRADIENT)));
        }

        @Override
        public LayerEquations residual(Residual residual) {
            String around = residual.from() == 0 ? "the input" : "a" + residual.from();
            return new LayerEquations(List.of("z = x + " + around), List.of(), PASSED);
        }
    };

    private static String reduction(Reduction reduction) {
        return reduction.name() + " = Σ " + MathPrinter.print(reduction.of())
                + (reduction.mean() ? ", divided by n" : "") + ", in double, b ascending";
    }
}
