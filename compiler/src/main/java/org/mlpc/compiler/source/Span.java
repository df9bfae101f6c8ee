package org.mlpc.compiler.source;

/**
 * A place in a model file.
 *
 * @param file the file
 * @param start offset of the first character
 * @param end offset behind the last character
 */
public record Span(SourceFile file, int start, int end) {
    /** The line of the first character, from 1. */
    public int line() {
        return file.line(start);
    }

    /** The column of the first character, from 1. */
    public int column() {
        return file.column(start);
    }

    /** The characters at this place. */
    public String text() {
        return file.text().substring(start, end);
    }

    /** From the start of this span to the end of another. */
    public Span to(Span last) {
        return new Span(file, start, last.end);
    }

    /** {@code [xor.mlp:3]}, as generated comments name it. */
    public String reference() {
        return "[" + file.shortName() + ":" + line() + "]";
    }

    /** Leaves out the file, whose text would have to be read to the end. */
    @Override
    public int hashCode() {
        return 31 * start + end;
    }

    @Override
    public String toString() {
        return file.name() + ":" + line() + ":" + column();
    }
}
