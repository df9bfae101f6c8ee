package org.mlpc.compiler.check.range;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Loss;

/** Tries a loss on what the last activation can put out, and finds where it is not a finite number. */
public final class LossRange {
    /** A period of the numbers tried: more units would see the same again. */
    private static final int MOST_UNITS = 41;

    private LossRange() {}

    /** An output on which the loss has no finite value, as text. */
    public static Optional<String> problem(Activation activation, Loss loss, int allUnits) {
        if (loss.after().isPresent()) {
            return Optional.empty();
        }
        int units = Math.min(allUnits, MOST_UNITS);
        for (int k = 0; k <= 40; k++) {
            Map<String, double[]> at = new HashMap<>();
            double[] z = new double[units];
            for (int u = 0; u < units; u++) {
                z[u] = -10 + ((k * 20 + u * 7) % 41) * 0.5;
            }
            at.put("z", z);
            double[] y = output(activation, z, at);
            at.put("y", y);
            at.put("units", new double[] {allUnits});
            for (double[] t : new double[][] {filled(units, 0), filled(units, 1), oneHot(units)}) {
                at.put("t", t);
                if (!Double.isFinite(Evaluator.evaluate(loss.definition(), at)[0])) {
                    return Optional.of(String.format(Locale.ROOT, "%.3g", culprit(y, loss, at)));
                }
            }
        }
        return Optional.empty();
    }

    private static double[] output(Activation activation, double[] z, Map<String, double[]> at) {
        if (activation.extent() == Extent.VECTOR) {
            return Evaluator.evaluate(activation.definition(), at);
        }
        double[] y = new double[z.length];
        for (int u = 0; u < z.length; u++) {
            y[u] = Evaluator.evaluate(activation.definition(), Map.of("z", new double[] {z[u]}))[0];
        }
        return y;
    }

    /** The single output that spoils the loss, tried alone. */
    private static double culprit(double[] y, Loss loss, Map<String, double[]> at) {
        for (double value : y) {
            Map<String, double[]> alone = new HashMap<>(at);
            alone.put("y", filled(y.length, value));
            if (!Double.isFinite(Evaluator.evaluate(loss.definition(), alone)[0])) {
                return value;
            }
        }
        return y[0];
    }

    private static double[] filled(int units, double value) {
        double[] values = new double[units];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] oneHot(int units) {
        double[] values = new double[units];
        values[0] = 1;
        return values;
    }
}
