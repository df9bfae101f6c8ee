package org.mlpc.compiler.check.term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation.Drawn;
import org.mlpc.compiler.network.Activation.Learned;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Parameter.Kind;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** The parameters of an activation of which each unit has its own: what is learned, and what is drawn. */
public final class UnitParameters {
    /** Names with a meaning beside those of an activation, in what a layer computes. */
    private static final Set<String> TAKEN = Set.of("y", "t", "units", "class_weight");

    private final Declaration.Activation declaration;
    private final Resolver resolver;
    private final Diagnostics diagnostics;

    public UnitParameters(Declaration.Activation declaration, Resolver resolver, Diagnostics diagnostics) {
        this.declaration = declaration;
        this.resolver = resolver;
        this.diagnostics = diagnostics;
    }

    /** Reports names that such a parameter cannot have, and what cannot be drawn. */
    public static void check(List<Parameter> parameters, Diagnostics diagnostics) {
        Counts.few(
                diagnostics,
                parameters.stream()
                        .filter(p -> p.kind() != Kind.GIVEN)
                        .map(Parameter::span)
                        .toList(),
                "parameters that are learned or drawn",
                Counts.OWN_PARAMETERS);
        Map<String, Parameter> seen = new HashMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.kind() == Kind.GIVEN) {
                continue;
            }
            String name = parameter.name().text();
            Parameter first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), parameter);
            if (TAKEN.contains(name) || first != null && !first.name().text().equals(name)) {
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.JAVA_NAME,
                                parameter.name().span(),
                                TAKEN.contains(name)
                                        ? "`" + name + "` has a meaning of its own in a layer"
                                        : "`" + name + "` and `" + first.name() + "` would have the same name in Java")
                        .help("choose another name for the parameter"));
            }
            if (parameter.kind() == Kind.DRAWN && distribution(parameter).isEmpty()) {
                diagnostics.report(Diagnostic.of(
                                DiagnosticCode.ARGUMENT,
                                parameter.value().map(Term::span).orElse(parameter.span()),
                                "`" + name + "` can be drawn from `uniform(low, high)` only")
                        .help("write `" + name + " ~ uniform(0, 1)`, and make of it in the formula what is needed"));
            }
        }
    }

    private static Optional<List<Term>> distribution(Parameter parameter) {
        if (parameter.value().orElse(null) instanceof Term.Call call) {
            Use use = call.use();
            boolean plain = use.arguments().stream().allMatch(a -> a.name().isEmpty());
            if (use.name().text().equals("uniform") && use.arguments().size() == 2 && plain) {
                return Optional.of(
                        use.arguments().stream().map(Use.Argument::value).toList());
            }
        }
        return Optional.empty();
    }

    /** What can be set where the activation is used: what is given, and where learning starts. */
    public static List<Parameter> settable(List<Parameter> parameters) {
        return parameters.stream().filter(p -> p.kind() != Kind.DRAWN).toList();
    }

    /** The parameters as names: numbers known before the examples, or values of each unit. */
    public static Scope scope(Declaration.Activation declaration, Extent unit) {
        Map<String, Expr> names = new LinkedHashMap<>();
        for (Parameter p : declaration.parameters()) {
            Extent extent = p.kind() == Kind.GIVEN ? Extent.UNIFORM : unit;
            names.put(p.name().text(), Exprs.variable(p.name().text(), extent));
        }
        return new Scope(names, declaration.name().text());
    }

    /** The parameters that are the same for all units, as names. */
    public static Scope given(Declaration.Activation declaration) {
        List<Parameter> given = declaration.parameters().stream()
                .filter(p -> p.kind() == Kind.GIVEN)
                .toList();
        return DeclaredParameters.scope(given, declaration.name().text());
    }

    /** The values of what is given. */
    public Map<String, Expr> given(Map<String, Expr.Constant> values) {
        Map<String, Expr> given = new LinkedHashMap<>(values);
        of(Kind.LEARNED).forEach(p -> given.remove(p.name().text()));
        return given;
    }

    private List<Parameter> of(Kind kind) {
        return declaration.parameters().stream().filter(p -> p.kind() == kind).toList();
    }

    /** What is learned, starting at its value. */
    public List<Learned> learned(Map<String, Expr.Constant> values) {
        return of(Kind.LEARNED).stream()
                .map(p -> p.name().text())
                .map(name -> new Learned(
                        name, name, Objects.requireNonNull(values.get(name)).value()))
                .toList();
    }

    /** What is drawn, with the bounds at these arguments; empty after a report. */
    public Optional<List<Drawn>> drawn(Map<String, Expr.Constant> values) {
        List<Drawn> drawn = new ArrayList<>();
        List<Parameter> parameters = of(Kind.DRAWN);
        for (Parameter parameter : parameters) {
            List<Term> bounds = distribution(parameter).orElseThrow();
            Scope scope = new Scope(new LinkedHashMap<>(values), "");
            Optional<Expr.Constant> low = resolver.constant(bounds.get(0), scope);
            Optional<Expr.Constant> high = resolver.constant(bounds.get(1), scope);
            if (low.isPresent() && high.isPresent()) {
                ordered(parameter, low.get(), high.get());
                drawn.add(new Drawn(
                        parameter.name().text(), low.get().value(), high.get().value()));
            }
        }
        return drawn.size() == parameters.size() ? Optional.of(drawn) : Optional.empty();
    }

    private void ordered(Parameter parameter, Expr.Constant low, Expr.Constant high) {
        if (!(low.value() <= high.value()) || !Double.isFinite(high.value() - low.value())) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.OUT_OF_RANGE,
                    parameter.span(),
                    "`" + parameter.name() + "` is drawn from " + low.spelling() + " to " + high.spelling()
                            + ", but the lower bound comes first"));
        }
    }

    /** The output with what is drawn at its mean. */
    public static Expr inference(Expr definition, List<Drawn> drawn) {
        Map<String, Expr> means = new LinkedHashMap<>();
        drawn.forEach(d -> means.put(d.variable(), Exprs.constant(d.mean())));
        return means.isEmpty() ? definition : Exprs.substitute(definition, means);
    }
}
