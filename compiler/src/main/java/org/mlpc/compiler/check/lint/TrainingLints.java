package org.mlpc.compiler.check.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.range.SampledActivation;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Condition;
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
        written.part(Part.Optimizer.class).ifPresent(part -> expected(part.optimizer(), network.optimizer()));
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

    private void expected(Use use, Optimizer optimizer) {
        Map<String, double[]> values = new HashMap<>();
        optimizer.arguments().stream()
                .filter(a -> a.schedule().isEmpty())
                .forEach(a -> values.put(a.name(), new double[] {a.value()}));
        for (Condition condition : optimizer.expects()) {
            optimizer.arguments().stream()
                    .filter(a -> condition.about(a.name()) && values.containsKey(a.name()))
                    .filter(a -> !condition.everywhere(values))
                    .forEach(a -> unexpected(place(use, optimizer, a), optimizer, a, condition));
        }
    }

    private static Span place(Use use, Optimizer optimizer, Optimizer.Argument argument) {
        Optional<Use.Argument> named = use.arguments().stream()
                .filter(a -> a.name().map(Name::text).equals(Optional.of(argument.name())))
                .findFirst();
        int index = optimizer.arguments().indexOf(argument);
        boolean positional = index < use.arguments().size()
                && use.arguments().get(index).name().isEmpty();
        return named.or(() -> positional ? Optional.of(use.arguments().get(index)) : Optional.empty())
                .map(a -> a.value().span())
                .orElse(use.span());
    }

    private void unexpected(Span span, Optimizer optimizer, Optimizer.Argument argument, Condition condition) {
        if (argument.name().equals(LEARNING_RATE)) {
            large(span, optimizer, argument);
            return;
        }
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.LARGE_LEARNING_RATE,
                        span,
                        "a `" + argument.name() + "` of " + argument.spelling() + " is not what `" + optimizer.name()
                                + "` is made for")
                .label("its definition expects `" + condition.text() + "`")
                .help("begin with its default, " + usual(optimizer, argument.name())));
    }

    private void large(Span span, Optimizer optimizer, Optimizer.Argument rate) {
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.LARGE_LEARNING_RATE,
                        span,
                        "a learning rate of " + rate.spelling() + " is very large for `" + optimizer.name() + "`")
                .label("weights will jump, and most likely end as NaN")
                .help("begin with its default, " + usual(optimizer, LEARNING_RATE)));
    }

    private String usual(Optimizer optimizer, String parameter) {
        Declaration.Optimizer declaration = (Declaration.Optimizer)
                library.find(Library.Kind.OPTIMIZER, optimizer.name()).orElseThrow();
        return declaration.parameters().stream()
                .filter(p -> p.name().text().equals(parameter))
                .flatMap(p -> p.value().stream())
                .map(value -> value.span().text())
                .findFirst()
                .orElse("if it has one");
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
