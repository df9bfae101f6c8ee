package org.mlpc.runtime;

/**
 * Scaled conjugate gradients: M. Møller, "A Scaled Conjugate Gradient Algorithm for Fast Supervised Learning", Neural
 * Networks 6 (1993), 525-533. The curvature along a conjugate direction is measured by a second gradient close by and
 * raised by λ until it is positive and a quadratic tells the loss well, so that no search along the line is needed.
 *
 * <p>σ = 1e-4 and λ starts at 1e-6, the largest values the paper admits; λ stays at least 1e-15. An iteration raises λ
 * until a step does not increase the loss, which the paper counts as several. Steps to a loss that is not finite fail.
 */
public final class Scg extends Minimizer {
    private static final double SIGMA = 1e-4;
    private static final double SMALLEST_LAMBDA = 1e-15;
    private static final int TRIALS = 100;

    private final double[] p; // the direction
    private final double[] to;
    private double[] there; // gradient at the point tried
    private double lambda = 1e-6;
    private int sinceRestart;

    /** Starts at a point, which is not changed. */
    public Scg(Objective objective, double[] start) {
        super(objective, start);
        p = new double[size];
        to = new double[size];
        there = new double[size];
    }

    @Override
    boolean descend() {
        if (sinceRestart == 0 || sinceRestart == size || dot(p, g) >= 0) {
            turn(0);
            sinceRestart = 0;
        }
        double square = dot(p, p);
        double mu = -dot(p, g);
        double curvature = curvature(SIGMA / Math.sqrt(square));
        for (int trial = 0; trial < TRIALS; trial++) {
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
        turn(beta);
        sinceRestart++;
    }

    private void turn(double beta) {
        for (int i = 0; i < size; i++) {
            p[i] = -g[i] + beta * p[i];
        }
    }
}
