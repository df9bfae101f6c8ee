package org.mlpc.compiler.order;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor in an equation.
 *
 * @param quantity what it holds
 * @param axes in the order of its indices
 */
public record Tensor(Quantity quantity, List<Axis> axes) {
    public Tensor {
        axes = List.copyOf(axes);
    }

    static Tensor of(Quantity quantity, Axis... axes) {
        return new Tensor(quantity, List.of(axes));
    }

    /** {@code W[o,i]}. */
    @Override
    public String toString() {
        return quantity.symbol() + axes.stream().map(Axis::symbol).collect(Collectors.joining(",", "[", "]"));
    }
}
