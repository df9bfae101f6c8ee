package org.mlpc.compiler.check;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.syntax.Declaration;

/** Refuses layers and ways of training that cannot go together. */
final class Together {
    private final Diagnostics diagnostics;

    Together(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports what cannot be meant although each part for itself can. */
    void check(Declaration.Network declaration, List<Layer> layers, Optional<Loss> loss, Train train) {
        if (loss.isPresent() && layers.stream().noneMatch(Layer::learns)) {
            diagnostics.report(Diagnostic.of(
                            Code.MISSING_PART,
                            declaration.name().span(),
                            "nothing in the network `" + declaration.name() + "` can be learned")
                    .label("every layer is frozen or has no parameters")
                    .help("add a layer such as `dense 8 relu`, or leave out the loss: then the network only predicts"));
        }
        layers.stream()
                .filter(BatchNorm.class::isInstance)
                .findFirst()
                .ifPresent(norm -> batches(norm, train));
    }

    private void batches(Layer norm, Train train) {
        if (train.batch() != 0 && train.batch() != 1) {
            return;
        }
        boolean single = train.batch() == 1;
        diagnostics.report(Diagnostic.of(
                        Code.OUT_OF_RANGE,
                        norm.span(),
                        "`batch_norm` cannot be trained with `batch " + (single ? "1" : "full") + "`")
                .label(
                        single
                                ? "one example has no spread"
                                : "a full batch goes through the network in pieces, which have statistics of their own")
                .help("write `batch 32`, say, or use `layer_norm`, which takes each example for itself"));
    }
}
