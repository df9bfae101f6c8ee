package org.mlpc.compiler.network;

import java.util.List;
import java.util.OptionalInt;
import org.mlpc.compiler.source.Span;

/**
 * One layer: it takes a row of values and makes a row of values. Each is computed in two halves: first {@code z}, which
 * differs from kind to kind, then an activation of it; where a kind has none, that is the identity.
 */
public sealed interface Layer permits Dense, Maxout, Activate, BatchNorm, Residual {
    /** Goes to the visitor's method for this kind of layer. */
    <R> R accept(Visitor<R> visitor);

    /** One method for each kind of layer: a new kind does not compile until every visitor knows it. */
    interface Visitor<R> {
        R dense(Dense dense);

        R maxout(Maxout maxout);

        R activate(Activate activate);

        R batchNorm(BatchNorm norm);

        R residual(Residual residual);
    }

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

    /** Sums with W that each unit chooses the largest of. */
    default int pieces() {
        return 1;
    }

    /** Whether its units choose among sums. */
    default boolean chooses() {
        return false;
    }

    /** Whether z is what comes in. */
    default boolean passes() {
        return false;
    }

    /** The number of the layer whose output it adds, around a block; 0 for the input of the network. */
    default OptionalInt adds() {
        return OptionalInt.empty();
    }

    /** Whether it takes statistics of the batch. */
    default boolean normalizes() {
        return false;
    }

    /** Rows of W: one for each unit, and of a maxout one for each piece of each unit. */
    default int rows() {
        return units() * pieces();
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

    /** How W starts, or that there is none. */
    default Start weights() {
        return new Start.None();
    }

    /** How b starts, or that there is none. */
    default Start bias() {
        return new Start.None();
    }

    /** What keeps W small. */
    default Regularization regularization() {
        return Regularization.NONE;
    }

    /** Whether it has a W. */
    default boolean affine() {
        return !(weights() instanceof Start.None);
    }
}
