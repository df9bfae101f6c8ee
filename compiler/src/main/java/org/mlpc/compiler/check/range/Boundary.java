package org.mlpc.compiler.check.range;

import java.util.Map;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Target;

/** Finds the output at which a yes/no answer turns under a loss. */
public final class Boundary {
    private static final double[] TRIED = {-2.3, -0.6, -0.1, 0.2, 0.45, 0.9, 1.7};

    private Boundary() {}

    /** 0 under a loss of margins, to which a target of 0 is the same as -1; else in the middle between 0 and 1. */
    public static double of(Loss loss) {
        for (double y : TRIED) {
            if (value(loss, y, 0) != value(loss, y, -1)) {
                return Target.MIDDLE;
            }
        }
        return 0;
    }

    private static double value(Loss loss, double y, double t) {
        double[] one = {1};
        return Evaluator.evaluate(
                loss.definition(), Map.of("y", new double[] {y}, "t", new double[] {t}, "units", one))[0];
    }
}
