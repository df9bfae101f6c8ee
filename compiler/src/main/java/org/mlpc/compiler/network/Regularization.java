package org.mlpc.compiler.network;

/**
 * What keeps weights small; 0 stands for nothing.
 *
 * @param l1 λ of λ Σ |w|
 * @param l2 λ of λ Σ w²
 * @param maxNorm the longest that the weights of one unit may be
 */
public record Regularization(double l1, double l2, double maxNorm) {
    /** Nothing. */
    public static final Regularization NONE = new Regularization(0, 0, 0);

    /** Whether the loss grows with the weights. */
    public boolean penalizes() {
        return l1 != 0 || l2 != 0;
    }
}
