package org.mlpc.runtime;

import java.io.IOException;

/** A file holds something else than it should; the message names the file, the place in it and the remedy. */
public final class BadFileException extends IOException {
    private static final long serialVersionUID = 1;

    /** Characters of a text of others that a message repeats; a file may hold one of any length. */
    private static final int SHOWN = 500;

    /**
     * With a message for the user, of one line. It repeats names that stand in the file: what a terminal would obey or not
     * show, in them or in the file's own name, becomes its number, such as {@code <U+001B>}.
     */
    public BadFileException(String message) {
        super(visible(message));
    }

    /** What a file holds, as far as a message repeats it. */
    static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    /** Text in which nothing acts on a terminal. */
    static String visible(String message) {
        StringBuilder visible = new StringBuilder();
        for (int point : message.codePoints().toArray()) {
            int type = Character.getType(point);
            boolean acts = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            visible.append(acts ? String.format("<U+%04X>", point) : Character.toString(point));
        }
        return visible.toString();
    }
}
