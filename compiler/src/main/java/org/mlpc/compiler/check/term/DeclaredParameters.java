package org.mlpc.compiler.check.term;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Checks the parameters of a declaration and makes names of them. */
public final class DeclaredParameters {
    private DeclaredParameters() {}

    /** Reports parameters that are given twice or hide an implicit name. */
    public static void check(List<Parameter> parameters, List<String> implicit, Diagnostics diagnostics) {
        Counts.few(diagnostics, parameters.stream().map(Parameter::span).toList(), "parameters", Counts.PARAMETERS);
        checkNames(parameters, implicit, new HashMap<>(), diagnostics);
        for (Parameter parameter : parameters) {
            if (parameter.vector()) {
                diagnostics.report(Diagnostic.of(
                        DiagnosticCode.TYPE, parameter.span(), "a parameter is one number, so it has no brackets"));
            }
        }
    }

    /** Reports inputs of a loss that are named like each other, like a parameter or an implicit name. */
    public static void checkInputs(
            List<Parameter> inputs, List<Parameter> parameters, List<String> implicit, Diagnostics diagnostics) {
        Map<String, Parameter> seen = new HashMap<>();
        parameters.forEach(p -> seen.put(p.name().text(), p));
        checkNames(inputs, implicit, seen, diagnostics);
    }

    private static void checkNames(
            List<Parameter> parameters, List<String> implicit, Map<String, Parameter> seen, Diagnostics diagnostics) {
        for (Parameter parameter : parameters) {
            String name = parameter.name().text();
            Parameter first = seen.putIfAbsent(name, parameter);
            if (first != null) {
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.DUPLICATE, parameter.name().span(), "`" + name + "` is declared twice")
                        .also(first.name().span(), "first declared here"));
            }
            if (implicit.contains(name)) {
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.DUPLICATE,
                                parameter.name().span(),
                                "`" + name + "` has a meaning of its own here")
                        .help("choose another name for the parameter"));
            }
        }
    }

    /** Reports parameters that are learned or drawn: they have a unit's own values, which only activations have. */
    public static void checkGiven(List<Parameter> parameters, String what, Diagnostics diagnostics) {
        for (Parameter parameter : parameters) {
            if (parameter.kind() != Parameter.Kind.GIVEN) {
                String how = parameter.kind() == Parameter.Kind.LEARNED ? "learn" : "draw";
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.ARGUMENT,
                                parameter.span(),
                                what + " cannot " + how + " `" + parameter.name() + "`")
                        .label("only an activation can: a number for each unit")
                        .help("give it a default, `" + parameter.name() + " = 1`, or none"));
            }
        }
    }

    /**
     * A parameter of something built in.
     *
     * @param use whose place it has
     * @param standard the value that it has when it is not given; without one it must be
     */
    public static Parameter builtIn(Use use, String name, OptionalDouble standard) {
        Optional<Term> value = standard.isEmpty()
                ? Optional.empty()
                : Optional.of(new Term.Number(use.span(), Literals.shortest(standard.getAsDouble())));
        return new Parameter(use.span(), new Name(use.span(), name), false, Parameter.Kind.GIVEN, value);
    }

    /** The parameters as names for numbers that are known before the examples. */
    public static Scope scope(List<Parameter> parameters, String definition) {
        Map<String, Expr> values = new LinkedHashMap<>();
        parameters.forEach(
                p -> values.put(p.name().text(), Exprs.variable(p.name().text(), Extent.UNIFORM)));
        return new Scope(values, definition);
    }
}
