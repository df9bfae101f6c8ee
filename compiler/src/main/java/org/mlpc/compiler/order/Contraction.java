package org.mlpc.compiler.order;

/**
 * A sum of products: {@code result = start + Σ left right}, by a multiply-add for each term, the index that is summed
 * ascending. With float32 a multiply-add rounds once, with float64 twice.
 *
 * @param over the index that is summed
 * @param terms how many there are; 0 for the examples, whose count a step gives
 */
public record Contraction(
        IndexedTensor result, IndexedTensor left, IndexedTensor right, Start start, Axis over, int terms) {
    /** What a sum starts with. */
    public enum Start {
        ZERO,
        /** The bias of the row. */
        BIAS,
        /** The first product itself, rounded. */
        FIRST_PRODUCT,
        /** What the examples before have left. */
        RUNNING
    }

    /** {@code z[b,o] = b[o] + Σ W[o,i] x[b,i], i = 0 … 3}. */
    @Override
    public String toString() {
        String from = switch (start) {
            case BIAS -> IndexedTensor.of(Quantity.BIAS, Axis.ROW) + " + ";
            case ZERO, FIRST_PRODUCT -> "";
            case RUNNING -> result + " + ";
        };
        String note = switch (start) {
            case ZERO -> ", from 0";
            case FIRST_PRODUCT -> ", from the first product";
            case BIAS, RUNNING -> "";
        };
        String range = terms == 0 ? " ascending" : " = 0 … " + (terms - 1);
        return result + " = " + from + "Σ " + left + " " + right + ", " + over.symbol() + range + note;
    }
}
