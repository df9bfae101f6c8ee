package org.mlpc.compiler.check.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.mlpc.compiler.check.range.SampledActivation;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Residual;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Use;

/** Finds layers that do nothing, or pass gradients badly. Activations are judged by their curves, not by their names. */
final class LayerLints {
    private static final int DEEP = 5;
    /** A gradient that shrinks to less than this on its way is as good as gone. */
    private static final double FADED = 0.01;

    /** Parameters that nobody minds. */
    private static final int LARGE = 1000;

    private final Diagnostics diagnostics;
    private final Map<String, Optional<SampledActivation>> curves = new HashMap<>();

    LayerLints(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports what is odd about the layers of a network. */
    void check(WrittenNetwork written) {
        List<Layer> layers = written.network().layers();
        for (int i = 0; i + 1 < layers.size(); i++) {
            if (layers.get(i) instanceof Dense dense && layers.get(i + 1) instanceof Dense next) {
                linear(written, dense, next);
            }
        }
        vanishing(written);
        for (Layer layer : layers) {
            if (written.layer(layer) instanceof Part.Dense dense) {
                initializer(dense, layer.activation());
            }
            if (layer instanceof Maxout maxout) {
                doubling(written, maxout);
            }
        }
    }

    private Optional<SampledActivation> curve(Activation activation) {
        return curves.computeIfAbsent(
                activation.name() + " as " + activation.display(), key -> SampledActivation.of(activation));
    }

    private boolean is(Activation activation, Predicate<SampledActivation> property) {
        return curve(activation).filter(property).isPresent();
    }

    /** A layer narrower than both neighbours is a bottleneck, and does something without bending anything. */
    private void linear(WrittenNetwork written, Dense layer, Dense next) {
        boolean bottleneck = layer.units() < Math.min(layer.inputs(), next.units());
        if (bottleneck || !is(layer.activation(), SampledActivation::straight)) {
            return;
        }
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.LINEAR_LAYER,
                        written.activation(layer),
                        "`" + layer.name() + "` has no non-linearity: two dense layers in a row are one")
                .label("a straight line bends nothing")
                .also(next.span(), "this layer could do the work of both")
                .help("give `" + layer.name() + "` an activation such as `relu`, or leave the layer out"));
    }

    /** A path around layers carries the gradient past them, and a normalization keeps its size. */
    private void vanishing(WrittenNetwork written) {
        Network network = written.network();
        List<Layer> layers = network.layers();
        if (layers.stream().anyMatch(l -> l instanceof Residual || l instanceof BatchNorm)) {
            return;
        }
        List<Layer> saturating = layers.subList(0, layers.size() - 1).stream()
                .filter(layer -> is(layer.activation(), SampledActivation::saturating))
                .toList();
        double product = saturating.stream()
                .mapToDouble(layer -> curve(layer.activation()).orElseThrow().steepest())
                .reduce(1, (a, b) -> a * b);
        if (layers.size() < DEEP || product >= FADED) {
            return;
        }
        Activation first = saturating.get(0).activation();
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.VANISHING_GRADIENT,
                        written.activation(saturating.get(0)),
                        "gradients vanish on their way back: the largest slopes of " + saturating.size()
                                + " saturating layers multiply to " + number(product))
                .label("the slope of `" + first.name() + "` is at most "
                        + number(curve(first).orElseThrow().steepest()))
                .help("use `relu` in the hidden layers, or `tanh`, whose slope reaches 1"));
    }

    /** Where most of a network of some size is there only because units choose among pieces. */
    private void doubling(WrittenNetwork written, Maxout maxout) {
        int all = written.network().parameters();
        int more = maxout.size() / maxout.pieces() * (maxout.pieces() - 1);
        if (more < LARGE || 3L * more < all) {
            return;
        }
        Part.Maxout part = (Part.Maxout) written.layer(maxout);
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.MAXOUT_PARAMETERS,
                        part.pieces().span(),
                        "`maxout` with " + maxout.pieces() + " pieces has " + maxout.pieces()
                                + " times the parameters of a dense layer: " + more + " of the network's " + all
                                + " are there for it")
                .label("each unit has a row of weights for every piece")
                .help("halve the units, or use `dense " + maxout.units() + " leaky_relu`"));
    }

    private static String number(double value) {
        return Literals.shortest(Double.parseDouble(String.format(Locale.ROOT, "%.3g", value)));
    }

    private void initializer(Part.Dense layer, Activation activation) {
        Optional<Use> init = layer.settings().stream()
                .filter(LayerSetting.Init.class::isInstance)
                .map(setting -> ((LayerSetting.Init) setting).initializer())
                .findFirst();
        if (init.isEmpty()) {
            return;
        }
        String name = init.get().name().text();
        if (name.startsWith("he_") && is(activation, SampledActivation::sigmoidal)) {
            mismatch(
                    layer,
                    init.get(),
                    "wide",
                    "twice the spread that `" + activation.name() + "` needs",
                    "glorot_uniform");
        } else if (name.startsWith("glorot_") && is(activation, SampledActivation::rectifying)) {
            mismatch(
                    layer,
                    init.get(),
                    "narrow",
                    "`" + activation.name() + "` lets half of the signal pass",
                    "he_normal");
        }
    }

    private void mismatch(Part.Dense layer, Use init, String how, String why, String better) {
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.INITIALIZER_MISMATCH,
                        init.span(),
                        "`" + init.name() + "` starts too " + how + " for `"
                                + layer.activation().name() + "`")
                .label(why)
                .also(layer.activation().span(), "")
                .help("write `init " + better + "`"));
    }
}
