package org.mlpc.compiler.check.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Use;

/** Resolves calls of the built-in functions. */
final class FunctionCalls {
    private final Diagnostics diagnostics;
    private final Resolver.ActivationCalls activations;

    /** @param activations which can be called as well, and which a misspelt name may have meant */
    FunctionCalls(Diagnostics diagnostics, Resolver.ActivationCalls activations) {
        this.diagnostics = diagnostics;
        this.activations = activations;
    }

    /** Whether a function of this name is built in. */
    static boolean builtIn(String name) {
        return Reducer.of(name).isPresent() || Operator.function(name).isPresent();
    }

    /** A call with its arguments in place; {@link Resolver#POISON} after a report. */
    Expr call(Use use, List<Expr> arguments, String definition) {
        String name = use.name().text();
        Optional<Reducer> reducer = Reducer.of(name);
        if (reducer.isPresent()
                && (arguments.size() == 1 || Operator.function(name).isEmpty())) {
            return reduction(use, reducer.get(), arguments);
        }
        Optional<Operator> operator = Operator.function(name);
        if (operator.isEmpty()) {
            return name.equals(definition) ? recursion(use) : unknownFunction(use);
        }
        if (arguments.size() != operator.get().operands()) {
            return report(count(use.span(), name, operator.get().operands(), arguments.size()));
        }
        return Exprs.apply(operator.get(), arguments, "");
    }

    private Expr reduction(Use use, Reducer reducer, List<Expr> arguments) {
        if (arguments.size() != 1) {
            return report(count(use.span(), reducer.symbol(), 1, arguments.size()));
        }
        if (arguments.get(0).extent() != Extent.VECTOR) {
            return report(Diagnostic.of(
                            DiagnosticCode.TYPE,
                            use.arguments().get(0).span(),
                            "`" + reducer.symbol() + "` needs a vector")
                    .label("this is one number")
                    .help("a parameter written with brackets, such as `z[]`, is a vector over the units"));
        }
        return Exprs.reduce(reducer, arguments.get(0));
    }

    private static Diagnostic count(Span span, String name, int expected, int found) {
        return Diagnostic.of(
                DiagnosticCode.ARGUMENT,
                span,
                "`" + name + "` takes " + expected + (expected == 1 ? " argument" : " arguments") + ", not " + found);
    }

    private Expr recursion(Use use) {
        return report(Diagnostic.of(DiagnosticCode.CIRCULAR, use.name().span(), "`" + use.name() + "` calls itself")
                .help("a definition has an end: inside it only a built-in function can be called by its name"));
    }

    private Expr unknownFunction(Use use) {
        List<String> known = new ArrayList<>(activations.names());
        for (Operator operator : Operator.values()) {
            if (operator.form() == Operator.Form.FUNCTION) {
                known.add(operator.symbol());
            }
        }
        for (Reducer reducer : Reducer.values()) {
            known.add(reducer.symbol());
        }
        Diagnostic unknown = Diagnostic.of(
                DiagnosticCode.UNKNOWN_NAME, use.name().span(), "there is no function `" + use.name() + "`");
        return report(Suggestion.help(Habits.Kind.FUNCTION, use.name().text(), known)
                .map(unknown::help)
                .orElse(unknown));
    }

    private Expr report(Diagnostic diagnostic) {
        diagnostics.report(diagnostic);
        return Resolver.POISON;
    }
}
