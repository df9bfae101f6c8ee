package org.mlpc.compiler.check.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.term.Counts;
import org.mlpc.compiler.check.term.DeclaredParameters;
import org.mlpc.compiler.check.term.Quote;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Condition;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Resolves optimizers: what they keep for each parameter and what they do in a step. */
public final class Optimizers {
    private static final List<String> IMPLICIT = List.of("w", "g", "t");

    private final Library library;
    private final Diagnostics diagnostics;
    private final Activations activations;
    private final Schedules schedules;

    public Optimizers(Library library, Diagnostics diagnostics, Activations activations, Schedules schedules) {
        this.library = library;
        this.diagnostics = diagnostics;
        this.activations = activations;
        this.schedules = schedules;
    }

    /** The optimizer of a network with its arguments in place. */
    public Optional<Optimizer> use(Span span, Use use, int epochs) {
        String name = library.original(Library.Kind.OPTIMIZER, use.name().text());
        if (Library.builtIn(Library.Kind.OPTIMIZER, name)) {
            return new Minimization(diagnostics, activations).use(span, use, name);
        }
        return library.require(Library.Kind.OPTIMIZER, use.name(), diagnostics)
                .map(Declaration.Optimizer.class::cast)
                .flatMap(declaration -> use(span, use, declaration, epochs));
    }

    private Optional<Optimizer> use(Span span, Use use, Declaration.Optimizer declaration, int epochs) {
        int before = diagnostics.errors();
        Map<String, Optimizer.Schedule> scheduled = new HashMap<>();
        List<Use.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < use.arguments().size(); i++) {
            Use.Argument argument = use.arguments().get(i);
            schedules.requireKnown(argument.value());
            Optional<Optimizer.Schedule> schedule =
                    schedules.asSchedule(argument.value()).flatMap(s -> schedules.use(s, epochs));
            if (schedule.isPresent()) {
                parameter(argument, i, declaration).ifPresent(name -> scheduled.put(name, schedule.get()));
            }
            arguments.add(schedule.map(s -> starting(argument, s)).orElse(argument));
        }
        if (diagnostics.errors() != before) {
            return Optional.empty();
        }
        return activations
                .arguments()
                .bind(use, arguments, declaration.parameters(), true)
                .flatMap(values -> resolve(span, declaration, Quote.of(use.span()), values, scheduled, true));
    }

    private static Optional<String> parameter(Use.Argument argument, int index, Declaration.Optimizer declaration) {
        Optional<String> byPosition = index < declaration.parameters().size()
                ? Optional.of(declaration.parameters().get(index).name().text())
                : Optional.empty();
        return argument.name().map(Name::text).or(() -> byPosition);
    }

    /** The argument with the schedule's first value, which is checked like any number. */
    private static Use.Argument starting(Use.Argument argument, Optimizer.Schedule schedule) {
        String first = Literals.shortest(Schedules.first(schedule));
        return new Use.Argument(
                argument.span(),
                argument.name(),
                new Term.Number(argument.value().span(), first));
    }

    /** Resolves a declaration, used or not, and reports what is wrong with it. */
    public void check(Declaration.Optimizer declaration) {
        Map<String, Expr.Constant> values = new LinkedHashMap<>();
        declaration.parameters().forEach(p -> values.put(p.name().text(), Exprs.constant("0.5")));
        resolve(declaration.span(), declaration, declaration.name().text(), values, Map.of(), false);
    }

    private Optional<Optimizer> resolve(
            Span span,
            Declaration.Optimizer declaration,
            String display,
            Map<String, Expr.Constant> values,
            Map<String, Optimizer.Schedule> scheduled,
            boolean used) {
        int before = diagnostics.errors();
        DeclaredParameters.check(declaration.parameters(), IMPLICIT, diagnostics);
        List<Optimizer.Argument> arguments = arguments(values, scheduled);
        Scope given = DeclaredParameters.scope(
                declaration.parameters(), declaration.name().text());
        OptimizerBody body = new OptimizerBody(diagnostics, activations, declaration, values, step(given), used);
        List<Condition> expects = new Conditions(declaration.name().text(), activations, diagnostics)
                .ofArguments(declaration.expects(), given, List.copyOf(values.keySet()));
        body.expectUndeclared();
        if (!Counts.few(
                diagnostics,
                declaration.span(),
                "statements",
                declaration.statements().size(),
                Counts.STATEMENTS)) {
            return Optional.empty();
        }
        declaration.statements().forEach(body::statement);
        body.finish();
        if (diagnostics.errors() == before) {
            activations
                    .limits()
                    .step(declaration.name().span(), body.states().size(), body.updates(), scheduled.values());
        }
        javaNames(declaration, arguments, body);
        return diagnostics.errors() != before
                ? Optional.empty()
                : Optional.of(new Optimizer(
                        span,
                        declaration.name().text(),
                        display,
                        arguments,
                        body.states(),
                        body.scalars(),
                        body.updates(),
                        expects));
    }

    private static List<Optimizer.Argument> arguments(
            Map<String, Expr.Constant> values, Map<String, Optimizer.Schedule> scheduled) {
        return values.entrySet().stream()
                .map(v -> new Optimizer.Argument(
                        v.getKey(),
                        v.getValue().value(),
                        v.getValue().spelling(),
                        Optional.ofNullable(scheduled.get(v.getKey()))))
                .toList();
    }

    /** What a step is given beside the arguments: the parameter, its gradient and the number of the step. */
    private static Scope step(Scope given) {
        return given.with("w", Exprs.variable("w", Extent.SCALAR))
                .with("g", Exprs.variable("g", Extent.SCALAR))
                .with("t", Exprs.variable("t", Extent.UNIFORM));
    }

    /** Arguments, multipliers of schedules and states become fields of one class. */
    private void javaNames(Declaration.Optimizer declaration, List<Optimizer.Argument> arguments, OptimizerBody body) {
        Map<String, String> seen = new HashMap<>();
        for (Optimizer.Argument argument : arguments) {
            boolean scheduled = argument.schedule().isPresent();
            String what = (scheduled ? "what multiplies `" : "`") + argument.name() + "`";
            javaName(declaration, JavaNames.lowerCamel(argument.name()) + (scheduled ? "Multiplier" : ""), what, seen);
        }
        body.states().forEach(s -> javaName(declaration, JavaNames.lowerCamel(s.name()), "`" + s.name() + "`", seen));
        body.scalars().forEach(s -> javaName(declaration, JavaNames.lowerCamel(s.name()), "`" + s.name() + "`", seen));
    }

    private void javaName(Declaration.Optimizer declaration, String java, String what, Map<String, String> seen) {
        String first = seen.putIfAbsent(java, what);
        if (first != null) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.JAVA_NAME,
                    declaration.name().span(),
                    what + " and " + first + " would have the same name in Java"));
        }
    }
}
