package org.mlpc.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Part;

/**
 * A network beside its text, which alone says what the user wrote and what is a default.
 *
 * @param network as meant
 * @param declaration as written
 */
record Written(Network network, Declaration.Network declaration) {
    /** Each network with its text. */
    static List<Written> all(List<ModelFile> files, List<Network> networks) {
        List<Written> all = new ArrayList<>();
        for (Network network : networks) {
            files.stream()
                    .flatMap(file -> file.declarations().stream())
                    .filter(d -> d instanceof Declaration.Network && d.span().equals(network.span()))
                    .findFirst()
                    .ifPresent(d -> all.add(new Written(network, (Declaration.Network) d)));
        }
        return all;
    }

    /** The part of a kind that may stand once. */
    <P extends Part> Optional<P> part(Class<P> type) {
        return declaration.parts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** The text of a layer. */
    Part.Dense layer(Dense layer) {
        return layers(declaration.parts()).stream()
                .filter(part -> part.span().equals(layer.span()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Part.Dense> layers(List<Part> parts) {
        List<Part.Dense> layers = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Dense dense) {
                layers.add(dense);
            } else if (part instanceof Part.Residual residual) {
                layers.addAll(layers(residual.parts()));
            }
        }
        return layers;
    }
}
