package org.mlpc.compiler.check.structure;

import java.util.List;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.syntax.Declaration;

/** Reports networks that do not fit into Java's arrays. */
final class NetworkSize {
    private final Diagnostics diagnostics;

    NetworkSize(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(Declaration.Network network, List<Layer> layers, Train train) {
        long parameters = 0;
        long widest = 0;
        for (Layer layer : layers) {
            int pieces = layer instanceof Maxout maxout ? maxout.pieces() : 1;
            parameters += layer.size();
            widest = Math.max(widest, Math.max((long) layer.units() * pieces, layer.inputs()));
        }
        if (parameters > Integer.MAX_VALUE / 4) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_LARGE,
                    network.name().span(),
                    "the network has " + parameters + " parameters, more than a Java array can hold safely"));
        }
        if (widest * train.piece() > Integer.MAX_VALUE / 4) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.TOO_LARGE,
                            network.name().span(),
                            "a batch of " + train.piece() + " examples of " + widest
                                    + " values is more than a Java array can hold safely")
                    .help("make the batch smaller"));
        }
    }
}
