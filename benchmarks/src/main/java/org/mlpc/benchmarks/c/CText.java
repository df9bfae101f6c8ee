package org.mlpc.benchmarks.c;

/** C text that grows line by line. */
final class CText {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line; {@code $1}, {@code $2}, … stand for the values. */
    CText line(String form, Object... values) {
        String line = form;
        for (int i = values.length; i > 0; i--) {
            line = line.replace("$" + i, String.valueOf(values[i - 1]));
        }
        text.append(line).append('\n');
        return this;
    }

    /** Adds lines made elsewhere. */
    CText add(String lines) {
        text.append(lines);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
