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
 * @param bias how b starts
 */
public record Dense(Span span, String name, int inputs, int units, Activation activation, Start weights, Start bias) {
    /** How many numbers are trained. */
    public int parameters() {
        return Math.addExact(Math.multiplyExact(units, inputs), units);
    }
}
