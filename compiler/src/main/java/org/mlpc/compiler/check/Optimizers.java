package org.mlpc.compiler.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Code;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.State;
import org.mlpc.compiler.network.Optimizer.Update;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Declaration.Statement;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Use;

/** Resolves optimizers: what they keep for each parameter and what they do in a step. */
final class Optimizers {
    private static final List<String> IMPLICIT = List.of("w", "g", "t");

    private final Library library;
    private final Diagnostics diagnostics;
    private final Activations activations;

    Optimizers(Library library, Diagnostics diagnostics, Activations activations) {
        this.library = library;
        this.diagnostics = diagnostics;
        this.activations = activations;
    }

    /** The optimizer of a network with its arguments in place. */
    Optional<Optimizer> use(Span span, Use use) {
        return library.require(Library.Kind.OPTIMIZER, use.name(), diagnostics)
                .map(Declaration.Optimizer.class::cast)
                .flatMap(declaration -> schedules(use)
                        ? Optional.empty()
                        : activations
                                .arguments()
                                .bind(use, use.arguments(), declaration.parameters(), true)
                                .flatMap(values ->
                                        resolve(span, declaration, use.span().text(), values)));
    }

    /** Whether an argument is a schedule, which has no meaning yet. */
    private boolean schedules(Use use) {
        boolean any = false;
        for (Use.Argument argument : use.arguments()) {
            if (argument.value() instanceof org.mlpc.compiler.syntax.Term.Call call) {
                Unsupported.report(
                        argument.span(), "the schedule `" + call.use().name() + "`", diagnostics);
                any = true;
            }
        }
        return any;
    }

    /** Resolves a declaration, used or not, and reports what is wrong with it. */
    void check(Declaration.Optimizer declaration) {
        Map<String, Expr.Constant> values = new LinkedHashMap<>();
        declaration.parameters().forEach(p -> values.put(p.name().text(), Exprs.constant("0.5")));
        resolve(declaration.span(), declaration, declaration.name().text(), values);
    }

    private Optional<Optimizer> resolve(
            Span span, Declaration.Optimizer declaration, String display, Map<String, Expr.Constant> values) {
        int before = diagnostics.errors();
        Parameters.check(declaration.parameters(), IMPLICIT, diagnostics);
        List<Optimizer.Argument> arguments = new ArrayList<>();
        values.forEach((name, value) -> arguments.add(new Optimizer.Argument(name, value.value(), value.spelling())));
        Body body = new Body(
                declaration,
                values,
                Parameters.scope(declaration.parameters(), declaration.name().text())
                        .with("w", Exprs.variable("w", Extent.SCALAR))
                        .with("g", Exprs.variable("g", Extent.SCALAR))
                        .with("t", Exprs.variable("t", Extent.UNIFORM)));
        declaration.statements().forEach(body::statement);
        body.finish();
        return diagnostics.errors() != before
                ? Optional.empty()
                : Optional.of(new Optimizer(
                        span,
                        declaration.name().text(),
                        display.replaceAll("\\s+", " "),
                        arguments,
                        body.states,
                        body.updates));
    }

    /** The statements of one optimizer, from top to bottom. */
    private final class Body {
        private final Declaration.Optimizer declaration;
        private final Map<String, Expr.Constant> values;
        private final List<State> states = new ArrayList<>();
        private final List<Update> updates = new ArrayList<>();
        private Scope scope;

        Body(Declaration.Optimizer declaration, Map<String, Expr.Constant> values, Scope scope) {
            this.declaration = declaration;
            this.values = values;
            this.scope = scope;
        }

        void statement(Statement statement) {
            if (statement instanceof Statement.State s) {
                state(s);
            } else if (statement instanceof Statement.Let l) {
                if (fresh(l.name())) {
                    update(l.name(), l.value());
                    scope = scope.with(l.name().text(), Exprs.variable(l.name().text(), Extent.SCALAR));
                }
            } else if (statement instanceof Statement.Assign a) {
                assign(a);
            } else {
                Unsupported.report(statement.span(), "`scalar`", diagnostics);
            }
        }

        private void state(Statement.State state) {
            double start = state.start()
                    .flatMap(s -> activations.resolver().constant(s, new Scope(new LinkedHashMap<>(values), "")))
                    .map(Expr.Constant::value)
                    .orElse(0.0);
            for (Name name : state.names()) {
                if (fresh(name)) {
                    states.add(new State(name.text(), start));
                    scope = scope.with(name.text(), Exprs.variable(name.text(), Extent.SCALAR));
                }
            }
        }

        private boolean fresh(Name name) {
            if (scope.find(name.text()).isPresent()) {
                diagnostics.report(Diagnostic.of(
                        Code.DUPLICATE, name.span(), "`" + name + "` already has a meaning in this optimizer"));
                return false;
            }
            return true;
        }

        private void assign(Statement.Assign assign) {
            String target = assign.name().text();
            boolean state = states.stream().anyMatch(s -> s.name().equals(target));
            if (!state && !target.equals("w")) {
                diagnostics.report(Diagnostic.of(
                                Code.WRONG_KIND,
                                assign.name().span(),
                                "`" + target + "` cannot be assigned: an optimizer assigns `w` and its states")
                        .help("write `state " + target + "` above, or `let " + target + " = …` for an intermediate"));
                return;
            }
            update(assign.name(), assign.value());
        }

        private void update(Name target, org.mlpc.compiler.syntax.Term term) {
            Expr value = activations.resolver().number(term, scope);
            Limits.check(term.span(), value, diagnostics);
            updates.add(new Update(target.text(), value));
        }

        void finish() {
            if (updates.stream().noneMatch(u -> u.target().equals("w"))) {
                diagnostics.report(Diagnostic.of(
                                Code.MISSING_PART,
                                declaration.name().span(),
                                "the optimizer `" + declaration.name() + "` never changes `w`")
                        .help("add a line such as `w = w - learning_rate * g`"));
            }
        }
    }
}
