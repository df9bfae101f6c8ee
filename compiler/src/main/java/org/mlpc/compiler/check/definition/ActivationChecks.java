package org.mlpc.compiler.check.definition;

import org.mlpc.compiler.check.range.DerivativeCheck;
import org.mlpc.compiler.check.range.OutputRange;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Activation.SlopeKind;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Term;

/** Compares what a definition of an activation says of it with what its formula gives. */
final class ActivationChecks {
    private final Diagnostics diagnostics;

    ActivationChecks(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports a written derivative that is not the derivative, or else an {@code ensures} that does not hold. */
    void verify(Declaration.Activation declaration, Activation activation) {
        int before = diagnostics.errors();
        if (activation.slopeKind() == SlopeKind.WRITTEN) {
            Activation start = activation.atStart();
            Expr derived = Activations.derive(start.definition(), activation.extent());
            new DerivativeCheck(diagnostics)
                    .activation(declaration, activation.extent(), start.definition(), derived, start.slope());
        }
        // a number that is wrong breaks both
        if (diagnostics.errors() == before) {
            OutputRange.broken(activation).ifPresent(problem -> diagnostics.report(broken(declaration, problem)));
        }
    }

    private static Diagnostic broken(Declaration.Activation declaration, OutputRange.Broken problem) {
        Span place = declaration.ensures().stream()
                .map(Term::span)
                .filter(span -> Conditions.text(span).equals(problem.condition().text()))
                .findFirst()
                .orElse(declaration.span());
        return Diagnostic.of(
                        DiagnosticCode.WRONG_CONDITION,
                        place,
                        "`" + declaration.name() + "` does not ensure `"
                                + problem.condition().text() + "`")
                .label("its outputs are for instance " + problem.example())
                .help("say only what holds of every output, for all that comes in");
    }
}
