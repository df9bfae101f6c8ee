package org.mlpc.compiler.check.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mlpc.compiler.check.term.Resolver;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.network.Condition;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Term;

/** Resolves what stands behind {@code expects}, {@code reaches} and {@code ensures}. */
final class Conditions {
    private static final Set<Operator> COMPARISONS =
            Set.of(Operator.LESS, Operator.LESS_OR_EQUAL, Operator.GREATER, Operator.GREATER_OR_EQUAL, Operator.EQUAL);

    private final String owner;
    private final Activations activations;
    private final Diagnostics diagnostics;

    /** Of a loss, an activation or an optimizer of a name. */
    Conditions(String owner, Activations activations, Diagnostics diagnostics) {
        this.owner = owner;
        this.activations = activations;
        this.diagnostics = diagnostics;
    }

    /**
     * The conditions, each about one of the given variables; what is wrong with others is reported.
     *
     * @param about names in the language, such as {@code y} and {@code t}
     */
    List<Condition> resolve(List<Term> written, Scope scope, List<String> about) {
        String first = about.get(0);
        return resolve(written, scope, about, "`" + first + " >= 0` or `sum(" + first + ") == 1`");
    }

    /** The conditions of an optimizer, each about one of its parameters. */
    List<Condition> ofArguments(List<Term> written, Scope scope, List<String> parameters) {
        List<String> about = parameters.isEmpty() ? List.of("a parameter") : parameters;
        return resolve(written, scope, about, "`" + (parameters.isEmpty() ? "rate" : about.get(0)) + " <= 1`");
    }

    private List<Condition> resolve(List<Term> written, Scope scope, List<String> about, String example) {
        List<Condition> conditions = new ArrayList<>();
        for (Term term : written) {
            Expr expr = activations.resolver().condition(term, scope);
            if (expr == Resolver.POISON) {
                continue;
            }
            activations.limits().check(term.span(), expr);
            boolean compares = expr instanceof Expr.Operation o && COMPARISONS.contains(o.operator());
            long variables = Graph.of(expr).nodes().stream()
                    .filter(node -> node instanceof Expr.Variable v && about.contains(v.name()))
                    .distinct()
                    .count();
            if (!compares || variables != 1) {
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.TYPE,
                                term.span(),
                                compares
                                        ? "a condition is about " + String.join(" or ", quoted(about))
                                        : "a condition compares two numbers by `<`, `<=`, `>`, `>=` or `==`")
                        .help("write one such as " + example + ", and several with commas"));
                continue;
            }
            Expr.Operation comparison = (Expr.Operation) expr;
            conditions.add(new Condition(
                    owner, comparison.operator(), comparison.first(), comparison.second(), text(term.span())));
        }
        return conditions;
    }

    /** How a condition is shown: as written, on one line. */
    static String text(Span span) {
        return span.text().replaceAll("\\s+", " ");
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").toList();
    }
}
