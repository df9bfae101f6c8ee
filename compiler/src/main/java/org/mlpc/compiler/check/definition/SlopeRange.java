package org.mlpc.compiler.check.definition;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.check.range.SampledActivation;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;

/**
 * How an activation of single units climbs: the least and the greatest slope that the compiler finds in its definition,
 * whatever derivative or surrogate is written beside it.
 *
 * <p>The slope is tried at 401 points of [-10, 10], sought around the lowest and the highest of them, and tried far out,
 * where activations flatten or straighten.
 *
 * @param least the lowest slope, or the limit it falls to
 * @param greatest the highest slope, or the limit it climbs to
 */
public record SlopeRange(double least, double greatest) {
    private static final int POINTS = 401;
    private static final double SPACING = 0.05;
    private static final double[] FAR = {-1e30, -1000, -20, 20, 1000, 1e30};
    /** Enough to reach the last digits of the place. */
    private static final int ROUNDS = 60;

    /** The slope in terms of z and a as the compiler derives it; where units see each other it is ∂L/∂z, with da. */
    public static Expr derivative(Activation activation) {
        return Activations.derive(activation.definition(), activation.extent());
    }

    /** The range, with what is learned at its start and what is drawn at its mean; none where units see each other. */
    public static Optional<SlopeRange> of(Activation used) {
        Activation activation = used.atStart();
        Expr definition = activation.definition();
        if (activation.extent() == Extent.VECTOR || !SampledActivation.mentions(definition, Set.of("z"))) {
            return Optional.empty();
        }
        Expr derivative = derivative(activation);
        DoubleUnaryOperator slope =
                z -> Evaluator.scalar(derivative, Map.of("z", z, "a", Evaluator.scalar(definition, Map.of("z", z))));
        return Optional.of(new SlopeRange(-greatest(z -> -slope.applyAsDouble(z)), greatest(slope)));
    }

    /** The larger of the two, signs left out: what a layer can multiply a gradient by. */
    public double steepest() {
        return Math.max(Math.abs(least), Math.abs(greatest));
    }

    private static double greatest(DoubleUnaryOperator slope) {
        double greatest = Double.NEGATIVE_INFINITY;
        double at = 0;
        for (int k = 0; k < POINTS; k++) {
            double z = (k - POINTS / 2) * SPACING;
            if (slope.applyAsDouble(z) > greatest) {
                greatest = slope.applyAsDouble(z);
                at = z;
            }
        }
        greatest = Math.max(greatest, sought(slope, at - SPACING, at + SPACING));
        for (double z : FAR) {
            double far = slope.applyAsDouble(z);
            // a derived formula may be ∞ times 0 out there
            greatest = Double.isFinite(far) ? Math.max(greatest, far) : greatest;
        }
        return greatest + 0.0; // no negative zero
    }

    /** The greatest value between two places that have one summit between them, by thirds. */
    private static double sought(DoubleUnaryOperator slope, double low, double high) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            double first = low + (high - low) / 3;
            double second = high - (high - low) / 3;
            double left = slope.applyAsDouble(first);
            double right = slope.applyAsDouble(second);
            greatest = Math.max(greatest, Math.max(left, right));
            if (left < right) {
                low = first;
            } else {
                high = second;
            }
        }
        return greatest;
    }
}
