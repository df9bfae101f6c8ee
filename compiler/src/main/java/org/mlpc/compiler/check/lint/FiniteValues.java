package org.mlpc.compiler.check.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.check.definition.Activations;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.range.SampledActivation;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Activation.SlopeKind;
import org.mlpc.compiler.network.Feature.Kind.Transformed;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Tries the user's activations far from 0, where careless formulas overflow. */
final class FiniteValues {
    private static final double[] TRIED = {20, -20, 1000, -1000, 1e30, -1e30};

    private final Library library;
    private final Activations activations;
    private final Diagnostics diagnostics;

    FiniteValues(Library library, Activations activations, Diagnostics diagnostics) {
        this.library = library;
        this.activations = activations;
        this.diagnostics = diagnostics;
    }

    /** Reports each activation of the user's once, at the first point where it or its derivative is no number. */
    void check(List<Network> networks) {
        for (Declaration declared : library.declared(Library.Kind.ACTIVATION)) {
            if (declared instanceof Declaration.Activation declaration && !onlyTransforms(declaration, networks)) {
                uses(declaration, networks).stream()
                        .flatMap(activation -> problem(declaration, activation).stream())
                        .findFirst()
                        .ifPresent(diagnostics::report);
            }
        }
    }

    /** What a feature is put through need not go far: a value without a result is refused. */
    private static boolean onlyTransforms(Declaration.Activation declaration, List<Network> networks) {
        String name = declaration.name().text();
        boolean ofFeature = networks.stream()
                .flatMap(network -> network.inputs().features().stream())
                .anyMatch(f -> f.kind() instanceof Transformed t && t.name().equals(name));
        boolean ofLayer = networks.stream()
                .flatMap(network -> network.layers().stream())
                .anyMatch(layer -> layer.activation().name().equals(name));
        return ofFeature && !ofLayer;
    }

    /** With its default arguments, where it has them all, and as the networks use it. */
    private List<Activation> uses(Declaration.Activation declaration, List<Network> networks) {
        List<Activation> uses = new ArrayList<>();
        if (declaration.parameters().stream().map(Parameter::value).allMatch(Optional::isPresent)) {
            Use plain = new Use(declaration.name().span(), declaration.name(), List.of());
            activations.use(plain).ifPresent(uses::add);
        }
        networks.stream()
                .flatMap(network -> network.layers().stream())
                .map(Layer::activation)
                .filter(activation ->
                        activation.name().equals(declaration.name().text()))
                .forEach(uses::add);
        return uses.stream().map(Activation::atStart).toList();
    }

    private static Optional<Diagnostic> problem(Declaration.Activation declaration, Activation activation) {
        Expr value = Simplifier.simplify(activation.definition());
        if (!SampledActivation.mentions(value, Set.of("z"))
                || !SampledActivation.mentions(activation.slope(), Set.of("z", "a", "da"))) {
            return Optional.empty();
        }
        boolean vector = activation.extent() == Extent.VECTOR;
        for (double z : TRIED) {
            double[] zs = vector ? new double[] {z, 1} : new double[] {z};
            double[] a = Evaluator.evaluate(value, Map.of("z", zs));
            Optional<Double> bad = first(a);
            if (bad.isPresent()) {
                return Optional.of(report(declaration.body().span(), "`" + declaration.name() + "`", z, bad.get()));
            }
            double[] da = vector ? new double[] {1, -0.5} : new double[] {1};
            bad = first(Evaluator.evaluate(activation.slope(), Map.of("z", zs, "a", a, "da", da)));
            if (bad.isPresent()) {
                String what = "the derivative of `" + declaration.name() + "`";
                return Optional.of(report(slope(declaration, activation), what, z, bad.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Double> first(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Span slope(Declaration.Activation declaration, Activation activation) {
        Optional<Term> written =
                activation.slopeKind() == SlopeKind.SURROGATE ? declaration.surrogate() : declaration.derivative();
        return written.orElse(declaration.body()).span();
    }

    private static Diagnostic report(Span span, String what, double z, double bad) {
        String number = Double.isNaN(bad) ? "not a number" : bad > 0 ? "infinite" : "infinite, below 0";
        return Diagnostic.of(
                        DiagnosticCode.NOT_FINITE, span, what + " is " + number + " at z = " + Literals.shortest(z))
                .label("one such value turns every weight into NaN")
                .help("keep what grows inside `tanh`, `sigmoid` or `softplus`, or choose a tame branch with `if`");
    }
}
