package org.mlpc.compiler.check.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.term.DeclaredParameters;
import org.mlpc.compiler.check.term.Scope;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.network.Start;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

/** Resolves initializers down to the distributions that are built in. */
public final class Initializers {
    private final Library library;
    private final Diagnostics diagnostics;
    private final Activations activations;
    private final Distributions distributions;
    private final Deque<Declaration> open = new ArrayDeque<>();

    public Initializers(Library library, Diagnostics diagnostics, Activations activations) {
        this.library = library;
        this.diagnostics = diagnostics;
        this.activations = activations;
        this.distributions = new Distributions(diagnostics, activations);
    }

    /** How a tensor starts, from the initializer of its use. */
    public Optional<Start> use(Use use, int fanIn, int fanOut) {
        return use(use, Scope.empty(), fanIn, fanOut).map(start -> display(start, use));
    }

    private static Start display(Start start, Use use) {
        String name = use.name().text();
        boolean builtIn = start.notation().startsWith(name + "(")
                || start.notation().equals(use.span().text());
        return builtIn ? start : renamed(start, name + ", " + start.notation());
    }

    private static Start renamed(Start start, String notation) {
        if (start instanceof Start.Uniform u) {
            return new Start.Uniform(notation, u.low(), u.high());
        }
        if (start instanceof Start.Normal n) {
            return new Start.Normal(notation, n.mean(), n.deviation());
        }
        if (start instanceof Start.TruncatedNormal n) {
            return new Start.TruncatedNormal(notation, n.mean(), n.deviation());
        }
        if (start instanceof Start.Orthogonal o) {
            return new Start.Orthogonal(notation, o.gain());
        }
        return start instanceof Start.Constant c ? new Start.Constant(notation, c.value()) : start;
    }

    /** The start of a name without arguments, such as a default. */
    public Start standard(String name, int fanIn, int fanOut) {
        return use(bare(library, name), fanIn, fanOut).orElseThrow();
    }

    /** The initializer that fits an activation: what its definition says, or the one for a slope of 1 on both sides. */
    public static Use fitting(Library library, Optional<Use> activation) {
        return activation
                .flatMap(use -> library.find(Library.Kind.ACTIVATION, use.name()))
                .flatMap(declaration -> ((Declaration.Activation) declaration).initializer())
                .orElseGet(() -> bare(library, "glorot_uniform"));
    }

    /** A name without arguments, of the standard library. */
    private static Use bare(Library library, String standard) {
        Name name =
                library.find(Library.Kind.INITIALIZER, standard).orElseThrow().name();
        return new Use(name.span(), name, List.of());
    }

    /** How the weights of a layer start that does not say it. */
    public Start fitting(Optional<Use> activation, int fanIn, int fanOut) {
        return use(fitting(library, activation), fanIn, fanOut)
                .orElseGet(() -> standard("glorot_uniform", fanIn, fanOut));
    }

    /** Reports what is wrong with what an activation says of weights. */
    public void check(Declaration.Activation declaration) {
        declaration.initializer().ifPresent(use -> use(use, 3, 2));
    }

    /** Resolves a declaration, used or not, and reports what is wrong with it. */
    public void check(Declaration.Initializer declaration) {
        Map<String, Expr.Constant> values = new LinkedHashMap<>();
        declaration.parameters().forEach(p -> values.put(p.name().text(), Exprs.constant("0.5")));
        resolve(declaration, values, 3, 2);
    }

    private Optional<Start> use(Use use, Scope scope, int fanIn, int fanOut) {
        if (Library.builtIn(Library.Kind.INITIALIZER, use.name().text())) {
            return distributions.start(use, scope, fanIn, fanOut);
        }
        return library.require(Library.Kind.INITIALIZER, use.name(), diagnostics)
                .map(Declaration.Initializer.class::cast)
                .flatMap(declaration -> activations
                        .arguments()
                        .bind(use, use.arguments(), declaration.parameters(), true, scope)
                        .flatMap(values -> resolve(declaration, values, fanIn, fanOut)));
    }

    private Optional<Start> resolve(
            Declaration.Initializer declaration, Map<String, Expr.Constant> values, int fanIn, int fanOut) {
        if (open.stream().anyMatch(o -> o == declaration)) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.CIRCULAR,
                    declaration.name().span(),
                    "the initializer `" + declaration.name() + "` is defined by itself"));
            return Optional.empty();
        }
        if (activations.limits().deep(declaration, open.size() + 1)) {
            return Optional.empty();
        }
        DeclaredParameters.check(declaration.parameters(), List.of("fan_in", "fan_out"), diagnostics);
        Scope scope = new Scope(new LinkedHashMap<>(values), "")
                .with("fan_in", Exprs.constant(fanIn))
                .with("fan_out", Exprs.constant(fanOut));
        open.push(declaration);
        try {
            return start(declaration.body(), scope, fanIn, fanOut);
        } finally {
            open.pop();
        }
    }

    /** A name that is bound where it is written is that, whatever initializers are called. */
    private Optional<Start> start(Term body, Scope scope, int fanIn, int fanOut) {
        if (body instanceof Term.Call call && drawn(call.use().name())) {
            return use(call.use(), scope, fanIn, fanOut);
        }
        if (body instanceof Term.Reference reference
                && scope.find(reference.name()).isEmpty()) {
            Name name = new Name(reference.span(), reference.name());
            if (drawn(name)) {
                return use(new Use(body.span(), name, List.of()), scope, fanIn, fanOut);
            }
        }
        return activations
                .resolver()
                .constant(body, scope)
                .map(value -> new Start.Constant(value.spelling(), value.value()));
    }

    private boolean drawn(Name name) {
        return Library.builtIn(Library.Kind.INITIALIZER, name.text())
                || library.find(Library.Kind.INITIALIZER, name).isPresent();
    }
}
