package org.mlpc.compiler.check.structure;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.check.term.Numbers;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Target;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Term;

/** Reads {@code class_weight}. */
final class ClassWeightNumbers {
    private final Diagnostics diagnostics;
    private final Numbers numbers;

    ClassWeightNumbers(Diagnostics diagnostics, Numbers numbers) {
        this.diagnostics = diagnostics;
        this.numbers = numbers;
    }

    /** The numbers of the classes of a target, in the order of its labels; reports what is wrong with them. */
    List<Double> resolve(Part.ClassWeight part, Target target, int outputs) {
        int classes = target.kind() == Target.Kind.BINARY ? 2 : outputs;
        if (target.kind() == Target.Kind.REGRESSION || part.weights().size() != classes) {
            String problem = target.kind() == Target.Kind.REGRESSION
                    ? "`class_weight` needs classes, but the target is real numbers"
                    : "`class_weight` has " + part.weights().size() + " numbers, but there are " + classes + " classes";
            diagnostics.report(Diagnostic.of(DiagnosticCode.TARGET_MISMATCH, part.span(), problem));
        }
        List<Double> weights = new ArrayList<>();
        for (Term term : part.weights()) {
            numbers.number(term, "the weight of a class").ifPresent(w -> {
                if (w.value() < 0) {
                    diagnostics.report(Diagnostic.of(
                            DiagnosticCode.OUT_OF_RANGE, term.span(), "the weight of a class must not be negative"));
                }
                weights.add(w.value());
            });
        }
        return weights;
    }
}
