package org.mlpc.compiler.check.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.range.SampledActivation;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Use;

/** Finds inputs, outputs, losses and optimizers that do not go well together. */
public final class TrainingLints {
    private static final String LEARNING_RATE = "learning_rate";
    private static final Set<String> SQUARED_ERRORS =
            Set.of("mean_squared_error", "sum_squared_error", "half_squared_error");

    /**
     * Learning rates above which training as good as never works. Where steps are scaled by the gradients' own size, a
     * step moves a parameter by about the rate, so that 0.1 is much; where they are not, the loss decides.
     */
    public static final Map<String, Double> BOUNDS = Map.ofEntries(
            Map.entry("sgd", 10.0),
            Map.entry("momentum", 1.0),
            Map.entry("nesterov", 1.0),
            Map.entry("adagrad", 1.0),
            Map.entry("adadelta", 10.0),
            Map.entry("rprop", 10.0),
            Map.entry("rmsprop", 0.1),
            Map.entry("adam", 0.1),
            Map.entry("adamw", 0.1),
            Map.entry("amsgrad", 0.1),
            Map.entry("adamax", 0.1),
            Map.entry("nadam", 0.1),
            Map.entry("radam", 0.1),
            Map.entry("lion", 0.01));

    private final Library library;
    private final Diagnostics diagnostics;

    TrainingLints(Library library, Diagnostics diagnostics) {
        this.library = library;
        this.diagnostics = diagnostics;
    }

    /** Reports what is odd about the training of a network. */
    void check(WrittenNetwork written) {
        Network network = written.network();
        network.loss().ifPresent(loss -> {
            squaredShares(written, loss);
            rectified(written);
        });
        written.part(Part.Optimizer.class).ifPresent(part -> learningRate(part.optimizer(), network.optimizer()));
        if (written.part(Part.Scale.class).isEmpty()) {
            written.part(Part.Input.class).ifPresent(this::unscaled);
        }
    }

    private void squaredShares(WrittenNetwork written, Loss loss) {
        Layer last = written.network().last();
        if (last.activation().name().equals("softmax") && SQUARED_ERRORS.contains(loss.name())) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.SOFTMAX_SQUARED_ERROR,
                            loss.span(),
                            "`" + loss.name() + "` learns slowly from `softmax`")
                    .label("almost no gradient where the network is sure and wrong")
                    .also(written.activation(last), "shares of a whole")
                    .help("write `loss cross_entropy`"));
        }
    }

    private void rectified(WrittenNetwork written) {
        Layer last = written.network().last();
        boolean rectified = SampledActivation.of(last.activation())
                .filter(curve -> curve.rectifying() && curve.neverNegative())
                .isPresent();
        if (rectified && written.network().target().kind() == Target.Kind.REGRESSION) {
            String name = last.activation().name();
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.RECTIFIED_OUTPUT,
                            written.activation(last),
                            "a regression ends with `" + name + "`, so its outputs are never negative")
                    .label("where the sum is below 0, the output is stuck and has no gradient")
                    .help("write `identity`; if no target is negative, `softplus` is never stuck"));
        }
    }

    private void learningRate(Use use, Optimizer optimizer) {
        Double bound = BOUNDS.get(optimizer.name());
        List<Optimizer.Argument> arguments = optimizer.arguments();
        IntStream.range(0, arguments.size())
                .filter(i -> arguments.get(i).name().equals(LEARNING_RATE))
                .filter(i -> arguments.get(i).schedule().isEmpty())
                .filter(i -> bound != null && arguments.get(i).value() > bound)
                .forEach(i -> large(place(use, i), optimizer, arguments.get(i)));
    }

    private static Span place(Use use, int index) {
        Optional<Use.Argument> named = use.arguments().stream()
                .filter(a -> a.name().map(Name::text).equals(Optional.of(LEARNING_RATE)))
                .findFirst();
        return named.orElseGet(() -> use.arguments().get(index)).value().span();
    }

    private void large(Span span, Optimizer optimizer, Optimizer.Argument rate) {
        Declaration.Optimizer declaration = (Declaration.Optimizer)
                library.find(Library.Kind.OPTIMIZER, optimizer.name()).orElseThrow();
        String usual = declaration.parameters().stream()
                .filter(p -> p.name().text().equals(LEARNING_RATE))
                .flatMap(p -> p.value().stream())
                .map(value -> value.span().text())
                .findFirst()
                .orElse("0.001");
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.LARGE_LEARNING_RATE,
                        span,
                        "a learning rate of " + rate.spelling() + " is very large for `" + optimizer.name() + "`")
                .label("weights will jump, and most likely end as NaN")
                .help("begin with its default, " + usual));
    }

    private void unscaled(Part.Input input) {
        boolean plain = input.features().stream()
                .anyMatch(f -> f.categories().isEmpty() && f.transform().isEmpty());
        if (plain) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.UNSCALED_FEATURES, input.span(), "these features are not scaled")
                    .label("a feature of large numbers drowns the others")
                    .help("add `scale standardize`; if they are of one size already, say so with `scale none`"));
        }
    }
}
