package org.mlpc.compiler.check.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mlpc.compiler.check.structure.Layers;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Part;

/**
 * A network beside its text, which alone says what the user wrote and what is a default.
 *
 * @param network as meant
 * @param declaration as written
 * @param layers the texts of its layers by their places
 */
record WrittenNetwork(Network network, Declaration.Network declaration, Map<Span, Part> layers) {
    /** Each network with its text. */
    static List<WrittenNetwork> all(List<ModelFile> files, List<Network> networks) {
        Map<Span, Declaration.Network> declarations = new HashMap<>();
        for (ModelFile file : files) {
            for (Declaration declaration : file.declarations()) {
                if (declaration instanceof Declaration.Network network) {
                    declarations.put(network.span(), network);
                }
            }
        }
        List<WrittenNetwork> all = new ArrayList<>();
        for (Network network : networks) {
            Declaration.Network declaration = Objects.requireNonNull(declarations.get(network.span()));
            Map<Span, Part> layers = new HashMap<>();
            collect(declaration.parts(), layers);
            all.add(new WrittenNetwork(network, declaration, layers));
        }
        return all;
    }

    private static void collect(List<Part> parts, Map<Span, Part> layers) {
        for (Part part : parts) {
            if (Layers.layer(part)) {
                layers.put(part.span(), part);
            }
            if (part instanceof Part.Residual residual) {
                collect(residual.parts(), layers);
            }
        }
    }

    /** The part of a kind that may stand once. */
    <P extends Part> Optional<P> part(Class<P> type) {
        return declaration.parts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** The text of a layer. */
    Part layer(Layer layer) {
        return Objects.requireNonNull(layers.get(layer.span()));
    }

    /** Where a layer's activation stands; the whole layer where it is said by the layer's own word. */
    Span activation(Layer layer) {
        Part part = layer(layer);
        if (part instanceof Part.Dense dense) {
            return dense.activation().span();
        }
        return part instanceof Part.Activate activate ? activate.activation().span() : part.span();
    }
}
