package org.mlpc.compiler.network;

import java.util.List;
import org.mlpc.compiler.source.Span;

/**
 * One layer: it takes a row of values and makes a row of values. Each is computed in two halves: first {@code z}, which
 * differs from kind to kind, then an activation of it; where a kind has none, that is the identity.
 */
public sealed interface Layer permits Dense, Maxout, Activate, BatchNorm, Residual {
    /** The layer's line. */
    Span span();

    /** The user's name, or {@code layerN}. */
    String name();

    /** What it is, in words of the language, with sizes and arguments: {@code dense 8 relu}. */
    String display();

    /** Values coming in. */
    int inputs();

    /** Values going out. */
    int units();

    /** Rows of W: one for each unit, and of a maxout one for each piece of each unit. */
    default int rows() {
        return units();
    }

    /** What becomes of z. */
    Activation activation();

    /** Its numbers, in the order of a gradient: weight, bias, then what the activation learns. */
    List<Parameters> parameters();

    /** Whether its numbers stay as they start. */
    default boolean frozen() {
        return false;
    }

    /** Whether training changes it. */
    default boolean learns() {
        return !frozen() && !parameters().isEmpty();
    }

    /** Whether it does something else in training than afterwards. */
    default boolean trainsDifferently() {
        return !activation().drawn().isEmpty();
    }

    /** How many numbers it holds. */
    default int size() {
        return parameters().stream().mapToInt(Parameters::size).reduce(0, Math::addExact);
    }

    /** Its W, if it has one. */
    default boolean affine() {
        return this instanceof Dense || this instanceof Maxout;
    }
}
