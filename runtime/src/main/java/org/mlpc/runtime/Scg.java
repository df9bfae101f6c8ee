package org.mlpc.runtime;

/**
 * Scaled conjugate gradients: M. Møller, "A Scaled Conjugate Gradient Algorithm for Fast Supervised Learning", Neural
 * Networks 6 (1993), 525-533. The curvature along a conjugate direction is measured by a second gradient close by and
 * raised by λ until it is positive and a quadratic tells the loss well, so that no search along the line is needed.
 *
 * <p>σ = 1e-4 and λ starts at 1e-6, the largest values the paper admits. As there, the direction becomes that of steepest
 * descent after a step whose number, trials that failed counted, is a multiple of the number of variables, and is the
 * conjugate one after all others, also where that points uphill: then the step goes against it. Beyond the paper λ stays at
 * least 1e-15; an iteration here is all trials up to the next step that does not increase the loss; a step to a loss that is
 * not finite fails; and where 100 trials along a conjugate direction fail, the steepest descent is tried before the end.
 */
public final class Scg extends Minimizer {
    private static final double SIGMA = 1e-4;
    private static final double SMALLEST_LAMBDA = 1e-15;
    private static final int TRIALS = 100;

    private final double[] p; // the direction
    private final double[] to;
    private double[] there; // gradient at the point tried
    private double lambda = 1e-6;
    private long k; // trials so far, which the paper calls iterations

    /** Starts at a point, which is not changed. */
    public Scg(Objective objective, double[] start) {
        super(objective, start);
        p = new double[size];
        to = new double[size];
        there = new double[size];
    }

    @Override
    boolean descend() {
        boolean steepest = k == 0;
        if (steepest) {
            turn(0);
        }
        if (tries()) {
            return true;
        }
        if (!steepest) {
            turn(0);
        }
        return !steepest && tries();
    }

    /** Steps along the direction, shorter and shorter, until one does not increase the loss; false if none is found. */
    private boolean tries() {
        double square = dot(p, p);
        double mu = -dot(p, g);
        if (mu == 0) {
            return false;
        }
        double curvature = curvature(SIGMA / Math.sqrt(square));
        for (int trial = 0; trial < TRIALS; trial++) {
            k++;
            double delta = curvature + lambda * square;
            if (delta <= 0) {
                lambda = 2 * (lambda - delta / square);
                delta = -curvature;
            }
            double alpha = mu / delta;
            walk(alpha, p, to);
            double lower = objective.valueAndGradient(to, there);
            // how much of the decrease that the quadratic foretells has come
            double comparison = Double.isFinite(lower) ? 2 * delta * (value - lower) / (mu * mu) : -1;
            if (comparison < 0.25) {
                lambda += delta * (1 - comparison) / square;
            } else if (comparison >= 0.75) {
                lambda = Math.max(SMALLEST_LAMBDA, lambda / 4);
            }
            if (comparison >= 0) {
                arrive(lower, mu);
                return true;
            }
        }
        return false;
    }

    /** p·H p by the difference of two gradients. */
    private double curvature(double sigma) {
        walk(sigma, p, to);
        objective.valueAndGradient(to, there);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += p[i] * ((there[i] - g[i]) / sigma);
        }
        return sum;
    }

    private void arrive(double lower, double mu) {
        double beta = (dot(there, there) - dot(there, g)) / mu;
        System.arraycopy(to, 0, w, 0, size);
        double[] before = g;
        g = there;
        there = before;
        value = lower;
        turn(k % size == 0 ? 0 : beta);
    }

    private void turn(double beta) {
        for (int i = 0; i < size; i++) {
            p[i] = -g[i] + beta * p[i];
        }
    }
}
