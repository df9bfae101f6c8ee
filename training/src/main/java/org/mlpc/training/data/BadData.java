package org.mlpc.training.data;

import java.util.List;

/** What is wrong with the content of a data file, without the file's name: one thing, or several. */
final class BadData extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> messages;

    BadData(String message) {
        this(List.of(message));
    }

    BadData(List<String> messages) {
        super(String.join("; ", messages));
        this.messages = List.copyOf(messages);
    }

    List<String> messages() {
        return messages;
    }
}
