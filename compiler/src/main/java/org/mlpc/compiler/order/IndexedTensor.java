package org.mlpc.compiler.order;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor in an equation, with its indices.
 *
 * @param quantity what it holds
 * @param axes in the order of its indices
 */
public record IndexedTensor(Quantity quantity, List<Axis> axes) {
    public IndexedTensor {
        axes = List.copyOf(axes);
    }

    static IndexedTensor of(Quantity quantity, Axis... axes) {
        return new IndexedTensor(quantity, List.of(axes));
    }

    /** {@code W[o,i]}. */
    @Override
    public String toString() {
        return quantity.symbol() + axes.stream().map(Axis::symbol).collect(Collectors.joining(",", "[", "]"));
    }
}
