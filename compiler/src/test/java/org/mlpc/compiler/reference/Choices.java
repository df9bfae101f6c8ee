package org.mlpc.compiler.reference;

/**
 * Which way every choice of a computation went: branches, signs, the larger of two. Two computations with the same
 * choices went through the same smooth pieces, with no kink between them.
 */
public final class Choices {
    private long hash = 1;

    /** Notes a choice and returns it. */
    boolean note(boolean choice) {
        note(choice ? 1 : 0);
        return choice;
    }

    /** Notes a choice among several. */
    void note(double choice) {
        hash = 1_000_003 * hash + Double.hashCode(choice);
    }

    /** A number for the choices since the last call: the same, as good as surely, only for the same choices. */
    long take() {
        long taken = hash;
        hash = 1;
        return taken;
    }
}
