package org.mlpc.compiler.check.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.check.range.SampledActivation;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Start;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.compiler.syntax.Part;

/** Finds layers that start so that training cannot make more of them. Starts are judged by their numbers, not by names. */
final class StartLints {
    private final Diagnostics diagnostics;

    StartLints(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports what cannot be learned from how the layers of a network start. */
    void check(WrittenNetwork written) {
        Network network = written.network();
        if (network.loss().isEmpty()) {
            return;
        }
        List<Layer> layers = network.layers();
        boolean[] alike = AlikeUnits.of(layers);
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Optional<Still> still = still(network, i);
            if (still.isPresent()) {
                withoutGradient(written, (Dense) layer, still.get());
            } else if (alike[i] && layer.affine() && layer.units() > 1) {
                oneUnit(written, layer, next(layers, i));
            }
        }
    }

    /**
     * A layer whose sums are the same for all inputs, up to an activation without a slope there.
     *
     * @param sum of a unit
     * @param value what comes to the activation of that
     */
    private record Still(double sum, Layer flat, double value) {}

    private static Optional<Still> still(Network network, int i) {
        List<Layer> layers = network.layers();
        if (!(layers.get(i) instanceof Dense dense) || dense.frozen() || !zero(dense.weights())) {
            return Optional.empty();
        }
        double[] sums = numbers(dense.bias());
        double[] values = sums.clone();
        for (int at = i; sums.length > 0 && plain(layers.get(at)); at++) {
            // a loss with a gradient of its own may take it from z, past the slope
            boolean last = at == layers.size() - 1;
            if (last && network.loss().flatMap(Loss::after).isPresent()) {
                return Optional.empty();
            }
            Activation activation = layers.get(at).activation().atStart();
            if (DoubleStream.of(values).allMatch(z -> slope(activation, z) == 0)) {
                return Optional.of(new Still(sums[0], layers.get(at), values[0]));
            }
            if (last || branches(layers, at + 1) || !(layers.get(at + 1) instanceof Activate)) {
                return Optional.empty();
            }
            Arrays.setAll(values, u -> Evaluator.scalar(activation.definition(), Map.of("z", values[u])));
        }
        return Optional.empty();
    }

    private static double slope(Activation activation, double z) {
        double a = Evaluator.scalar(activation.definition(), Map.of("z", z));
        return Evaluator.scalar(activation.slope(), Map.of("z", z, "a", a));
    }

    /** Whether a block adds what comes out of so many layers somewhere else. */
    private static boolean branches(List<Layer> layers, int count) {
        return layers.stream().anyMatch(layer -> layer.adds().orElse(-1) == count);
    }

    /** Whether each unit is put out by its sum alone. */
    private static boolean plain(Layer layer) {
        Activation activation = layer.activation().atStart();
        return activation.extent() != Extent.VECTOR
                && layer.activation().drawn().isEmpty()
                && SampledActivation.mentions(activation.definition(), Set.of("z"))
                && SampledActivation.mentions(activation.slope(), Set.of("z", "a"));
    }

    private static boolean zero(Start start) {
        double[] numbers = numbers(start);
        return numbers.length > 0 && DoubleStream.of(numbers).allMatch(n -> n == 0);
    }

    /** The numbers of a start that draws none; none where it does. */
    private static double[] numbers(Start start) {
        if (start instanceof Start.None) {
            return new double[1];
        }
        if (start instanceof Start.Explicit explicit) {
            return explicit.values().stream().mapToDouble(Double::doubleValue).toArray();
        }
        return start.same().stream().toArray();
    }

    private static Layer next(List<Layer> layers, int i) {
        return layers.subList(i + 1, layers.size()).stream()
                .filter(Layer::affine)
                .findFirst()
                .orElse(layers.get(layers.size() - 1));
    }

    private void withoutGradient(WrittenNetwork written, Dense layer, Still still) {
        String where = still.value() == still.sum() && still.flat() == layer
                ? "where"
                : "which become " + Literals.shortest(still.value()) + ", where";
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.NO_GRADIENT,
                        place(written, layer),
                        "`" + layer.name() + "` can learn nothing: its sums start as " + Literals.shortest(still.sum())
                                + " for every input, " + where + " the slope of `"
                                + still.flat().activation().name() + "` is 0")
                .label("no gradient comes to these weights, nor past them")
                .also(written.activation(still.flat()), "flat there")
                .help(remedy(written, layer)));
    }

    private void oneUnit(WrittenNetwork written, Layer layer, Layer next) {
        Diagnostic diagnostic = Diagnostic.of(
                        DiagnosticCode.ALIKE_UNITS,
                        place(written, layer),
                        "the " + layer.units() + " units of `" + layer.name() + "` start alike and stay alike: they are"
                                + " one unit, " + layer.units() + " times")
                .label("every unit starts with these weights");
        diagnostic = layer.learns()
                ? diagnostic.also(place(written, next), "and is weighed alike, so that all get the same gradient")
                : diagnostic;
        diagnostics.report(diagnostic.help(remedy(written, layer)));
    }

    private static String remedy(WrittenNetwork written, Layer layer) {
        return setting(written, layer)
                .filter(LayerSetting.Init.class::isInstance)
                .map(init -> "leave `" + init.span().text().replaceAll("\\s+", " ")
                        + "` out: the default draws a number for each weight")
                .orElse("give each unit weights of its own, or leave `weights` out: the default draws them");
    }

    private static Span place(WrittenNetwork written, Layer layer) {
        return setting(written, layer).map(LayerSetting::span).orElse(layer.span());
    }

    /** What says how the weights of a layer start; nothing where that is left to the default. */
    private static Optional<LayerSetting> setting(WrittenNetwork written, Layer layer) {
        Part part = written.layer(layer);
        List<LayerSetting> settings = part instanceof Part.Dense dense
                ? dense.settings()
                : part instanceof Part.Maxout maxout ? maxout.settings() : List.of();
        return settings.stream()
                .filter(s -> s instanceof LayerSetting.Init || s instanceof LayerSetting.Weights)
                .findFirst();
    }
}
