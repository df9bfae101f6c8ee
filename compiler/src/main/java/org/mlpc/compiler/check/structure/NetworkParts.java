package org.mlpc.compiler.check.structure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Part;

/** The parts of a network by their kind, of which all but layers stand once. */
final class NetworkParts {
    private final Declaration.Network network;
    private final Diagnostics diagnostics;
    private final Map<Class<? extends Part>, Part> single = new HashMap<>();

    /** Reports parts that stand twice. */
    NetworkParts(Declaration.Network network, Diagnostics diagnostics) {
        this.network = network;
        this.diagnostics = diagnostics;
        network.parts().stream().filter(part -> !Layers.layer(part)).forEach(this::add);
    }

    private void add(Part part) {
        Part first = single.putIfAbsent(part.getClass(), part);
        if (first != null) {
            String word = part.span().text().split("[^a-z_]", 2)[0];
            diagnostics.report(
                    Diagnostic.of(DiagnosticCode.DUPLICATE, part.span(), "a network has only one `" + word + "`")
                            .also(first.span(), "the first one"));
        }
    }

    /** The part of a kind. */
    <P extends Part> Optional<P> find(Class<P> type) {
        return Optional.ofNullable(orNull(type));
    }

    /** The part of a kind, or null. */
    <P extends Part> @Nullable P orNull(Class<P> type) {
        return type.cast(single.get(type));
    }

    /** The part of a kind, reported where it is missing. */
    <P extends Part> Optional<P> require(Class<P> type, String what, String example) {
        Optional<P> part = find(type);
        if (part.isEmpty()) {
            missing(what, example);
        }
        return part;
    }

    /** Whether there is a layer; reports where there is none. */
    boolean requireLayer() {
        boolean layered = network.parts().stream().anyMatch(Layers::layer);
        if (!layered) {
            missing("layer", "dense 1 sigmoid");
        }
        return layered;
    }

    private void missing(String what, String example) {
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.MISSING_PART,
                        network.name().span(),
                        "the network `" + network.name() + "` has no " + what)
                .help("add a line such as `" + example + "`"));
    }
}
