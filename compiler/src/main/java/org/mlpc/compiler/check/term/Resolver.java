package org.mlpc.compiler.check.term;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Turns a written expression into one that is meant: names found, types agreed, {@code let} and calls dissolved. */
public final class Resolver {
    /** Stands for what could not be resolved, so that one mistake is reported once. */
    public static final Expr POISON = Exprs.variable("?", Extent.UNIFORM);

    private final Diagnostics diagnostics;
    private final ActivationCalls activations;
    private final FunctionCalls functions;

    /** How a call of an activation inside an expression is resolved. */
    public interface ActivationCalls {
        /** Whether there is such an activation where its name is written. */
        boolean known(Name name);

        /** The names there are. */
        java.util.Collection<String> names();

        /** The activation's definition with its arguments in place; {@link #POISON} after a report. */
        Expr call(Use use, Expr argument, List<Use.Argument> parameters);
    }

    public Resolver(Diagnostics diagnostics, ActivationCalls activations) {
        this.diagnostics = diagnostics;
        this.activations = activations;
        this.functions = new FunctionCalls(diagnostics, activations);
    }

    /** A number-valued expression. */
    public Expr number(Term term, Scope scope) {
        return number(term, resolve(term, scope));
    }

    private Expr number(Term term, Expr expr) {
        if (logical(expr)) {
            return report(Diagnostic.of(
                            DiagnosticCode.TYPE, term.span(), "a number is needed here, but this is true or false")
                    .help("write `if " + term.span().text() + " then 1 else 0`"));
        }
        return expr;
    }

    /** An expression that is true or false. */
    public Expr condition(Term term, Scope scope) {
        return truth(term, scope);
    }

    private Expr truth(Term term, Scope scope) {
        return truth(term, resolve(term, scope));
    }

    private Expr truth(Term term, Expr expr) {
        if (expr != POISON && !logical(expr)) {
            return report(
                    Diagnostic.of(DiagnosticCode.TYPE, term.span(), "a condition is needed here, but this is a number")
                            .help("compare it: `" + term.span().text() + " > 0`"));
        }
        return expr;
    }

    private static boolean logical(Expr expr) {
        return expr instanceof Operation o && o.operator().logical();
    }

    private Expr report(Diagnostic diagnostic) {
        diagnostics.report(diagnostic);
        return POISON;
    }

    private Expr resolve(Term term, Scope scope) {
        if (term instanceof Term.Number n) {
            return constant(n);
        }
        if (term instanceof Term.Reference r) {
            return reference(r, scope);
        }
        if (term instanceof Term.Unary u) {
            return unary(u, scope);
        }
        if (term instanceof Term.Binary b) {
            return binary(b, scope);
        }
        if (term instanceof Term.If i) {
            return guard(
                    List.of(
                            truth(i.condition(), scope),
                            number(i.consequence(), scope),
                            number(i.alternative(), scope)),
                    parts -> Exprs.select(parts.get(0), parts.get(1), parts.get(2)));
        }
        if (term instanceof Term.Let let) {
            return let(let, scope);
        }
        if (term instanceof Term.Call call) {
            return call(call.use(), scope);
        }
        return report(Diagnostic.of(DiagnosticCode.TYPE, term.span(), "a list cannot stand in an expression")
                .help("only arguments such as `at = [1000, 2000]` take a list"));
    }

    private Expr constant(Term.Number number) {
        Expr.Constant constant = Exprs.constant(number.spelling());
        if (Double.isInfinite(constant.value())) {
            return report(Diagnostic.of(DiagnosticCode.OUT_OF_RANGE, number.span(), "this number is too large")
                    .label("at most about 1.8e308"));
        }
        return constant;
    }

    private static Expr guard(List<Expr> parts, java.util.function.Function<List<Expr>, Expr> make) {
        for (Expr part : parts) {
            if (part == POISON) {
                return POISON;
            }
        }
        return make.apply(parts);
    }

    private Expr reference(Term.Reference reference, Scope scope) {
        Optional<Expr> value = scope.find(reference.name());
        if (value.isPresent()) {
            return value.get();
        }
        if (reference.name().equals("pi")) {
            return Exprs.constant(Math.PI);
        }
        Diagnostic unknown = Diagnostic.of(
                DiagnosticCode.UNKNOWN_NAME, reference.span(), "there is no value `" + reference.name() + "` here");
        Optional<String> near = Suggestion.help(reference.name(), scope.values().keySet());
        String known = scope.values().isEmpty()
                ? "only numbers and `pi` can stand here"
                : "known here: " + Quote.some(scope.values().keySet());
        return report(unknown.help(near.orElse(known)));
    }

    private Expr unary(Term.Unary unary, Scope scope) {
        if (unary.operator() == Term.UnaryOperator.NOT) {
            return guard(List.of(truth(unary.operand(), scope)), p -> Exprs.apply(Operator.NOT, p.get(0)));
        }
        Expr operand = number(unary.operand(), scope);
        return operand == POISON ? POISON : Exprs.negate(operand);
    }

    /** From the left without recursion, since a sum is as deep as it is long. */
    private Expr binary(Term.Binary binary, Scope scope) {
        Deque<Term.Binary> chain = new ArrayDeque<>();
        Term left = binary;
        for (; left instanceof Term.Binary inner; left = inner.left()) {
            chain.push(inner);
        }
        Expr result = resolve(left, scope);
        for (Term.Binary outer : chain) {
            result = binary(outer, result, scope);
        }
        return result;
    }

    private Expr binary(Term.Binary binary, Expr resolved, Scope scope) {
        Operator operator = WrittenOperators.meant(binary.operator());
        boolean logic = operator.form() == Operator.Form.LOGIC;
        Expr left = logic ? truth(binary.left(), resolved) : number(binary.left(), resolved);
        Expr right = logic ? truth(binary.right(), scope) : number(binary.right(), scope);
        return guard(List.of(left, right), p -> Exprs.apply(operator, p.get(0), p.get(1)));
    }

    private Expr let(Term.Let let, Scope scope) {
        if (scope.find(let.name().text()).isPresent()) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.DUPLICATE,
                            let.name().span(),
                            "`" + let.name() + "` already has a meaning here")
                    .help("choose another name for the intermediate"));
        }
        Expr value = number(let.value(), scope);
        Expr named = value == POISON ? POISON : Exprs.named(value, let.name().text());
        return resolve(let.body(), scope.with(let.name().text(), named));
    }

    private Expr call(Use use, Scope scope) {
        String name = use.name().text();
        if (!name.equals(scope.definition()) && activations.known(use.name())) {
            return activation(use, scope);
        }
        List<Expr> arguments = new ArrayList<>();
        for (Use.Argument argument : use.arguments()) {
            argument.name()
                    .filter(n -> FunctionCalls.builtIn(name))
                    .ifPresent(n -> diagnostics.report(Diagnostic.of(
                            DiagnosticCode.ARGUMENT, n.span(), "`" + name + "` takes its arguments without names")));
            arguments.add(number(argument.value(), scope));
        }
        return guard(arguments, all -> functions.call(use, all, scope.definition()));
    }

    private Expr activation(Use use, Scope scope) {
        if (use.arguments().isEmpty()) {
            return report(Diagnostic.of(
                    DiagnosticCode.ARGUMENT, use.span(), "`" + use.name() + "` needs the value it is applied to"));
        }
        Optional<Name> named = use.arguments().get(0).name();
        if (named.isPresent()) {
            return report(Diagnostic.of(
                    DiagnosticCode.ARGUMENT,
                    named.get().span(),
                    "the value that `" + use.name() + "` is applied to has no name"));
        }
        Expr argument = number(use.arguments().get(0).value(), scope);
        List<Use.Argument> rest = use.arguments().subList(1, use.arguments().size());
        return argument == POISON ? POISON : activations.call(use, argument, rest);
    }

    /** An expression of numbers alone, for sizes, weights and factors. */
    public Optional<Expr.Constant> constant(Term term, Scope scope) {
        Expr expr = number(term, scope);
        if (expr == POISON) {
            return Optional.empty();
        }
        Expr simple = expr instanceof Expr.Constant
                ? expr
                : org.mlpc.compiler.calculus.Simplifier.simplify(Exprs.substitute(expr, Map.of()));
        return simple instanceof Expr.Constant c ? Optional.of(c) : Optional.empty();
    }
}
