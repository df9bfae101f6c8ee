package org.mlpc.compiler.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.network.Train.Precision;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Order.Formula;
import org.mlpc.compiler.order.Order.LayerOrder;
import org.mlpc.compiler.schedule.Schedule.Form;
import org.mlpc.compiler.schedule.Schedule.Kernel;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Chooses form, kernels and places, so that no method grows past what HotSpot compiles: 8,000 bytes of bytecode. */
public final class Scheduler {
    /** Estimated bytes that one method may have; the estimate is high. */
    private static final int METHOD = 6000;

    // Bytes of bytecode, measured on generated classes and rounded up.
    private static final int FORWARD_WEIGHT = 16;
    private static final int BACKWARD_WEIGHT = 38;
    private static final int UNIT = 40;
    private static final int OPERATION = 12;

    /** Which form a network takes; all but the first are for measuring what the first should have chosen. */
    public enum Choice {
        /** What the cost model finds cheapest. */
        CHEAPEST,
        /** Straight lines wherever they fit into a method, never a batch at once. */
        STRAIGHT,
        /** Straight lines for single examples, tiles for a batch. */
        BATCHES,
        /** Layer by layer in loops. */
        LOOPS,
        /** Layer by layer in tiles. */
        TILES
    }

    private Scheduler() {}

    /** The schedule of a network for the plain Java target. */
    public static Schedule schedule(Order order) {
        return schedule(order, CodeTarget.JAVA);
    }

    /** The schedule of a network for a target. */
    public static Schedule schedule(Order order, CodeTarget target) {
        return schedule(order, target, Choice.CHEAPEST);
    }

    /** The schedule of a network for a target, where the choice between forms is the caller's. */
    public static Schedule schedule(Order order, CodeTarget target, Choice choice) {
        int whole = order.layers().stream().mapToInt(l -> bytes(order, l)).sum();
        boolean together = whole <= METHOD
                && !order.network().normalizesBatches()
                && choice != Choice.LOOPS
                && choice != Choice.TILES;
        Form form = together ? Form.EXAMPLE : Form.LAYERS;
        List<LayerSchedule> layers = new ArrayList<>();
        int trained = order.network().layers().stream()
                .filter(l -> !l.frozen())
                .mapToInt(Layer::size)
                .sum();
        int next = 0;
        int nextFrozen = trained;
        boolean vectors = vectors(order, target);
        for (LayerOrder layer : order.layers()) {
            List<Integer> offsets = new ArrayList<>();
            for (Parameters parameters : layer.layer().parameters()) {
                offsets.add(layer.layer().frozen() ? nextFrozen : next);
                next += layer.layer().frozen() ? 0 : parameters.size();
                nextFrozen += layer.layer().frozen() ? parameters.size() : 0;
            }
            Kernel kernel = kernel(order, form, layer, vectors, choice);
            boolean inputMajor = kernel != Kernel.STRAIGHT && layer.layer().affine() && !CostModel.narrow(layer);
            layers.add(new LayerSchedule(layer, kernel, offsets, keepsZ(order, layer), inputMajor));
        }
        return new Schedule(order, form, layers, trained, target, together && batches(order, vectors, choice));
    }

    /** Whether vectors may be used: those of this project are floats. */
    private static boolean vectors(Order order, CodeTarget target) {
        return target == CodeTarget.VECTOR && order.network().train().precision() == Precision.FLOAT32;
    }

    /** Whether a batch that could go through example by example is learned faster layer by layer. */
    private static boolean batches(Order order, boolean vectors, Choice choice) {
        boolean can = vectors
                && order.loss().isPresent()
                && order.network().layers().stream().anyMatch(Layer::affine);
        return switch (choice) {
            case STRAIGHT -> false;
            case BATCHES -> can;
            default -> can && CostModel.batchedFrom(order) <= order.batch();
        };
    }

    /** Between large layers all but small dense ones are loops: they pass over arrays. */
    private static Kernel kernel(Order order, Form form, LayerOrder layer, boolean vectors, Choice choice) {
        boolean small = layer.layer().affine() && !layer.layer().chooses() && bytes(order, layer) <= METHOD;
        if (form == Form.EXAMPLE) {
            return Kernel.STRAIGHT;
        }
        if (vectors && layer.layer().affine() && choice != Choice.LOOPS) {
            double tiles = CostModel.tiles(order, layer, order.batch());
            if (choice == Choice.TILES || tiles < CostModel.loops(order, layer, order.batch())) {
                return Kernel.TILES;
            }
        }
        return small ? Kernel.STRAIGHT : Kernel.LOOPS;
    }

    /** A high estimate of the bytecode of a layer, forward and backward, with the loss behind the last one. */
    private static int bytes(Order order, LayerOrder layer) {
        Layer of = layer.layer();
        long weights = of.affine() ? (long) of.inputs() * of.rows() : 0;
        int expressions = operations(layer.activation().arithmetic())
                + layer.delta().map(d -> operations(d.arithmetic())).orElse(0)
                + layer.learned().stream()
                        .mapToInt(l -> operations(l.arithmetic()) + 3)
                        .sum()
                + 3 * of.activation().drawn().size()
                + (layer == order.last() ? loss(order) : 0);
        long bytes = weights * (FORWARD_WEIGHT + BACKWARD_WEIGHT)
                + of.rows() * (UNIT + (long) expressions * OPERATION)
                + of.inputs() * (long) OPERATION;
        return (int) Math.min(bytes, 1 << 24);
    }

    private static int loss(Order order) {
        return order.loss().map(l -> operations(l.value().arithmetic())).orElse(0);
    }

    private static int operations(Expr expr) {
        return Graph.of(expr).operations();
    }

    private static boolean keepsZ(Order order, LayerOrder layer) {
        boolean last = layer.number() == order.layers().size();
        boolean inDelta = layer.needsDelta() && mentionsZ(layer.delta())
                || layer.learned().stream().anyMatch(l -> mentionsZ(Optional.of(l)));
        boolean inLoss = last
                && order.loss()
                        .map(l -> Exprs.mentions(l.value().arithmetic(), "z"))
                        .orElse(false);
        return inDelta || inLoss;
    }

    private static boolean mentionsZ(Optional<Formula> formula) {
        return formula.map(f -> Exprs.mentions(f.arithmetic(), "z")).orElse(false);
    }
}
