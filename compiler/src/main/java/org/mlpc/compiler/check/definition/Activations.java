package org.mlpc.compiler.check.definition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mlpc.compiler.calculus.Differentiator;
import org.mlpc.compiler.calculus.Simplifier;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.range.Limits;
import org.mlpc.compiler.check.term.Arguments;
import org.mlpc.compiler.check.term.Resolver;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.check.term.UnitParameters;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Activation.SlopeKind;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Resolves activations, finds their derivatives and compares them with the written ones. */
public final class Activations implements Resolver.ActivationCalls {
    private final Library library;
    private final Diagnostics diagnostics;
    private final Resolver resolver;
    private final Arguments arguments;
    private final Limits limits;
    private final ActivationDefinitions definitions;

    public Activations(Library library, Diagnostics diagnostics) {
        this.library = library;
        this.diagnostics = diagnostics;
        this.resolver = new Resolver(diagnostics, this);
        this.arguments = new Arguments(diagnostics, resolver);
        this.limits = new Limits(diagnostics);
        this.definitions = new ActivationDefinitions(library, diagnostics, this);
    }

    /** Resolves expressions that may call activations. */
    public Resolver resolver() {
        return resolver;
    }

    /** What expressions of any declaration may cost. */
    public Limits limits() {
        return limits;
    }

    /** An expression of a declaration; reports one that costs too much. */
    Expr limited(Term term, Scope scope) {
        Expr value = resolver.number(term, scope);
        limits.check(term.span(), value);
        return value;
    }

    /** Binds arguments of any declaration. */
    public Arguments arguments() {
        return arguments;
    }

    @Override
    public boolean known(Name name) {
        return library.find(Library.Kind.ACTIVATION, name).isPresent();
    }

    @Override
    public Collection<String> names() {
        return library.names(Library.Kind.ACTIVATION);
    }

    @Override
    public Expr call(Use use, Expr argument, List<Use.Argument> given) {
        Optional<ActivationDefinition> definition = definitions.define(use.name());
        if (definition.isEmpty()) {
            return Resolver.POISON;
        }
        if (definition.get().extent() == Extent.VECTOR && argument.extent() != Extent.VECTOR) {
            diagnostics.report(needsVector(use));
            return Resolver.POISON;
        }
        List<Parameter> parameters = definition.get().declaration().parameters();
        if (parameters.stream().anyMatch(p -> p.kind() != Parameter.Kind.GIVEN)) {
            diagnostics.report(Diagnostic.of(
                            DiagnosticCode.WRONG_KIND,
                            use.span(),
                            "`" + use.name() + "` cannot be called: it learns or draws a number for each unit")
                    .label("it can only stand at a layer")
                    .help("write its formula here, and learn or draw what it needs"));
            return Resolver.POISON;
        }
        return arguments
                .bind(use, given, parameters, false)
                .map(values -> {
                    Map<String, Expr> all = new LinkedHashMap<>(values);
                    all.put("z", argument);
                    return limits.callable(use, definition.get().value())
                            ? Exprs.substitute(definition.get().value(), all)
                            : Resolver.POISON;
                })
                .orElse(Resolver.POISON);
    }

    public static Diagnostic needsVector(Use use) {
        return Diagnostic.of(
                DiagnosticCode.TYPE, use.span(), "`" + use.name() + "` needs a vector, but this is one number");
    }

    /** The activation as a function that a feature is put through. */
    public Optional<Feature.Kind.Transformed> transform(Use use) {
        Optional<ActivationDefinition> definition = definitions.define(use.name());
        if (definition.isEmpty()) {
            return Optional.empty();
        }
        if (definition.get().extent() == Extent.VECTOR) {
            diagnostics.report(needsVector(use));
            return Optional.empty();
        }
        Declaration.Activation declaration = definition.get().declaration();
        if (declaration.parameters().stream().anyMatch(p -> p.kind() != Parameter.Kind.GIVEN)) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.ARGUMENT,
                    use.span(),
                    "`" + use.name() + "` learns or draws a parameter, a transform cannot"));
            return Optional.empty();
        }
        return arguments
                .bind(use, use.arguments(), declaration.parameters(), false)
                .map(values -> new Feature.Kind.Transformed(
                        declaration.name().text(),
                        call(declaration.name().text(), values),
                        Exprs.substitute(definition.get().value(), new LinkedHashMap<>(values))));
    }

    private static String call(String name, Map<String, Expr.Constant> values) {
        return values.isEmpty()
                ? name
                : values.entrySet().stream()
                        .map(v -> v.getKey() + " = "
                                + Literals.shortest(v.getValue().value()))
                        .collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** Resolves a declaration of the user, used or not, and reports what is wrong with it. */
    public void check(Declaration.Activation declaration) {
        definitions.define(declaration).ifPresent(definition -> {
            List<Parameter> given = UnitParameters.settable(declaration.parameters());
            Map<String, Expr.Constant> defaults = arguments.defaults(given);
            if (defaults.size() == given.size()) {
                activation(definition, declaration.name().text(), defaults, true);
            }
        });
    }

    /** The activation of a layer, with its arguments in place. */
    public Optional<Activation> use(Use use) {
        return definitions.define(use.name()).flatMap(definition -> {
            List<Parameter> settable =
                    UnitParameters.settable(definition.declaration().parameters());
            return arguments
                    .bind(use, use.arguments(), settable, false)
                    .flatMap(values ->
                            activation(definition, arguments.shown(use, settable, values), values, differs(use)));
        });
    }

    /** Only arguments can make a derivative wrong that was right with the defaults. */
    private static boolean differs(Use use) {
        return !use.arguments().isEmpty();
    }

    private Optional<Activation> activation(
            ActivationDefinition definition, String display, Map<String, Expr.Constant> values, boolean verify) {
        Declaration.Activation declaration = definition.declaration();
        UnitParameters own = new UnitParameters(declaration, resolver, diagnostics);
        Optional<List<Activation.Drawn>> drawn = own.drawn(values);
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Expr> given = own.given(values);
        Expr value = Exprs.substitute(definition.value(), given);
        Expr derived = derive(value, definition.extent());
        Optional<Expr> written = definition.written().map(w -> Exprs.substitute(w, given));
        SlopeKind kind = declaration.surrogate().isPresent()
                ? SlopeKind.SURROGATE
                : declaration.derivative().isPresent() ? SlopeKind.WRITTEN : SlopeKind.DERIVED;
        Expr slope = written.orElse(derived);
        limits.withDerivative(declaration.body().span(), List.of(value, slope));
        Activation activation = new Activation(
                declaration.name().text(),
                display,
                definition.extent(),
                value,
                slope,
                kind,
                own.learned(values),
                drawn.get(),
                UnitParameters.inference(value, drawn.get()),
                definition.ensures().stream().map(c -> c.with(given)).toList());
        if (verify) {
            new ActivationChecks(diagnostics).verify(declaration, activation);
        }
        return Optional.of(activation);
    }

    /** The derivative in terms of z and a: where the output itself occurs in it, it is a. */
    static Expr derive(Expr value, Extent extent) {
        Expr.Variable z = Exprs.variable("z", extent);
        Expr simple = Simplifier.simplify(value);
        Expr seed = extent == Extent.VECTOR ? Exprs.variable("da", extent) : Exprs.ONE;
        Expr gradient = Differentiator.gradient(simple, z, seed);
        Expr inA = simple instanceof Expr.Variable
                ? gradient
                : Exprs.replace(gradient, simple, Exprs.variable("a", extent));
        return Simplifier.simplify(inA);
    }
}
