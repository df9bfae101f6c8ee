package org.mlpc.compiler.check.definition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mlpc.compiler.check.term.Arguments;
import org.mlpc.compiler.check.term.DeclaredParameters;
import org.mlpc.compiler.check.term.Numbers;
import org.mlpc.compiler.check.term.Quote;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.Minimizer;
import org.mlpc.compiler.network.Train;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.TrainSetting;
import org.mlpc.compiler.syntax.Use;

/**
 * The optimizers that no expression says, since they look at all examples at once and find the lengths of their steps by
 * themselves; and what a network cannot have beside one of them.
 */
public final class Minimization {
    private static final String LBFGS = "lbfgs";
    private static final String HISTORY = "history";
    /** Two vectors as long as the parameters are kept for each remembered step. */
    private static final int MOST_REMEMBERED = 1000;

    private final Diagnostics diagnostics;
    private final Arguments arguments;
    private final Numbers numbers;

    public Minimization(Diagnostics diagnostics, Activations activations) {
        this.diagnostics = diagnostics;
        this.arguments = activations.arguments();
        this.numbers = new Numbers(activations.resolver(), diagnostics);
    }

    /**
     * The optimizer of a network.
     *
     * @param name the built-in one's, where the use has another name for it
     */
    Optional<Optimizer> use(Span span, Use use, String name) {
        List<Parameter> parameters = name.equals(LBFGS)
                ? List.of(DeclaredParameters.builtIn(use, HISTORY, OptionalDouble.of(10)))
                : List.of();
        return arguments
                .bind(use, use.arguments(), parameters, true)
                .flatMap(values -> minimizer(use, name, values)
                        .map(m -> Optimizer.minimizing(span, name, arguments.shown(use, parameters, values), m)));
    }

    private Optional<Minimizer> minimizer(Use use, String name, Map<String, Expr.Constant> values) {
        if (!name.equals(LBFGS)) {
            return Optional.of(new Minimizer.Scg());
        }
        if (use.arguments().isEmpty()) {
            return Optional.of(new Minimizer.Lbfgs(
                    (int) Objects.requireNonNull(values.get(HISTORY)).value()));
        }
        return numbers.whole(use.arguments().get(0).value(), "`" + HISTORY + "`", 1, MOST_REMEMBERED)
                .map(v -> new Minimizer.Lbfgs(v.intValue()));
    }

    /** The train block on all examples at once; reports what contradicts that, or is left to the method. */
    public Train fullBatch(Optimizer optimizer, List<Part> parts, Train train) {
        settings(optimizer, parts);
        layers(optimizer, parts);
        return train.withFullBatch();
    }

    private void settings(Optimizer optimizer, List<Part> parts) {
        for (Part part : parts) {
            if (part instanceof Part.Train block) {
                block.settings().forEach(s -> setting(optimizer, s));
            }
        }
    }

    private void setting(Optimizer optimizer, TrainSetting setting) {
        if (setting instanceof TrainSetting.Batch batch && batch.size().isPresent()) {
            diagnostics.report(conflict(optimizer, setting.span(), "looks at all examples at once")
                    .help("write `batch full`, or leave it out"));
        } else if (setting instanceof TrainSetting.Clip) {
            diagnostics.report(conflict(optimizer, setting.span(), "needs the gradient as it is"));
        } else if (setting instanceof TrainSetting.OnPlateau) {
            diagnostics.report(conflict(optimizer, setting.span(), "finds the length of each step by itself"));
        }
    }

    /**
     * Refuses layers whose loss is another one when it is asked for again, or whose parameters are moved by others: the
     * method compares losses and gradients at many points and must find them where it left them.
     */
    private void layers(Optimizer optimizer, List<Part> parts) {
        for (Part part : parts) {
            if (part instanceof Part.Dense dense) {
                dense.settings().forEach(s -> layerSetting(optimizer, s));
            } else if (part instanceof Part.Maxout maxout) {
                maxout.settings().forEach(s -> layerSetting(optimizer, s));
            } else if (part instanceof Part.Residual residual) {
                layers(optimizer, residual.parts());
            }
        }
    }

    private void layerSetting(Optimizer optimizer, LayerSetting setting) {
        if (setting instanceof LayerSetting.Penalty penalty
                && penalty.kind().text().equals("max_norm")) {
            diagnostics.report(conflict(optimizer, setting.span(), "must find the weights where it left them")
                    .help("`l2` keeps weights small, too, and is part of the loss"));
        }
    }

    private Diagnostic conflict(Optimizer optimizer, Span span, String why) {
        return Diagnostic.of(
                        DiagnosticCode.NOT_TOGETHER,
                        span,
                        "`" + Quote.of(span) + "` cannot stand beside `optimizer " + optimizer.name() + "`")
                .label("`" + optimizer.name() + "` " + why)
                .also(optimizer.span(), "the optimizer");
    }
}
