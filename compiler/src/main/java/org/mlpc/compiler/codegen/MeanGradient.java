package org.mlpc.compiler.codegen;

import java.util.Optional;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.network.Train;

/** Spells the gradient that the optimizer sees: the mean over the examples, clipped where the model says so. */
final class MeanGradient {
    private final Unit unit;

    MeanGradient(Unit unit) {
        this.unit = unit;
    }

    private Optional<Train.Clip> clip() {
        return unit.network().train().clip();
    }

    /** What the sums are multiplied with: 1 / n, and less where the norm is clipped. */
    void factor(Code code) {
        boolean taken = unit.network().penalizes();
        boolean norm = clip().isPresent() && clip().get().norm();
        if (norm) {
            double limit = clip().get().limit();
            code.paragraph("g is shortened to norm " + clip().get().spelling() + " where it is longer  "
                    + clip().get().span().reference());
            code.line("double norm = LAYOUT.norm(this.g)" + (taken ? ";" : " / examples;"));
            code.line("double bounded = norm > " + Real.DOUBLE.literal(limit) + " ? " + Real.DOUBLE.literal(limit)
                    + " / norm : 1;");
            code.line(unit.type() + " mean = " + unit.real().rounded(taken ? "bounded" : "bounded / examples", taken)
                    + ";");
        } else if (!taken) {
            code.line(unit.type() + " mean = " + unit.real().rounded("1.0 / examples", false) + ";");
        }
    }

    /** The gradient of parameter i, in Java. */
    String of() {
        boolean norm = clip().isPresent() && clip().get().norm();
        String mean = unit.network().penalizes() && !norm ? "g[i]" : "g[i] * mean";
        if (clip().isPresent() && !norm) {
            String limit = unit.real().literal(clip().get().limit());
            return "Math.max(-" + limit + ", Math.min(" + limit + ", " + mean + "))";
        }
        return mean;
    }
}
