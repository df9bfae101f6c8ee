package org.mlpc.compiler.schedule;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.calculus.Interner;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Expr.Operation;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Order.LayerOrder;

/**
 * What a training step costs in each form, in nanoseconds without the optimizer. The constants are fits to what {@code
 * benchmarks/calibrate} measures on a processor with vectors of 16 floats; only their ratios decide, and no bit depends on
 * them.
 */
public final class CostModel {
    /** Rows and columns of a tile are as wide as the longest vectors. */
    private static final int LANES = 16;

    // Straight lines, for each example.
    private static final double STRAIGHT_WEIGHT = 1.35;
    private static final double STRAIGHT_UNIT = 2.5;
    private static final double STRAIGHT_CALL = 4.5;

    // Loops that the JIT compiler makes vectors of.
    private static final double LOOP_ROW = 9;
    private static final double LOOP_VECTOR = 1.1;

    // Tiles of vectors.
    private static final double TILE_PASS = 25;
    private static final double TILE_ROW = 1.2;
    private static final double TILE_VECTOR = 0.33;

    /** What tiles and loops between sums have in common: for each unit of an example. */
    private static final double UNIT = 0.9;

    private static final double CALL = 0.9;

    /**
     * Nanoseconds that a training may go one by one before vectors are tried. These take about a second until the JIT
     * compiler has made them fast, which most trainings of small networks do not last.
     */
    private static final double PATIENCE = 2.5e8;

    private CostModel() {}

    /** A step of some examples one by one, each through all layers in one method. */
    static double straight(Order order, int examples) {
        double one = order.layers().stream()
                .mapToDouble(l -> STRAIGHT_WEIGHT * weights(l) * passes(l) / 3.0
                        + STRAIGHT_UNIT * l.layer().rows()
                        + STRAIGHT_CALL * calls(order, l))
                .sum();
        return one * examples;
    }

    /** A step of some examples layer by layer, sums in tiles. */
    static double tiles(Order order, int examples) {
        return order.layers().stream()
                .mapToDouble(l -> tiles(order, l, examples))
                .sum();
    }

    /** A layer of a step, sums in tiles. */
    static double tiles(Order order, LayerOrder layer, int examples) {
        return sums(layer, examples, TILE_PASS, TILE_ROW, TILE_VECTOR) + between(order, layer, examples);
    }

    /** A layer of a step, sums in loops. */
    static double loops(Order order, LayerOrder layer, int examples) {
        return sums(layer, examples, 0, LOOP_ROW, LOOP_VECTOR) + between(order, layer, examples);
    }

    /** The least number of examples that are learned faster together than one by one; both costs grow evenly with it. */
    static int batchedFrom(Order order) {
        double perExample = straight(order, 1) - (tiles(order, 1) - tiles(order, 0));
        if (perExample <= 0) {
            return order.batch() + 1;
        }
        double equal = tiles(order, 0) / perExample;
        return (int) Math.max(2, Math.min(order.batch(), Math.floor(equal)) + 1);
    }

    /** Examples that go one by one while patience lasts. */
    static int examplesAlone(Order order) {
        return (int) Math.min(1 << 24, PATIENCE / straight(order, 1));
    }

    /** Whether vectors fill along the inputs of a layer and not along its units, so that W lies unit by unit for them. */
    static boolean narrow(LayerOrder layer) {
        return layer.layer().rows() < LANES && layer.layer().inputs() >= LANES;
    }

    private static double sums(LayerOrder layer, int examples, double pass, double row, double vector) {
        if (!layer.layer().affine()) {
            return 0;
        }
        double inputs = layer.layer().inputs();
        double units = layer.layer().rows();
        double forward = examples * (row + vector * inputs * vectors(units));
        double back = layer.propagates() ? examples * (row + vector * units * vectors(inputs)) : 0;
        double gradient = inputs * (row + vector * examples * vectors(units));
        return passes(layer) * pass + forward + back + gradient;
    }

    private static double between(Order order, LayerOrder layer, int examples) {
        return examples * (UNIT * layer.layer().rows() + CALL * calls(order, layer));
    }

    private static int passes(LayerOrder layer) {
        return layer.propagates() ? 3 : 2;
    }

    private static double vectors(double columns) {
        return Math.ceil(columns / LANES);
    }

    private static double weights(LayerOrder layer) {
        return layer.layer().affine()
                ? (double) layer.layer().inputs() * layer.layer().rows()
                : 0;
    }

    /** Elementary functions of one example: in the activation and in its derivative, behind the last layer in the loss. */
    private static double calls(Order order, LayerOrder layer) {
        // what the loss shares with the activation is computed once
        Interner interner = new Interner();
        List<Expr> forward =
                new ArrayList<>(List.of(interner.intern(layer.activation().arithmetic())));
        if (layer == order.last()) {
            order.loss().ifPresent(l -> forward.add(interner.intern(l.value().arithmetic())));
        }
        int units = layer.layer().units();
        return functions(forward, units)
                + layer.delta()
                        .map(d -> functions(List.of(d.arithmetic()), units))
                        .orElse(0);
    }

    /** How often functions are called: of a number made of all units once, else for each unit. */
    private static int functions(List<Expr> exprs, int units) {
        return Graph.of(exprs).nodes().stream()
                .filter(node -> node instanceof Operation o
                        && o.operator().form() == Operator.Form.FUNCTION
                        && o.operands().size() == 1)
                .mapToInt(node -> node.extent() == Extent.VECTOR ? units : 1)
                .sum();
    }
}
