package org.mlpc.compiler.check.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.calculus.EqualParts;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.term.DeclaredParameters;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.check.term.UnitParameters;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Condition;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;

/** Resolves the declarations of activations, each once, before any argument is known. */
final class ActivationDefinitions {
    private final Library library;
    private final Diagnostics diagnostics;
    private final Activations activations;
    private final IdentityHashMap<Declaration.Activation, Optional<ActivationDefinition>> known =
            new IdentityHashMap<>();
    private final Deque<Declaration.Activation> open = new ArrayDeque<>();

    /** @param activations whose resolver and limits are those of all definitions */
    ActivationDefinitions(Library library, Diagnostics diagnostics, Activations activations) {
        this.library = library;
        this.diagnostics = diagnostics;
        this.activations = activations;
    }

    /** The activation of a name; empty after a report. */
    Optional<ActivationDefinition> define(Name name) {
        return library.require(Library.Kind.ACTIVATION, name, diagnostics)
                .flatMap(d -> define((Declaration.Activation) d));
    }

    /** What a declaration says, used or not; empty after a report. */
    Optional<ActivationDefinition> define(Declaration.Activation declaration) {
        Optional<ActivationDefinition> before = known.get(declaration);
        if (before != null) {
            return before;
        }
        if (open.stream().anyMatch(o -> o == declaration)) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.CIRCULAR,
                            declaration.name().span(),
                            "the activation `" + declaration.name() + "` is defined by itself")
                    .help("inside its own definition only the built-in functions can be called by its name"));
            return Optional.empty();
        }
        open.push(declaration);
        Optional<ActivationDefinition> definition =
                activations.limits().deep(declaration, open.size()) ? Optional.empty() : resolve(declaration);
        open.pop();
        known.put(declaration, definition);
        return definition;
    }

    private Optional<ActivationDefinition> resolve(Declaration.Activation declaration) {
        int before = diagnostics.errors();
        DeclaredParameters.check(declaration.parameters(), List.of("z", "a", "da"), diagnostics);
        UnitParameters.check(declaration.parameters(), diagnostics);
        if (declaration.inputs().size() != 1
                || !declaration.inputs().get(0).name().text().equals("z")) {
            // The names are free in the language; inside, the input is always z.
            return renamed(declaration, before);
        }
        return resolve(declaration, "z", before);
    }

    private Optional<ActivationDefinition> renamed(Declaration.Activation declaration, int before) {
        if (declaration.inputs().size() != 1) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.ARGUMENT,
                            declaration.name().span(),
                            "an activation takes one value, `" + declaration.name() + "` takes "
                                    + declaration.inputs().size())
                    .help("numbers such as a slope stand behind a semicolon: `(z; alpha = 0.01)`"));
            return Optional.empty();
        }
        return resolve(declaration, declaration.inputs().get(0).name().text(), before);
    }

    private Optional<ActivationDefinition> resolve(Declaration.Activation declaration, String input, int before) {
        Extent extent = declaration.inputs().get(0).vector() ? Extent.VECTOR : Extent.SCALAR;
        Scope scope = UnitParameters.scope(declaration, extent).with(input, Exprs.variable("z", extent));
        Expr value = activations.limited(declaration.body(), scope);
        Scope slopes = scope.with("a", Exprs.variable("a", extent));
        if (extent == Extent.VECTOR) {
            slopes = slopes.with("da", Exprs.variable("da", extent));
        }
        Scope seen = slopes;
        Optional<Expr> written = declaration
                .surrogate()
                .or(declaration::derivative)
                .map(d -> activations.limited(d, seen))
                .map(EqualParts::shared);
        if (diagnostics.errors() == before && value.extent() != extent && extent == Extent.VECTOR) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TYPE,
                    declaration.body().span(),
                    "the result of `" + declaration.name()
                            + "` must have a value for each unit, but this is one number"));
        }
        List<Condition> ensures = new Conditions(declaration.name().text(), activations, diagnostics)
                .resolve(
                        declaration.ensures(),
                        UnitParameters.given(declaration).with("a", Exprs.variable("a", Extent.VECTOR)),
                        List.of("a"));
        return diagnostics.errors() == before
                ? Optional.of(new ActivationDefinition(declaration, extent, EqualParts.shared(value), written, ensures))
                : Optional.empty();
    }
}
