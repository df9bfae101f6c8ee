package org.mlpc.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;

/** Resolves the layers of a network: names, shapes, activations and starting values. */
final class Layers {
    private static final int MOST_UNITS = 1 << 20;
    private static final int MOST_LAYERS = 500;

    private final Diagnostics diagnostics;
    private final Activations activations;
    private final Initializers initializers;
    private final Numbers numbers;
    private final Map<String, Span> names = new HashMap<>();

    Layers(Diagnostics diagnostics, Activations activations, Initializers initializers) {
        this.diagnostics = diagnostics;
        this.activations = activations;
        this.initializers = initializers;
        this.numbers = new Numbers(activations.resolver(), diagnostics);
    }

    /** The layers in order, given the count of inputs; empty after a report. */
    Optional<List<Dense>> resolve(List<Part> parts, int inputs) {
        int before = diagnostics.errors();
        List<Dense> layers = new ArrayList<>();
        int width = inputs;
        int number = 0;
        for (Part part : parts) {
            if (part instanceof Part.Dense dense) {
                Optional<Dense> layer = dense(dense, "layer" + ++number, width);
                layer.ifPresent(layers::add);
                width = layer.map(Dense::units).orElse(width);
            } else if (layer(part)) {
                number++;
                Unsupported.report(part.span(), "`" + firstWord(part.span()) + "`", diagnostics);
            }
        }
        if (layers.size() > MOST_LAYERS) {
            diagnostics.report(Diagnostic.of(
                    Code.TOO_LARGE,
                    layers.get(MOST_LAYERS).span(),
                    "the network has " + number + " layers, at most " + MOST_LAYERS + " are possible"));
        }
        // what was reported before, at a declaration or another use, leaves a layer out without a new report
        boolean complete = diagnostics.errors() == before && layers.size() == number;
        return complete ? Optional.of(layers) : Optional.empty();
    }

    /** Whether a part is a layer. */
    static boolean layer(Part part) {
        return part instanceof Part.Dense
                || part instanceof Part.Maxout
                || part instanceof Part.Activate
                || part instanceof Part.Dropout
                || part instanceof Part.BatchNorm
                || part instanceof Part.LayerNorm
                || part instanceof Part.Residual;
    }

    private static String firstWord(Span span) {
        return span.text().split("[^A-Za-z_0-9]", 2)[0];
    }

    private Optional<Dense> dense(Part.Dense dense, String defaultName, int inputs) {
        String name = dense.name().map(Name::text).orElse(defaultName);
        unique(name, dense.name().map(Name::span).orElse(dense.span()));
        Optional<Long> units = numbers.whole(dense.units(), "the number of units", 1, MOST_UNITS);
        Optional<Activation> activation = activations.use(dense.activation());
        if (units.isEmpty() || activation.isEmpty()) {
            return Optional.empty();
        }
        int width = units.get().intValue();
        if (activation.get().extent() == Extent.VECTOR && width == 1) {
            tooFew(dense, activation.get());
            return Optional.empty();
        }
        if ((long) width * inputs + width > Integer.MAX_VALUE / 4) {
            diagnostics.report(Diagnostic.of(
                    Code.TOO_LARGE,
                    dense.span(),
                    "`" + name + "` has " + (long) width * inputs
                            + " weights, more than a Java array can hold safely"));
            return Optional.empty();
        }
        LayerSettings settings = new LayerSettings(diagnostics, initializers, numbers, activation.get(), inputs, width)
                .read(dense.settings());
        return Optional.of(new Dense(
                dense.span(),
                name,
                inputs,
                width,
                activation.get(),
                settings.weights(),
                settings.bias(),
                settings.regularization(),
                settings.frozen()));
    }

    private void unique(String name, Span span) {
        Span first = names.putIfAbsent(name, span);
        if (first != null) {
            diagnostics.report(Diagnostic.of(Code.DUPLICATE, span, "two layers are called `" + name + "`")
                    .also(first, "the first one"));
        }
    }

    private void tooFew(Part.Dense dense, Activation activation) {
        Diagnostic diagnostic = Diagnostic.of(
                        Code.TOO_FEW_UNITS,
                        dense.activation().span(),
                        "`" + activation.name() + "` needs at least two units, `"
                                + dense.name().map(Name::text).orElse("this layer") + "` has 1")
                .label("the units of a layer share out a whole")
                .also(dense.units().span(), "");
        diagnostics.report(
                activation.name().equals("softmax")
                        ? diagnostic
                                .label("this layer has one unit, so softmax is always 1")
                                .help("for a yes/no target use `dense "
                                        + dense.name().map(n -> n.text() + " ").orElse("")
                                        + "1 sigmoid` with `loss binary_cross_entropy`")
                        : diagnostic);
    }
}
