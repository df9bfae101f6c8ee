package org.mlpc.compiler.check.explicit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mlpc.compiler.check.structure.Layers;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Use;

/** Writes out the layers of a network: names, arguments of activations, and how weights and biases start. */
final class ExplicitLayers {
    private final Map<Span, Layer> meant;
    private final ExplicitUses uses;

    ExplicitLayers(Network network, ExplicitUses uses) {
        meant = network.layers().stream().collect(Collectors.toMap(Layer::span, Function.identity()));
        this.uses = uses;
    }

    /** The layers among the parts of a network or of a residual block. */
    List<Part> layers(List<Part> parts) {
        return parts.stream().filter(Layers::layer).map(this::layer).toList();
    }

    private Part layer(Part part) {
        if (part instanceof Part.Dense dense) {
            Layer layer = Objects.requireNonNull(meant.get(dense.span()));
            return new Part.Dense(
                    dense.span(),
                    Optional.of(name(dense.name(), layer)),
                    dense.units(),
                    uses.activation(dense.activation()),
                    settings(dense.settings(), Optional.of(dense.activation()), dense.span()));
        }
        if (part instanceof Part.Maxout maxout) {
            return new Part.Maxout(
                    maxout.span(),
                    Optional.of(name(maxout.name(), Objects.requireNonNull(meant.get(maxout.span())))),
                    maxout.units(),
                    maxout.pieces(),
                    settings(maxout.settings(), Optional.empty(), maxout.span()));
        }
        if (part instanceof Part.Activate activate) {
            return new Part.Activate(activate.span(), uses.activation(activate.activation()));
        }
        if (part instanceof Part.Residual residual) {
            return new Part.Residual(residual.span(), layers(residual.parts()));
        }
        // dropout, batch_norm and layer_norm say all there is
        return part;
    }

    private static Name name(Optional<Name> written, Layer layer) {
        return written.orElseGet(() -> new Name(layer.span(), layer.name()));
    }

    /** The start of the weights, that of the bias, and then the rest as it is written. */
    private List<LayerSetting> settings(List<LayerSetting> written, Optional<Use> activation, Span span) {
        List<LayerSetting> settings = new ArrayList<>();
        Predicate<LayerSetting> weights = s -> s instanceof LayerSetting.Init || s instanceof LayerSetting.Weights;
        Predicate<LayerSetting> bias = s -> s instanceof LayerSetting.BiasInit
                || s instanceof LayerSetting.BiasValues
                || s instanceof LayerSetting.BiasNone;
        settings.add(written.stream()
                .filter(weights)
                .map(this::setting)
                .findFirst()
                .orElseGet(() -> new LayerSetting.Init(span, uses.fitting(activation))));
        settings.add(written.stream()
                .filter(bias)
                .map(this::setting)
                .findFirst()
                .orElseGet(() -> new LayerSetting.BiasInit(span, standard("zeros", span))));
        written.stream().filter(weights.or(bias).negate()).forEach(settings::add);
        return settings;
    }

    private LayerSetting setting(LayerSetting setting) {
        if (setting instanceof LayerSetting.Init init) {
            return new LayerSetting.Init(init.span(), uses.initializer(init.initializer()));
        }
        if (setting instanceof LayerSetting.BiasInit init) {
            return new LayerSetting.BiasInit(init.span(), uses.initializer(init.initializer()));
        }
        return setting;
    }

    private static Use standard(String name, Span span) {
        return new Use(span, new Name(span, name), List.of());
    }
}
