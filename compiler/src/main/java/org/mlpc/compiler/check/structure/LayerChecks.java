package org.mlpc.compiler.check.structure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Part;

/** What holds of every layer with units, whatever its kind. */
final class LayerChecks {
    private final Diagnostics diagnostics;
    private final Map<String, Span> names = new HashMap<>();

    LayerChecks(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports a second layer of one name. */
    void unique(String name, Span span) {
        Span first = names.putIfAbsent(name, span);
        if (first != null) {
            diagnostics.report(Diagnostic.of(DiagnosticCode.DUPLICATE, span, "two layers are called `" + name + "`")
                    .also(first, "the first one"));
        }
    }

    /** Reports a layer whose weights are too many for one array. */
    boolean small(Span span, String name, long rows, Optional<Integer> inputs) {
        boolean small = inputs.isEmpty() || rows * inputs.get() + rows <= Integer.MAX_VALUE / 4;
        if (!small) {
            diagnostics.report(Diagnostic.of(
                    DiagnosticCode.TOO_LARGE,
                    span,
                    "`" + name + "` has " + rows * inputs.get() + " weights, more than a Java array can hold safely"));
        }
        return small;
    }

    /** What an activation learns is called as the layer's own tensors. */
    boolean distinct(Activation activation, Span span) {
        Optional<String> taken = activation.learned().stream()
                .map(Activation.Learned::tensor)
                .filter(t -> t.equals("weight") || t.equals("bias"))
                .findFirst();
        taken.ifPresent(t -> diagnostics.report(Diagnostic.of(
                        DiagnosticCode.DUPLICATE,
                        span,
                        "`" + activation.name() + "` learns `" + t + "`, which the layer has already")
                .help("choose another name for the parameter, or write `activate " + activation.name()
                        + "` as a layer of its own")));
        return taken.isEmpty();
    }

    /** Reports an activation over the units of a layer that has only one. */
    boolean enough(Activation activation, int units, Span span, Optional<Part.Dense> dense) {
        if (activation.extent() != Extent.VECTOR || units > 1) {
            return true;
        }
        Optional<Name> given = dense.flatMap(Part.Dense::name);
        String here = given.map(n -> "`" + n + "` has 1").orElse(dense.isPresent() ? "this layer has 1" : "here is 1");
        Diagnostic diagnostic = Diagnostic.of(
                        DiagnosticCode.TOO_FEW_UNITS,
                        span,
                        "`" + activation.name() + "` needs at least two units, " + here)
                .label("the units of a layer share out a whole");
        diagnostic = dense.isEmpty()
                ? diagnostic
                : diagnostic.also(dense.get().units().span(), "");
        String sigmoid = dense.isEmpty()
                ? "activate sigmoid"
                : "dense " + given.map(n -> n.text() + " ").orElse("") + "1 sigmoid";
        diagnostics.report(
                activation.name().equals("softmax")
                        ? diagnostic
                                .label("this layer has one unit, so softmax is always 1")
                                .help("for a yes/no target use `" + sigmoid + "` with `loss binary_cross_entropy`")
                        : diagnostic);
        return false;
    }
}
