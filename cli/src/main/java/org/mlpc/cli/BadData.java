package org.mlpc.cli;

/** What is wrong with the content of a data file, without the file's name. */
final class BadData extends Exception {
    private static final long serialVersionUID = 1;

    BadData(String message) {
        super(message);
    }
}
