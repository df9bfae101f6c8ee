package org.mlpc.benchmarks.compare;

/** Something that a comparison can do without is not there; the message says what, and how to get it. */
final class Missing extends Exception {
    private static final long serialVersionUID = 1;

    Missing(String message) {
        super(message);
    }
}
