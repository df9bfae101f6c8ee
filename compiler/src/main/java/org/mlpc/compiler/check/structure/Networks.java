package org.mlpc.compiler.check.structure;

import java.util.List;
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
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;
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

    /** How a network learns; sound where nothing of its block was reported. */
    private record Training(Optional<Optimizer> optimizer, Train train, boolean sound) {}

    /** What a network is to come to; a part is empty where it is not stated or after a report. */
    private record Aim(Optional<Loss> loss, Optional<Target> target) {}

    /** What is measured, and how much the classes count. */
    private record Measures(List<String> metrics, List<Double> classWeights) {}

    /** The network, or nothing after a report. */
    public Optional<Network> resolve(Declaration.Network declaration, Optional<Name> packageName) {
        int before = diagnostics.errors();
        className(declaration.name());
        NetworkParts parts = new NetworkParts(declaration, diagnostics);
        Optional<Part.Input> input = parts.require(Part.Input.class, "input", "input 4");
        boolean layered = parts.requireLayer();
        Training training = training(declaration, parts);
        Features features = new Features(diagnostics, activations);
        Optional<Inputs> inputs = input.flatMap(i -> features.resolve(i, parts.orNull(Part.Scale.class)));
        Optional<List<Layer>> layers = new Layers(diagnostics, activations, initializers)
                .resolve(declaration.parts(), inputs.map(Inputs::encoded));
        if (inputs.isEmpty() || layers.isEmpty() || !layered) {
            names(parts);
            return Optional.empty();
        }
        Aim aim = aim(parts, layers.get());
        aim.target()
                .ifPresent(
                        t -> features.enumerations(declaration.name(), input.get(), parts.orNull(Part.Target.class)));
        Measures measures = measures(parts, aim.target(), last(layers.get()).units());
        if (training.sound()) {
            together(declaration, layers.get(), aim, training);
        }
        if (diagnostics.errors() != before
                || training.optimizer().isEmpty()
                || aim.target().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Network(
                declaration.span(),
                declaration.name().text(),
                declaration.doc(),
                packageName.map(Name::text),
                inputs.get(),
                layers.get(),
                aim.target().get(),
                aim.loss(),
                measures.classWeights(),
                training.optimizer().get(),
                measures.metrics(),
                training.train()));
    }

    /** Where the inputs or the layers are wrong, at least some names can be looked up. */
    private void names(NetworkParts parts) {
        lossName(parts.orNull(Part.Loss.class));
        metricNames(parts.find(Part.Metrics.class));
    }

    private Training training(Declaration.Network declaration, NetworkParts parts) {
        int before = diagnostics.errors();
        Trains trains = new Trains(diagnostics, activations.resolver());
        Train written = trains.resolve(parts.find(Part.Train.class));
        boolean sound = diagnostics.errors() == before;
        Optional<Optimizer> optimizer = optimizer(declaration, parts.orNull(Part.Optimizer.class), written.epochs());
        Train train = optimizer
                .map(o -> fitted(trains, written, o, declaration.parts()))
                .orElse(written);
        return new Training(optimizer, train, sound);
    }

    private Aim aim(NetworkParts parts, List<Layer> layers) {
        int before = diagnostics.errors();
        Layer last = last(layers);
        Part.@Nullable Loss made = parts.orNull(Part.Loss.class);
        Optional<Part.Target> wanted = parts.find(Part.Target.class);
        // where the count of classes is wrong, the last layer is not the one that the loss is meant for
        boolean counted = Targets.counted(wanted, last);
        if (!counted) {
            lossName(made);
        }
        Optional<Loss> loss = counted ? loss(made, layers) : Optional.empty();
        // without its loss it is not known what kind of numbers a target without labels holds
        boolean kindKnown = diagnostics.errors() == before
                || wanted.filter(w -> !w.labels().isEmpty()).isPresent();
        Optional<Target> target = kindKnown ? new Targets(diagnostics).resolve(wanted, last, loss) : Optional.empty();
        target.ifPresent(t -> loss.ifPresent(l -> new Fit(losses, diagnostics).targets(l, t, last.units())));
        return new Aim(loss, target);
    }

    private Measures measures(NetworkParts parts, Optional<Target> target, int outputs) {
        Optional<Part.Metrics> written = parts.find(Part.Metrics.class);
        if (target.isEmpty()) {
            metricNames(written);
            return new Measures(List.of(), List.of());
        }
        List<String> metrics = written.map(
                        m -> new MetricUses(diagnostics, activations.arguments(), target.get(), outputs).resolve(m))
                .orElse(List.of());
        List<Double> classWeights = parts.find(Part.ClassWeight.class)
                .map(w -> new ClassWeightNumbers(diagnostics, numbers).resolve(w, target.get(), outputs))
                .orElse(List.of());
        return new Measures(metrics, classWeights);
    }

    /** Reports what is too large, and what does not go together. */
    private void together(Declaration.Network declaration, List<Layer> layers, Aim aim, Training training) {
        new NetworkSize(diagnostics).check(declaration, layers, training.train());
        activations.limits().layers(declaration.name().span(), layers);
        new IncompatibleParts(diagnostics)
                .check(declaration, layers, aim.loss(), training.optimizer(), training.train());
    }

    private static Layer last(List<Layer> layers) {
        return layers.get(layers.size() - 1);
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
    private void metricNames(Optional<Part.Metrics> part) {
        part.ifPresent(p -> p.metrics().forEach(use -> MetricUses.require(use.name(), diagnostics)));
    }

    private Optional<Loss> loss(Part.@Nullable Loss part, List<Layer> layers) {
        if (part == null) {
            return Optional.empty();
        }
        Layer last = last(layers);
        Optional<Loss> loss = new WeightedLosses(losses, numbers, diagnostics).resolve(part, layers);
        loss.ifPresent(l -> activations
                .limits()
                .withDerivative(part.span(), List.of(l.definition(), Chain.delta(last.activation(), l.gradient()))));
        return loss;
    }
}
