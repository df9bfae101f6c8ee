package org.mlpc.runtime;

import java.io.IOException;

/** A file holds something else than it should; the message names the file, the place in it and the remedy. */
public final class BadFileException extends IOException {
    private static final long serialVersionUID = 1;

    /** With a message for the user. */
    public BadFileException(String message) {
        super(message);
    }
}
