package org.mlpc.compiler.check.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.check.definition.Activations;
import org.mlpc.compiler.check.definition.Initializers;
import org.mlpc.compiler.check.term.Numbers;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Residual;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Resolves the layers of a network: names, shapes, activations and starting values. */
public final class Layers {
    private static final int MOST_UNITS = 1 << 20;
    private static final int MOST_PIECES = 1 << 10;
    private static final int MOST_LAYERS = 500;

    private final Diagnostics diagnostics;
    private final Activations activations;
    private final Initializers initializers;
    private final Numbers numbers;
    private final LayerChecks checks;
    private final List<Layer> layers = new ArrayList<>();
    /** Layer lines so far; a residual block counts at its end, where it adds. */
    private int lines;
    /** Values that come out of the layers so far; two where that is not known. */
    private int width;
    /** Whether it is; after a mistake nothing is said about what would only follow from it. */
    private boolean widthKnown;

    Layers(Diagnostics diagnostics, Activations activations, Initializers initializers) {
        this.diagnostics = diagnostics;
        this.activations = activations;
        this.initializers = initializers;
        this.numbers = new Numbers(activations.resolver(), diagnostics);
        this.checks = new LayerChecks(diagnostics);
    }

    /** The layers in order, given the count of inputs, which is empty after a report; empty after a report. */
    Optional<List<Layer>> resolve(List<Part> parts, Optional<Integer> inputs) {
        int before = diagnostics.errors();
        come(inputs);
        parts.stream().filter(Layers::layer).forEach(this::part);
        if (layers.size() > MOST_LAYERS) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_LARGE,
                    layers.get(MOST_LAYERS).span(),
                    "the network has " + lines + " layers, at most " + MOST_LAYERS + " are possible"));
        }
        // what was reported before, at a declaration or another use, leaves a layer out without a new report
        boolean complete = diagnostics.errors() == before && layers.size() == lines;
        return complete ? Optional.of(layers) : Optional.empty();
    }

    /** Whether a part is a layer. */
    public static boolean layer(Part part) {
        return part instanceof Part.Dense
                || part instanceof Part.Maxout
                || part instanceof Part.Activate
                || part instanceof Part.Dropout
                || part instanceof Part.BatchNorm
                || part instanceof Part.LayerNorm
                || part instanceof Part.Residual;
    }

    private void part(Part part) {
        if (part instanceof Part.Residual residual) {
            residual(residual);
            return;
        }
        String unnamed = "layer" + ++lines;
        Optional<? extends Layer> layer;
        if (part instanceof Part.Dense dense) {
            layer = dense(dense, unnamed);
        } else if (part instanceof Part.Maxout maxout) {
            layer = maxout(maxout, unnamed);
        } else {
            checks.unique(unnamed, part.span());
            layer = passing(part, unnamed);
        }
        layer.ifPresent(layers::add);
    }

    /** Says how many values come out of a layer. */
    private void come(Optional<Integer> units) {
        width = units.orElse(2);
        widthKnown = units.isPresent();
    }

    /** How many values come into the next layer, if that is known. */
    private Optional<Integer> inputs() {
        return widthKnown ? Optional.of(width) : Optional.empty();
    }

    private void residual(Part.Residual residual) {
        int from = layers.size();
        Optional<Integer> before = inputs();
        int errors = diagnostics.errors();
        if (residual.parts().isEmpty()) {
            diagnostics.report(Diagnostic.of(DiagnosticCode.MISSING_PART, residual.span(), "this block has no layers")
                    .help("write layers between the braces, or leave the block out"));
        }
        residual.parts().forEach(this::part);
        String name = "layer" + ++lines;
        checks.unique(name, residual.span());
        if (diagnostics.errors() == errors && before.isPresent() && widthKnown && width != before.get()) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.WRONG_SHAPE,
                            layers.get(layers.size() - 1).span(),
                            "a residual block ends as wide as it begins, but " + before.get() + " values come in and "
                                    + width + " go out")
                    .label("this layer makes " + width)
                    .also(residual.span(), "the block")
                    .help("end the block with `dense " + before.get() + " identity`, say"));
        }
        come(before);
        layers.add(new Residual(residual.span(), name, width, from));
    }

    private Optional<? extends Layer> passing(Part part, String name) {
        if (part instanceof Part.BatchNorm) {
            return Optional.of(new BatchNorm(part.span(), name, width));
        }
        if (part instanceof Part.Activate activate) {
            return activations
                    .use(activate.activation())
                    .filter(a -> checks.enough(a, width, activate.activation().span(), Optional.empty()))
                    .map(a -> new Activate(part.span(), name, "activate " + a.display(), width, a));
        }
        if (part instanceof Part.Dropout dropout) {
            return probability(dropout.probability())
                    .map(p -> new Activate(
                            part.span(), name, "dropout " + p.spelling(), width, BuiltInLayers.dropout(p)));
        }
        if (part instanceof Part.LayerNorm) {
            Activation norm = BuiltInLayers.layerNorm();
            return checks.enough(norm, width, part.span(), Optional.empty())
                    ? Optional.of(new Activate(part.span(), name, norm.display(), width, norm))
                    : Optional.empty();
        }
        throw new IllegalArgumentException("no layer without weights: " + part);
    }

    private Optional<Expr.Constant> probability(Term term) {
        return numbers.number(term, "the share of `dropout`").filter(p -> {
            boolean share = p.value() >= 0 && p.value() < 1;
            if (!share) {
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.OUT_OF_RANGE,
                                term.span(),
                                "`dropout` is " + p.spelling() + ", but it must be at least 0 and less than 1")
                        .label("the share of values that are left out in training"));
            }
            return share;
        });
    }

    private Optional<Dense> dense(Part.Dense dense, String unnamed) {
        String name = name(dense.name(), unnamed, dense.span());
        Optional<Integer> units = units(dense.units());
        Optional<Activation> activation = activations.use(dense.activation());
        if (units.isEmpty() || activation.isEmpty()) {
            come(units);
            return Optional.empty();
        }
        Span used = dense.activation().span();
        boolean fits = checks.enough(activation.get(), units.get(), used, Optional.of(dense))
                && checks.small(dense.span(), name, units.get(), inputs())
                && checks.distinct(activation.get(), used);
        if (!fits) {
            come(units);
            return Optional.empty();
        }
        int inputs = width;
        LayerSettings settings = settings(dense.settings(), Optional.of(dense.activation()), units.get(), 1);
        come(settings.fit() ? units : Optional.empty());
        return Optional.of(new Dense(
                dense.span(),
                name,
                inputs,
                units.get(),
                activation.get(),
                settings.weights(),
                settings.bias(),
                settings.regularization(),
                settings.frozen()));
    }

    private Optional<Maxout> maxout(Part.Maxout maxout, String unnamed) {
        String name = name(maxout.name(), unnamed, maxout.span());
        Optional<Integer> units = units(maxout.units());
        Optional<Integer> pieces = numbers.whole(maxout.pieces(), "the number of pieces", 2, MOST_PIECES)
                .map(Long::intValue);
        if (units.isEmpty()
                || pieces.isEmpty()
                || !checks.small(maxout.span(), name, (long) units.get() * pieces.get(), inputs())) {
            come(units);
            return Optional.empty();
        }
        int inputs = width;
        LayerSettings settings = settings(maxout.settings(), Optional.empty(), units.get(), pieces.get());
        come(settings.fit() ? units : Optional.empty());
        return Optional.of(new Maxout(
                maxout.span(),
                name,
                inputs,
                units.get(),
                pieces.get(),
                settings.weights(),
                settings.bias(),
                settings.regularization(),
                settings.frozen()));
    }

    private LayerSettings settings(List<LayerSetting> written, Optional<Use> activation, int units, int pieces) {
        return new LayerSettings(diagnostics, initializers, numbers, activation, width, units, pieces)
                .read(written, widthKnown);
    }

    private Optional<Integer> units(Term term) {
        return numbers.whole(term, "the number of units", 1, MOST_UNITS).map(Long::intValue);
    }

    private String name(Optional<Name> given, String unnamed, Span line) {
        String name = given.map(Name::text).orElse(unnamed);
        checks.unique(name, given.map(Name::span).orElse(line));
        return name;
    }
}
