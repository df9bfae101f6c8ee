package org.mlpc.compiler.check.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.check.term.Numbers;
import org.mlpc.compiler.check.term.Resolver;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.State;
import org.mlpc.compiler.network.Optimizer.Update;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Declaration.Statement;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Term;

/** The statements of one optimizer, from top to bottom. */
final class OptimizerBody {
    private final Diagnostics diagnostics;
    private final Activations activations;
    private final Numbers numbers;
    private final Declaration.Optimizer declaration;
    private final Map<String, Expr.Constant> values;
    private final List<State> states = new ArrayList<>();
    private final List<Optimizer.Scalar> scalars = new ArrayList<>();
    private final List<Update> updates = new ArrayList<>();
    private Scope scope;
    private final boolean used;
    private boolean refused;

    /** @param used whether the values are those of a use, and not just any */
    OptimizerBody(
            Diagnostics diagnostics,
            Activations activations,
            Declaration.Optimizer declaration,
            Map<String, Expr.Constant> values,
            Scope scope,
            boolean used) {
        this.diagnostics = diagnostics;
        this.activations = activations;
        this.numbers = new Numbers(activations.resolver(), diagnostics);
        this.declaration = declaration;
        this.values = values;
        this.scope = scope;
        this.used = used;
    }

    /** What is assigned and nowhere declared is reported where it is assigned, and not where it is read. */
    void expectUndeclared() {
        for (Statement statement : declaration.statements()) {
            if (statement instanceof Statement.Assign a
                    && scope.find(a.name().text()).isEmpty()) {
                scope = scope.with(a.name().text(), Resolver.POISON);
            }
        }
    }

    void statement(Statement statement) {
        if (statement instanceof Statement.State s) {
            state(s);
        } else if (statement instanceof Statement.Let l) {
            if (fresh(l.name())) {
                Extent extent = update(l.name(), l.value()).extent();
                scope = scope.with(l.name().text(), Exprs.variable(l.name().text(), extent));
            }
        } else if (statement instanceof Statement.Assign a) {
            assign(a);
        } else {
            scalar((Statement.Scalar) statement);
        }
    }

    private void scalar(Statement.Scalar scalar) {
        if (fresh(scalar.name())) {
            String name = scalar.name().text();
            scalars.add(new Optimizer.Scalar(name, start(scalar.name(), Optional.of(scalar.start()))));
            scope = scope.with(name, Exprs.variable(name, Extent.UNIFORM));
        }
    }

    private double start(Name name, Optional<Term> start) {
        Scope arguments = new Scope(new LinkedHashMap<>(values), "");
        return start.flatMap(s -> used
                        ? numbers.number(s, arguments, "the start of `" + name + "`")
                        : activations.resolver().constant(s, arguments))
                .map(Expr.Constant::value)
                .orElse(0.0);
    }

    private void state(Statement.State state) {
        for (Statement.Memory memory : state.memories()) {
            Name name = memory.name();
            double start = start(name, memory.start());
            if (fresh(name)) {
                states.add(new State(name.text(), start));
                scope = scope.with(name.text(), Exprs.variable(name.text(), Extent.SCALAR));
            }
        }
    }

    private boolean fresh(Name name) {
        if (scope.find(name.text())
                .filter(meaning -> meaning != Resolver.POISON)
                .isPresent()) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.DUPLICATE, name.span(), "`" + name + "` already has a meaning in this optimizer"));
            return false;
        }
        return true;
    }

    private void assign(Statement.Assign assign) {
        String target = assign.name().text();
        boolean state = states.stream().anyMatch(s -> s.name().equals(target));
        boolean scalar = scalars.stream().anyMatch(s -> s.name().equals(target));
        if (!state && !scalar && !target.equals("w")) {
            refused = true;
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.WRONG_KIND,
                            assign.name().span(),
                            "`" + target + "` cannot be assigned: an optimizer assigns `w`, its states and its scalars")
                    .help(assignable(target)));
            return;
        }
        Expr value = update(assign.name(), assign.value());
        if (scalar && value.extent() != Extent.UNIFORM) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.TYPE,
                            assign.value().span(),
                            "the scalar `" + target + "` is one number, but this differs from parameter to parameter")
                    .help("a scalar reads arguments, `t` and scalars; what depends on `w` or `g` is a `state`"));
        }
    }

    private String assignable(String target) {
        List<String> names = new ArrayList<>();
        states.forEach(s -> names.add(s.name()));
        scalars.forEach(s -> names.add(s.name()));
        return Suggestion.help(target, names)
                .orElse("write `state " + target + "` above, or `let " + target + " = …` for an intermediate");
    }

    private Expr update(Name target, Term term) {
        Expr value = activations.resolver().number(term, scope);
        activations.limits().check(term.span(), value);
        updates.add(new Update(target.text(), value));
        return value;
    }

    /** What it keeps for each parameter. */
    List<State> states() {
        return states;
    }

    /** What it keeps once for all. */
    List<Optimizer.Scalar> scalars() {
        return scalars;
    }

    /** What it does in a step, in this order. */
    List<Update> updates() {
        return updates;
    }

    /** Reports an optimizer that changes no parameter. */
    void finish() {
        if (!refused && updates.stream().noneMatch(u -> u.target().equals("w"))) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.MISSING_PART,
                            declaration.name().span(),
                            "the optimizer `" + declaration.name() + "` never changes `w`")
                    .help("add a line such as `w = w - learning_rate * g`"));
        }
    }
}
