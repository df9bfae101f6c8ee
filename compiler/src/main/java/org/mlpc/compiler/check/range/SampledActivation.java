package org.mlpc.compiler.check.range;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.network.Activation;

/** How an activation of single units runs over [-10, 10]: values and slopes at 401 points, in double. */
public final class SampledActivation {
    private static final int POINTS = 401;
    private static final int PER_UNIT = 20;
    private static final int ZERO = POINTS / 2;
    /** A slope at the ends that is this small a part of the steepest one is flat. */
    private static final double FLAT = 0.02;

    private static final double TOLERANCE = 1e-9;

    private final double[] values;
    private final double[] slopes;

    /** Of one that sees single units: the points stand for units, so that each expression is walked through once. */
    private SampledActivation(Activation activation) {
        double[] z = new double[POINTS];
        Arrays.setAll(z, k -> (double) (k - ZERO) / PER_UNIT);
        values = everywhere(Evaluator.evaluate(activation.definition(), Map.of("z", z)));
        slopes = everywhere(Evaluator.evaluate(activation.slope(), Map.of("z", z, "a", values)));
    }

    /** What does not depend on z is one number. */
    private static double[] everywhere(double[] found) {
        double[] all = new double[POINTS];
        Arrays.setAll(all, k -> found[found.length == 1 ? 0 : k]);
        return all;
    }

    /** The curve, with what is learned at its start; none where units see each other, or where something else than z decides. */
    public static Optional<SampledActivation> of(Activation used) {
        Activation activation = used.atStart();
        boolean plain = activation.extent() != Extent.VECTOR
                && mentions(activation.definition(), Set.of("z"))
                && mentions(activation.slope(), Set.of("z", "a"));
        return plain ? Optional.of(new SampledActivation(activation)) : Optional.empty();
    }

    /** Whether an expression has no other variables than the given ones. */
    public static boolean mentions(Expr expr, Set<String> names) {
        return Graph.of(expr).nodes().stream()
                .noneMatch(node -> node instanceof Expr.Variable v && !names.contains(v.name()));
    }

    /** Whether all values lie on a straight line. */
    public boolean straight() {
        double rise = (values[POINTS - 1] - values[0]) / (POINTS - 1);
        double most = Math.max(Math.abs(values[0]), Math.abs(values[POINTS - 1]));
        for (int k = 0; k < POINTS; k++) {
            if (!(Math.abs(values[k] - (values[0] + rise * k)) <= TOLERANCE * Math.max(1, most))) {
                return false;
            }
        }
        return true;
    }

    /** The largest slope, up or down. */
    public double steepest() {
        double steepest = 0;
        for (double slope : slopes) {
            steepest = Math.abs(slope) > steepest ? Math.abs(slope) : steepest;
        }
        return steepest;
    }

    /** Whether it is flat far from 0 on both sides, as `tanh` is. */
    public boolean saturating() {
        double flat = FLAT * steepest();
        return Math.abs(slopes[0]) < flat && Math.abs(slopes[POINTS - 1]) < flat;
    }

    /** Whether it saturates and climbs evenly through 0: `tanh`, `sigmoid` and their kin. */
    public boolean sigmoidal() {
        double left = slopes[ZERO - PER_UNIT / 4];
        double right = slopes[ZERO + PER_UNIT / 4];
        return saturating() && left > 0 && right > 0 && left < 2 * right && right < 2 * left;
    }

    /** Whether it is straight below 0, and straight and clearly steeper above: `relu`, `leaky_relu`. */
    public boolean rectifying() {
        double below = slopes[ZERO - 1];
        double above = slopes[ZERO + 1];
        return above > 0
                && 2 * Math.abs(below) <= above
                && constant(slopes, 0, ZERO - 1)
                && constant(slopes, ZERO + 1, ZERO + PER_UNIT);
    }

    /** Whether no value lies below 0. */
    public boolean neverNegative() {
        for (double value : values) {
            if (!(value >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean constant(double[] numbers, int from, int last) {
        for (int k = from; k <= last; k++) {
            if (!(Math.abs(numbers[k] - numbers[last]) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }
}
