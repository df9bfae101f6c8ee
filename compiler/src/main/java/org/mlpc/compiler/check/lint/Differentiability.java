package org.mlpc.compiler.check.lint;

import java.util.List;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.check.range.SampledActivation;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.source.Span;

/** Refuses to train through steps, whose derivative is 0 wherever there is one. */
final class Differentiability {
    private final Diagnostics diagnostics;

    Differentiability(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports what stops every gradient of a network that learns. */
    void check(WrittenNetwork written) {
        written.network().loss().ifPresent(loss -> {
            if (!loss.surrogate() && loss.after().isEmpty() && zero(loss.gradient())) {
                loss(loss);
            }
            List<Layer> layers = written.network().layers();
            int behind = layers.size() - (loss.after().isPresent() ? 1 : 0);
            for (Layer layer : layers.subList(0, behind)) {
                Activation activation = layer.activation();
                if (steps(activation)) {
                    activation(written.activation(layer), activation, loss);
                }
            }
        });
    }

    /** A constant has no slope either, but that is its derivative. */
    private static boolean steps(Activation activation) {
        return activation.slopeKind() == Activation.SlopeKind.DERIVED
                && zero(activation.slope())
                && SampledActivation.of(activation)
                        .filter(SampledActivation::straight)
                        .isEmpty();
    }

    private static boolean zero(Expr slope) {
        return Simplifier.simplify(slope) instanceof Expr.Constant c && c.value() == 0;
    }

    private void activation(Span span, Activation activation, Loss loss) {
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.NOT_DIFFERENTIABLE,
                        span,
                        "no gradient passes `" + activation.name() + "`: it is made of steps")
                .label("its derivative is 0 wherever there is one")
                .also(loss.span(), "so this cannot be learnt")
                .help("behind its definition write the gradient to use instead, such as `surrogate 1`"));
    }

    private void loss(Loss loss) {
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.NOT_DIFFERENTIABLE,
                        loss.span(),
                        "`" + loss.name() + "` has no gradient: it is made of steps")
                .label("its derivative is 0 wherever there is one")
                .help("behind its definition write the gradient to use instead, such as `surrogate y - t`"));
    }
}
