package org.mlpc.compiler.program;

/** A number in memory. */
public record Access(Buffer buffer, Affine place) implements Operand {
    @Override
    public String toString() {
        return buffer.shape().isEmpty() ? buffer.name() : buffer.name() + "[" + place + "]";
    }
}
