package org.mlpc.compiler.check.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.check.definition.Activations;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;
import org.mlpc.compiler.network.Feature.Kind.Transformed;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Use;

/** Finds the function of a feature: an activation, or a built-in function of one number. */
final class Transforms {
    private final Diagnostics diagnostics;
    private final Activations activations;

    Transforms(Diagnostics diagnostics, Activations activations) {
        this.diagnostics = diagnostics;
        this.activations = activations;
    }

    /** The function that a feature is put through; empty after a report. */
    Optional<Transformed> resolve(Name feature, Use use) {
        String name = use.name().text();
        if (activations.known(use.name())) {
            return activations.transform(use);
        }
        Optional<Operator> function = Operator.function(name);
        if (function.isEmpty()) {
            return report(Reducer.of(name).isPresent() ? Activations.needsVector(use) : unknown(feature, use.name()));
        }
        if (function.get().operands() != 1) {
            return report(Diagnostic.of(
                            DiagnosticCode.ARGUMENT,
                            use.span(),
                            "`" + name + "` takes two values, but `" + feature + "` is one")
                    .help("write a function of one value, such as `activation cube(z) = z ^ 3`, and name it here"));
        }
        if (!use.arguments().isEmpty()) {
            return report(Diagnostic.of(
                    DiagnosticCode.ARGUMENT,
                    use.arguments().get(0).span(),
                    "`" + name + "` takes the value of `" + feature + "` and no other argument"));
        }
        return Optional.of(
                new Transformed(name, name, Exprs.apply(function.get(), Exprs.variable("z", Extent.SCALAR))));
    }

    private Optional<Transformed> report(Diagnostic diagnostic) {
        diagnostics.report(diagnostic);
        return Optional.empty();
    }

    private Diagnostic unknown(Name feature, Name name) {
        List<String> known = new ArrayList<>(activations.names());
        Arrays.stream(Operator.values())
                .filter(o -> o.form() == Operator.Form.FUNCTION && o.operands() == 1)
                .forEach(o -> known.add(o.symbol()));
        return Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, name.span(), "there is no function `" + name + "`")
                .help(Habits.help(Habits.Kind.TRANSFORM, name.text(), known)
                        .or(() -> Suggestion.help(Habits.Kind.FUNCTION, name.text(), known))
                        .orElse("one word is a function, such as `log1p`; a category has two labels or more: `"
                                + feature + ": " + name + " | other`"));
    }
}
