package org.mlpc.compiler.network;

import org.mlpc.compiler.source.Span;

/**
 * {@code z = W x + b}, then an activation.
 *
 * @param span the layer's line
 * @param name the user's, or {@code layerN}
 * @param inputs values coming in
 * @param units values going out
 * @param activation what becomes of z
 * @param weights how W, units × inputs, starts
 * @param bias how b starts, or that there is none
 * @param regularization what keeps W small
 * @param frozen whether W and b stay as they start
 */
public record Dense(
        Span span,
        String name,
        int inputs,
        int units,
        Activation activation,
        Start weights,
        Start bias,
        Regularization regularization,
        boolean frozen) {
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

    /** Whether there is a b. */
    public boolean biased() {
        return !(bias instanceof Start.None);
    }

    /** How many numbers W and b hold. */
    public int parameters() {
        return Math.addExact(Math.multiplyExact(units, inputs), biased() ? units : 0);
    }
}
