package org.mlpc.compiler.check.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.range.DerivativeCheck;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Chain;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Use;

/** Resolves the {@code after} clauses of a loss and compares them with what its definition gives. */
final class AfterClauses {
    private final Library library;
    private final Diagnostics diagnostics;
    private final Activations activations;

    AfterClauses(Library library, Diagnostics diagnostics, Activations activations) {
        this.library = library;
        this.diagnostics = diagnostics;
        this.activations = activations;
    }

    /** A clause, and what it says of the value and of ∂L/∂z. */
    record Clause(Declaration.After written, Expr value, Expr gradient) {}

    /** The clause about the activation of the last layer. */
    Optional<Loss.After> behind(Activation last, List<Clause> clauses) {
        return clauses.stream()
                .filter(c -> canonical(c).equals(Optional.of(last.name())) && plain(last))
                .map(c -> new Loss.After(Simplifier.simplify(c.value()), Simplifier.simplify(c.gradient())))
                .findFirst();
    }

    private Optional<String> canonical(Clause clause) {
        return library.find(
                        Library.Kind.ACTIVATION, clause.written().activation().text())
                .map(d -> d.name().text());
    }

    /** An {@code after} clause is about the activation with its default arguments. */
    private static boolean plain(Activation activation) {
        return !activation.display().contains("(");
    }

    /** A clause in the names of the loss. */
    Clause clause(Declaration.After after, Scope scope) {
        library.require(Library.Kind.ACTIVATION, after.activation(), diagnostics);
        Scope withZ = scope.with("z", Exprs.variable("z", Extent.VECTOR));
        return new Clause(
                after, activations.limited(after.value(), withZ), activations.limited(after.gradient(), withZ));
    }

    /** Reports a clause that says something else than the definition. */
    void verify(Declaration.Loss loss, Clause clause, Expr definition, Expr gradient) {
        Use plain =
                new Use(clause.written().activation().span(), clause.written().activation(), List.of());
        activations.use(plain).ifPresent(activation -> {
            if (!activation.learned().isEmpty() || !activation.drawn().isEmpty()) {
                ownNumbers(clause, activation);
                return;
            }
            Expr value = Exprs.substitute(activation.definition(), Map.of("z", Exprs.variable("z", Extent.VECTOR)));
            Expr delta = Chain.delta(activation, gradient);
            new DerivativeCheck(diagnostics)
                    .after(
                            loss,
                            clause.written(),
                            value,
                            activation.extent(),
                            definition,
                            delta,
                            clause.value(),
                            clause.gradient());
        });
    }

    private void ownNumbers(Clause clause, Activation activation) {
        String name = activation.learned().isEmpty()
                ? activation.drawn().get(0).variable()
                : activation.learned().get(0).variable();
        diagnostics.report(Diagnostic.of(
                        DiagnosticCode.WRONG_AFTER,
                        clause.written().activation().span(),
                        "no `after` clause can be about `" + activation.name() + "`")
                .label("each unit has its own `" + name + "`, which z does not tell")
                .help("leave the clause out: the gradient is found from the definition"));
    }
}
