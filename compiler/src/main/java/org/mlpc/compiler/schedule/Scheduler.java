package org.mlpc.compiler.schedule;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.order.Order;
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

    private Scheduler() {}

    /** The schedule of a network for the plain Java target. */
    public static Schedule schedule(Order order) {
        int whole = order.layers().stream().mapToInt(l -> bytes(order, l)).sum();
        Form form = whole <= METHOD ? Form.EXAMPLE : Form.LAYERS;
        List<LayerSchedule> layers = new ArrayList<>();
        int trained = order.layers().stream()
                .filter(l -> !l.dense().frozen())
                .mapToInt(l -> l.dense().parameters())
                .sum();
        int next = 0;
        int nextFrozen = trained;
        for (LayerOrder layer : order.layers()) {
            int weights = layer.dense().frozen() ? nextFrozen : next;
            int bias = weights + layer.dense().inputs() * layer.dense().units();
            next += layer.dense().frozen() ? 0 : layer.dense().parameters();
            nextFrozen += layer.dense().frozen() ? layer.dense().parameters() : 0;
            boolean straight = form == Form.EXAMPLE || bytes(order, layer) <= METHOD;
            layers.add(new LayerSchedule(
                    layer, straight ? Kernel.STRAIGHT : Kernel.LOOPS, weights, bias, keepsZ(order, layer)));
        }
        return new Schedule(order, form, layers, trained);
    }

    /** A high estimate of the bytecode of a layer, forward and backward, with the loss behind the last one. */
    private static int bytes(Order order, LayerOrder layer) {
        long weights = (long) layer.dense().inputs() * layer.dense().units();
        long expressions = operations(layer.activation().arithmetic())
                + layer.delta().map(d -> operations(d.arithmetic())).orElse(0)
                + (layer == order.last() ? loss(order) : 0);
        long bytes = weights * (FORWARD_WEIGHT + BACKWARD_WEIGHT)
                + layer.dense().units() * (UNIT + expressions * OPERATION)
                + layer.dense().inputs() * (long) OPERATION;
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
        boolean inDelta =
                layer.delta().map(d -> Exprs.mentions(d.arithmetic(), "z")).orElse(false);
        boolean inLoss = last
                && order.loss()
                        .map(l -> Exprs.mentions(l.value().arithmetic(), "z"))
                        .orElse(false);
        return inDelta || inLoss;
    }
}
