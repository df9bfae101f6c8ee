package org.mlpc.compiler.program;

import java.util.List;

/**
 * Memory of a program.
 *
 * @param name unlike that of any other buffer
 * @param element the numbers in it
 * @param shape its extents, row-major; none for one number
 * @param content what it holds
 * @param values the numbers that it begins with; none for zeros
 * @param lifetime how long it holds them
 */
public record Buffer(
        String name, Element element, List<Integer> shape, Content content, List<Double> values, Lifetime lifetime) {
    /** How long a buffer holds what is stored. */
    public enum Lifetime {
        /** From one call of a method to the next. */
        KEPT,
        /** As long as one call of a method takes. */
        CALL
    }

    public Buffer {
        shape = List.copyOf(shape);
        values = List.copyOf(values);
    }

    /** A kept buffer that begins with zeros. */
    public static Buffer of(String name, Element element, Content content, Integer... shape) {
        return new Buffer(name, element, List.of(shape), content, List.of(), Lifetime.KEPT);
    }

    /** The same memory for one call, under a name and with a shape. */
    public Buffer local(String as, List<Integer> extents) {
        return new Buffer(as, element, extents, content, values, Lifetime.CALL);
    }

    /** Whether what is in it is gone when a method is done. */
    public boolean local() {
        return lifetime == Lifetime.CALL;
    }

    /** Names differ; numbers that it begins with may be many. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** How many numbers it holds. */
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** The place of its only number. */
    public Access only() {
        return at(Affine.constant(0));
    }

    /** A place in a row; there are rows of its last extent. */
    public Access at(Index row, Affine column) {
        return at(Affine.times(shape.get(shape.size() - 1), row).plus(column));
    }

    /** A place in a row. */
    public Access at(Index row, Index column) {
        return at(row, Affine.of(column));
    }

    /** A place in it. */
    public Access at(Affine place) {
        return new Access(this, place);
    }
}
