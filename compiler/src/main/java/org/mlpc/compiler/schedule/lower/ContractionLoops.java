package org.mlpc.compiler.schedule.lower;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.order.Axis;
import org.mlpc.compiler.order.Contraction;
import org.mlpc.compiler.order.IndexedTensor;
import org.mlpc.compiler.program.Access;
import org.mlpc.compiler.program.Affine;
import org.mlpc.compiler.program.Buffer;
import org.mlpc.compiler.program.Element;
import org.mlpc.compiler.program.Index;
import org.mlpc.compiler.program.Statement.MultiplyAdd;

/** Lowers a contraction of a layer: a loop for each index of the result, and within them the sum. */
final class ContractionLoops {
    private static final Expr PRODUCT = Exprs.multiply(Exprs.scalar("left"), Exprs.scalar("right"));

    private final LayerBuffers layer;
    private final Contraction sum;
    private final Map<Axis, Index> indices = new EnumMap<>(Axis.class);

    /** A contraction, by the index of the example. */
    ContractionLoops(LayerBuffers layer, Contraction sum, Index example) {
        this.layer = layer;
        this.sum = sum;
        indices.put(Axis.EXAMPLE, example);
        indices.put(Axis.ROW, new Index("o"));
        indices.put(Axis.INPUT, new Index("i"));
    }

    /** All of it for one example: what it adds to sums over examples, or the sums that are its own. */
    void lower(Block block) {
        lower(block, row -> {});
    }

    /** The same; before the numbers of a row of W come other statements for the row. */
    void lower(Block block, Consumer<Block> row) {
        over(
                block,
                row,
                sum.result().axes().stream().filter(a -> a != Axis.EXAMPLE).iterator());
    }

    /** The index of the row. */
    Index row() {
        return indices.get(Axis.ROW);
    }

    private void over(Block block, Consumer<Block> row, Iterator<Axis> axes) {
        if (axes.hasNext()) {
            Axis axis = axes.next();
            block.loop(indices.get(axis), extent(axis), inner -> {
                if (axis == Axis.ROW) {
                    row.accept(inner);
                }
                over(inner, row, axes);
            });
        } else {
            terms(block);
        }
    }

    private void terms(Block block) {
        Access result = place(sum.result());
        Index over = indices.get(sum.over());
        int first = 0;
        switch (sum.start()) {
            case ZERO -> block.set(result, 0);
            case BIAS -> block.copy(result, layer.parameter("b").at(Affine.of(indices.get(Axis.ROW))));
            case FIRST_PRODUCT -> {
                first = 1;
                block.store(
                        result, Element.REAL, PRODUCT, Map.of("left", first(sum.left()), "right", first(sum.right())));
            }
            case RUNNING -> {
                block.add(new MultiplyAdd(result, place(sum.left()), place(sum.right())));
                return;
            }
        }
        block.loop(
                over,
                Affine.constant(first),
                Affine.constant(sum.terms()),
                inner -> inner.add(new MultiplyAdd(result, place(sum.left()), place(sum.right()))));
    }

    /** A place where the index that is summed is 0. */
    private Access first(IndexedTensor tensor) {
        return place(tensor, sum.over());
    }

    private Access place(IndexedTensor tensor) {
        return place(tensor, null);
    }

    private Access place(IndexedTensor tensor, Axis zero) {
        Affine place = Affine.constant(0);
        int stride = 1;
        for (int k = tensor.axes().size() - 1; k >= 0; k--) {
            Axis axis = tensor.axes().get(k);
            if (axis != zero) {
                place = Affine.times(stride, indices.get(axis)).plus(place);
            }
            stride *= axis == Axis.EXAMPLE ? 1 : extent(axis);
        }
        return buffer(tensor).at(place);
    }

    private int extent(Axis axis) {
        return axis == Axis.ROW ? layer.layer().rows() : layer.layer().inputs();
    }

    private Buffer buffer(IndexedTensor tensor) {
        return switch (tensor.quantity()) {
            case INPUT -> layer.input();
            case WEIGHT -> layer.parameter("W");
            case BIAS -> layer.parameter("b");
            case SUM, PIECE -> layer.rowSums();
            case SUM_GRADIENT, PIECE_GRADIENT -> layer.rowGradient();
            case INPUT_GRADIENT -> layer.inputGradient();
            case WEIGHT_GRADIENT -> layer.gradient("W");
            case BIAS_GRADIENT -> layer.gradient("b");
        };
    }
}
