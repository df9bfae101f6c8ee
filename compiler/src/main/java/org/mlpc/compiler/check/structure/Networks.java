package org.mlpc.compiler.check.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.check.definition.Activations;
import org.mlpc.compiler.check.definition.Initializers;
import org.mlpc.compiler.check.definition.Losses;
import org.mlpc.compiler.check.definition.Minimization;
import org.mlpc.compiler.check.definition.Optimizers;
import org.mlpc.compiler.check.term.Numbers;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Chain;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Resolves a network from its parts. */
public final class Networks {
    private final Diagnostics diagnostics;
    private final Activations activations;
    private final Losses losses;
    private final Optimizers optimizers;
    private final Initializers initializers;
    private final Numbers numbers;

    public Networks(
            Diagnostics diagnostics,
            Activations activations,
            Losses losses,
            Optimizers optimizers,
            Initializers initializers) {
        this.diagnostics = diagnostics;
        this.activations = activations;
        this.losses = losses;
        this.optimizers = optimizers;
        this.initializers = initializers;
        this.numbers = new Numbers(activations.resolver(), diagnostics);
    }

    /** The network, or nothing after a report. */
    public Optional<Network> resolve(Declaration.Network declaration, Optional<Name> packageName) {
        int before = diagnostics.errors();
        className(declaration.name());
        Map<Class<? extends Part>, Part> parts = single(declaration.parts());
        Part.Input input = required(parts, Part.Input.class, declaration, "input", "input 4");
        boolean layered = declaration.parts().stream().anyMatch(Layers::layer);
        if (!layered) {
            missing(declaration, "layer", "dense 1 sigmoid");
        }
        int untrained = diagnostics.errors();
        Trains trains = new Trains(diagnostics, activations.resolver());
        Train written = trains.resolve(Optional.ofNullable((Part.Train) parts.get(Part.Train.class)));
        boolean trainable = diagnostics.errors() == untrained;
        Optional<Optimizer> optimizer =
                optimizer(declaration, (Part.Optimizer) parts.get(Part.Optimizer.class), written.epochs());
        Train train = optimizer
                .map(o -> fitted(trains, written, o, declaration.parts()))
                .orElse(written);
        Features features = new Features(diagnostics, activations);
        Optional<Inputs> inputs =
                Optional.ofNullable(input).flatMap(i -> features.resolve(i, (Part.Scale) parts.get(Part.Scale.class)));
        Optional<List<Layer>> layers = new Layers(diagnostics, activations, initializers)
                .resolve(declaration.parts(), inputs.map(Inputs::encoded));
        Part.Loss made = (Part.Loss) parts.get(Part.Loss.class);
        Part.Metrics measured = (Part.Metrics) parts.get(Part.Metrics.class);
        if (input == null || inputs.isEmpty() || layers.isEmpty() || !layered) {
            lossName(made);
            metricNames(measured);
            return Optional.empty();
        }
        Layer last = layers.get().get(layers.get().size() - 1);
        Part.Target wanted = (Part.Target) parts.get(Part.Target.class);
        int unmeasured = diagnostics.errors();
        // where the count of classes is wrong, the last layer is not the one that the loss is meant for
        boolean counted = Targets.counted(Optional.ofNullable(wanted), last);
        if (!counted) {
            lossName(made);
        }
        Optional<Loss> loss = counted ? loss(made, layers.get()) : Optional.empty();
        // without its loss it is not known what kind of numbers a target without labels holds
        boolean kindKnown = diagnostics.errors() == unmeasured
                || wanted != null && !wanted.labels().isEmpty();
        Optional<Target> target = kindKnown
                ? new Targets(diagnostics).resolve(Optional.ofNullable(wanted), last, loss)
                : Optional.empty();
        target.ifPresent(t -> loss.ifPresent(l -> new Fit(losses, diagnostics).targets(l, t, last.units())));
        target.ifPresentOrElse(
                t -> features.enumerations(declaration.name(), input, wanted), () -> metricNames(measured));
        List<String> metrics = target.flatMap(t -> Optional.ofNullable(measured)
                        .map(m -> new MetricUses(diagnostics, activations.arguments(), t, last.units()).resolve(m)))
                .orElse(List.of());
        List<Double> classWeights = target.map(
                        t -> classWeights((Part.ClassWeight) parts.get(Part.ClassWeight.class), t, last.units()))
                .orElse(List.of());
        if (trainable) {
            size(declaration, layers.get(), train);
            activations.limits().layers(declaration.name().span(), layers.get());
            new IncompatibleParts(diagnostics).check(declaration, layers.get(), loss, optimizer, train);
        }
        if (diagnostics.errors() != before || optimizer.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Network(
                declaration.span(),
                declaration.name().text(),
                declaration.doc(),
                packageName.map(Name::text),
                inputs.get(),
                layers.get(),
                target.get(),
                loss,
                classWeights,
                optimizer.get(),
                metrics,
                train));
    }

    private void className(Name name) {
        if (JavaNames.hides(JavaNames.upperCamel(name.text()))) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.JAVA_NAME,
                            name.span(),
                            "a class `" + name + "` would hide a class that generated code needs")
                    .help("choose another name, for example `" + name + "Model`"));
        }
    }

    /** The parts that may stand once. */
    private Map<Class<? extends Part>, Part> single(List<Part> parts) {
        Map<Class<? extends Part>, Part> single = new HashMap<>();
        for (Part part : parts) {
            if (Layers.layer(part)) {
                continue;
            }
            Part first = single.putIfAbsent(part.getClass(), part);
            if (first != null) {
                String word = part.span().text().split("[^a-z_]", 2)[0];
                diagnostics.report(
                        Diagnostic.of(DiagnosticCode.DUPLICATE, part.span(), "a network has only one `" + word + "`")
                                .also(first.span(), "the first one"));
            }
        }
        return single;
    }

    private <P extends Part> @Nullable P required(
            Map<Class<? extends Part>, Part> parts,
            Class<P> type,
            Declaration.Network network,
            String what,
            String example) {
        Part part = parts.get(type);
        if (part == null) {
            missing(network, what, example);
            return null;
        }
        return type.cast(part);
    }

    private void missing(Declaration.Network network, String what, String example) {
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.MISSING_PART,
                        network.name().span(),
                        "the network `" + network.name() + "` has no " + what)
                .help("add a line such as `" + example + "`"));
    }

    private Optional<Optimizer> optimizer(Declaration.Network network, Part.@Nullable Optimizer part, int epochs) {
        Use use = part != null
                ? part.optimizer()
                : new Use(network.name().span(), new Name(network.name().span(), "adam"), List.of());
        Span span = part != null ? part.span() : network.name().span();
        return optimizers.use(span, use, epochs).map(o -> part != null ? o : named(o));
    }

    /** The train block of an optimizer; reports what does not go with it. */
    private Train fitted(Trains trains, Train train, Optimizer optimizer, List<Part> parts) {
        if (optimizer.minimizer().isPresent()) {
            return new Minimization(diagnostics, activations).fullBatch(optimizer, parts, train);
        }
        trains.requireRate(train, optimizer);
        return train;
    }

    private static Optimizer named(Optimizer o) {
        return new Optimizer(
                o.span(), o.name(), o.name(), o.arguments(), o.states(), o.scalars(), o.updates(), o.expects());
    }

    /** Where the layers are wrong, at least the name of the loss can be looked up. */
    private void lossName(Part.@Nullable Loss part) {
        if (part != null) {
            part.terms().stream()
                    .map(term -> term.loss().name())
                    .filter(name -> !losses.penalty(part, name))
                    .forEach(losses::require);
        }
    }

    /** Where it is not known what is measured, at least the names of metrics can be looked up. */
    private void metricNames(Part.@Nullable Metrics part) {
        if (part != null) {
            part.metrics().forEach(use -> MetricUses.require(use.name(), diagnostics));
        }
    }

    private Optional<Loss> loss(Part.@Nullable Loss part, List<Layer> layers) {
        if (part == null) {
            return Optional.empty();
        }
        Layer last = layers.get(layers.size() - 1);
        Optional<Loss> loss = new WeightedLosses(losses, numbers, diagnostics).resolve(part, layers);
        loss.ifPresent(l -> activations
                .limits()
                .withDerivative(part.span(), List.of(l.definition(), Chain.delta(last.activation(), l.gradient()))));
        return loss;
    }

    private List<Double> classWeights(Part.@Nullable ClassWeight part, Target target, int outputs) {
        if (part == null) {
            return List.of();
        }
        int classes = target.kind() == Target.Kind.BINARY ? 2 : outputs;
        if (target.kind() == Target.Kind.REGRESSION || part.weights().size() != classes) {
            String problem = target.kind() == Target.Kind.REGRESSION
                    ? "`class_weight` needs classes, but the target is real numbers"
                    : "`class_weight` has " + part.weights().size() + " numbers, but there are " + classes + " classes";
            diagnostics.report(Diagnostic.of(DiagnosticCode.TARGET_MISMATCH, part.span(), problem));
        }
        List<Double> weights = new ArrayList<>();
        for (Term term : part.weights()) {
            numbers.number(term, "the weight of a class").ifPresent(w -> {
                if (w.value() < 0) {
                    diagnostics.report(Diagnostic.of(
                            DiagnosticCode.OUT_OF_RANGE, term.span(), "the weight of a class must not be negative"));
                }
                weights.add(w.value());
            });
        }
        return weights;
    }

    private void size(Declaration.Network network, List<Layer> layers, Train train) {
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
