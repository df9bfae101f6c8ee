package org.mlpc.compiler.check.structure;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.syntax.Declaration;

/** Refuses layers and ways of training that cannot go together. */
final class IncompatibleParts {
    private final Diagnostics diagnostics;

    IncompatibleParts(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports what cannot be meant although each part for itself can. */
    void check(
            Declaration.Network declaration,
            List<Layer> layers,
            Optional<Loss> loss,
            Optional<Optimizer> optimizer,
            Train train) {
        if (loss.isPresent() && layers.stream().noneMatch(Layer::learns)) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.MISSING_PART,
                            declaration.name().span(),
                            "nothing in the network `" + declaration.name() + "` can be learned")
                    .label("every layer is frozen or has no parameters")
                    .help("add a layer such as `dense 8 relu`, or leave out the loss: then the network only predicts"));
        }
        boolean minimized = optimizer.flatMap(Optimizer::minimizer).isPresent();
        for (Layer layer : layers) {
            if (minimized && layer.trainsDifferently()) {
                changing(layer, optimizer.get());
            } else if (layer instanceof BatchNorm && train.batch() <= 1) {
                batches(layer, train.batch() == 1);
            }
        }
    }

    /** A method that compares losses at many points needs the same loss when it asks again. */
    private void changing(Layer layer, Optimizer optimizer) {
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.NOT_TOGETHER,
                        layer.span(),
                        "`" + layer.display() + "` cannot stand beside `optimizer " + optimizer.name() + "`")
                .label("its outputs differ from call to call in training")
                .also(optimizer.span(), "the optimizer")
                .help("leave the layer out, or train with `adam`"));
    }

    private void batches(Layer norm, boolean single) {
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.NOT_TOGETHER,
                        norm.span(),
                        "`batch_norm` cannot be trained with `batch " + (single ? "1" : "full") + "`")
                .label(
                        single
                                ? "one example has no spread"
                                : "a full batch goes through the network in pieces, which have statistics of their own")
                .help("write `batch 32`, say, or use `layer_norm`, which takes each example for itself"));
    }
}
