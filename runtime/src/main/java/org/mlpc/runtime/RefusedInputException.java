package org.mlpc.runtime;

/** A network cannot take a value of an input; the message says which one, and why. */
public final class RefusedInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int input;

    RefusedInputException(int input, String message) {
        super(message);
        this.input = input;
    }

    /** The index of the input, from 0. */
    public int input() {
        return input;
    }
}
