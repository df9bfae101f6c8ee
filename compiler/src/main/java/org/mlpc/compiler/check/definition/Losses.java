package org.mlpc.compiler.check.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.calculus.Differentiator;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.term.Counts;
import org.mlpc.compiler.check.term.DeclaredParameters;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Condition;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Use;

/** Resolves losses, finds their gradients, and checks {@code after} clauses against them. */
public final class Losses {
    private static final Expr.Variable Y = Exprs.variable("y", Extent.VECTOR);
    private static final Expr.Variable T = Exprs.variable("t", Extent.VECTOR);

    private final Library library;
    private final Diagnostics diagnostics;
    private final Activations activations;
    private final AfterClauses after;

    public Losses(Library library, Diagnostics diagnostics, Activations activations) {
        this.library = library;
        this.diagnostics = diagnostics;
        this.activations = activations;
        this.after = new AfterClauses(library, diagnostics, activations);
    }

    /** Reports a penalty that is written as one of several losses. */
    public boolean penalty(Part.Loss sum, Name name) {
        Optional<String> help =
                sum.terms().size() > 1 && library.find(Library.Kind.LOSS, name).isEmpty()
                        ? Habits.help(Habits.Kind.TERM, name.text(), List.of())
                        : Optional.empty();
        help.ifPresent(text -> diagnostics.report(
                Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, name.span(), "`" + name + "` is a penalty, not a loss")
                        .help(text)));
        return help.isPresent();
    }

    /** Reports a name that no loss has. */
    public void require(Name name) {
        library.require(Library.Kind.LOSS, name, diagnostics);
    }

    /** The loss of a network whose last layer has the given activation. */
    public Optional<Loss> use(Span span, Use use, Activation last) {
        return library.require(Library.Kind.LOSS, use.name(), diagnostics)
                .map(Declaration.Loss.class::cast)
                .flatMap(declaration -> activations
                        .arguments()
                        .bind(use, use.arguments(), declaration.parameters(), false)
                        .flatMap(values -> resolve(
                                span,
                                declaration,
                                activations.arguments().shown(use, declaration.parameters(), values),
                                values,
                                Optional.of(last),
                                differs(use))));
    }

    /** The activation that a loss is meant to stand behind: that of its first {@code after} clause. */
    public Optional<String> partner(Use use) {
        return partner(use.name().text());
    }

    private Optional<String> partner(String loss) {
        return library.find(Library.Kind.LOSS, loss)
                .map(Declaration.Loss.class::cast)
                .flatMap(declaration -> declaration.after().stream().findFirst())
                .map(after -> after.activation().text());
    }

    /** Whether an activation is the user's. */
    public boolean own(String activation) {
        return library.declared(Library.Kind.ACTIVATION).stream()
                .anyMatch(d -> d.name().text().equals(activation));
    }

    /** A loss of the standard library that is taken together with an activation. */
    public Optional<String> meantFor(String activation) {
        return library.names(Library.Kind.LOSS).stream()
                .filter(name -> partner(name).equals(Optional.of(activation)))
                .findFirst();
    }

    private static boolean differs(Use use) {
        return !use.arguments().isEmpty();
    }

    /** Resolves a declaration, used or not, and reports what is wrong with it. */
    public void check(Declaration.Loss declaration) {
        Map<String, Expr.Constant> defaults = activations.arguments().defaults(declaration.parameters());
        // A parameter without a default gets a harmless value, so that the rest can be checked.
        declaration.parameters().forEach(p -> defaults.putIfAbsent(p.name().text(), Exprs.constant("0.5")));
        resolve(declaration.span(), declaration, declaration.name().text(), defaults, Optional.empty(), true);
    }

    private Optional<Loss> resolve(
            Span span,
            Declaration.Loss declaration,
            String display,
            Map<String, Expr.Constant> values,
            Optional<Activation> last,
            boolean verify) {
        int before = diagnostics.errors();
        parameters(declaration);
        if (!inputs(declaration)) {
            return Optional.empty();
        }
        Scope scope = scope(declaration, values);
        Expr definition = definition(declaration, scope);
        Optional<Expr> surrogate = declaration.surrogate().map(s -> activations.limited(s, scope));
        List<AfterClauses.Clause> clauses =
                declaration.after().stream().map(a -> after.clause(a, scope)).toList();
        Conditions conditions = new Conditions(declaration.name().text(), activations, diagnostics);
        List<Condition> expects = conditions.resolve(declaration.expects(), scope, List.of("y", "t"));
        List<Condition> reaches = conditions.resolve(declaration.reaches(), scope, List.of("y"));
        if (diagnostics.errors() != before) {
            return Optional.empty();
        }
        Expr gradient = surrogate.orElseGet(
                () -> Simplifier.simplify(Differentiator.gradient(Simplifier.simplify(definition), Y, Exprs.ONE)));
        if (verify) {
            clauses.forEach(c -> after.verify(declaration, c, definition, gradient));
        }
        Optional<Loss.After> together = last.flatMap(activation -> after.behind(activation, clauses));
        return diagnostics.errors() != before
                ? Optional.empty()
                : Optional.of(new Loss(
                        span,
                        declaration.name().text(),
                        display,
                        definition,
                        gradient,
                        surrogate.isPresent(),
                        together,
                        expects,
                        reaches));
    }

    private Expr definition(Declaration.Loss declaration, Scope scope) {
        int before = diagnostics.errors();
        Expr definition = activations.resolver().number(declaration.body(), scope);
        if (diagnostics.errors() == before && definition.extent() == Extent.VECTOR) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.TYPE,
                            declaration.body().span(),
                            "a loss is one number, but this is one for each unit")
                    .help("say how the units combine: `sum(…)` or `mean(…)`"));
        }
        activations.limits().check(declaration.body().span(), definition);
        return definition;
    }

    private void parameters(Declaration.Loss declaration) {
        List<String> implicit = declaration.after().isEmpty() ? List.of("units") : List.of("units", "z");
        DeclaredParameters.check(declaration.parameters(), implicit, diagnostics);
        DeclaredParameters.checkInputs(declaration.inputs(), declaration.parameters(), implicit, diagnostics);
        DeclaredParameters.checkGiven(declaration.parameters(), "a loss", diagnostics);
        Counts.few(
                diagnostics,
                declaration.span(),
                "`after` clauses",
                declaration.after().size(),
                Counts.AFTER);
    }

    private boolean inputs(Declaration.Loss declaration) {
        boolean two = declaration.inputs().size() == 2
                && declaration.inputs().stream().allMatch(Parameter::vector);
        if (!two) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.ARGUMENT,
                            declaration.name().span(),
                            "a loss takes the outputs and the targets, both as vectors")
                    .help("write `loss " + declaration.name() + "(y[], t[]) = …`"));
        }
        return two;
    }

    /** The activation of a name of the standard library, with its default arguments. */
    public Optional<Activation> standard(String name, Span span) {
        return activations.use(new Use(span, new Name(span, name), List.of()));
    }

    private static Scope scope(Declaration.Loss declaration, Map<String, Expr.Constant> values) {
        Scope scope = new Scope(new LinkedHashMap<>(values), declaration.name().text())
                .with("units", Exprs.variable("units", Extent.UNIFORM));
        return scope.with(declaration.inputs().get(0).name().text(), Y)
                .with(declaration.inputs().get(1).name().text(), T);
    }
}
