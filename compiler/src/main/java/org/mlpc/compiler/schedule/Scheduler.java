package org.mlpc.compiler.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Parameters;
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

    private Scheduler() {}

    /** The schedule of a network for the plain Java target. */
    public static Schedule schedule(Order order) {
        return schedule(order, CodeTarget.JAVA);
    }

    /** The schedule of a network for a target. */
    public static Schedule schedule(Order order, CodeTarget target) {
        int whole = order.layers().stream().mapToInt(l -> bytes(order, l)).sum();
        boolean together = whole <= METHOD && !order.network().normalizesBatches();
        Form form = together ? Form.EXAMPLE : Form.LAYERS;
        List<LayerSchedule> layers = new ArrayList<>();
        int trained = order.network().layers().stream()
                .filter(l -> !l.frozen())
                .mapToInt(Layer::size)
                .sum();
        int next = 0;
        int nextFrozen = trained;
        for (LayerOrder layer : order.layers()) {
            List<Integer> offsets = new ArrayList<>();
            for (Parameters parameters : layer.layer().parameters()) {
                offsets.add(layer.layer().frozen() ? nextFrozen : next);
                next += layer.layer().frozen() ? 0 : parameters.size();
                nextFrozen += layer.layer().frozen() ? parameters.size() : 0;
            }
            Kernel kernel = kernel(order, form, layer);
            boolean inputMajor = kernel == Kernel.LOOPS && layer.layer().affine();
            layers.add(new LayerSchedule(layer, kernel, offsets, keepsZ(order, layer), inputMajor));
        }
        return new Schedule(order, form, layers, trained, target);
    }

    /** Between large layers all but small dense ones are loops: they pass over arrays. */
    private static Kernel kernel(Order order, Form form, LayerOrder layer) {
        boolean straight = form == Form.EXAMPLE || layer.layer() instanceof Dense && bytes(order, layer) <= METHOD;
        return straight ? Kernel.STRAIGHT : Kernel.LOOPS;
    }

    /** A high estimate of the bytecode of a layer, forward and backward, with the loss behind the last one. */
    private static int bytes(Order order, LayerOrder layer) {
        Layer of = layer.layer();
        int pieces = of instanceof Maxout maxout ? maxout.pieces() : 1;
        long weights = of.affine() ? (long) of.inputs() * of.units() * pieces : 0;
        long expressions = operations(layer.activation().arithmetic())
                + layer.delta().map(d -> operations(d.arithmetic())).orElse(0)
                + layer.learned().stream()
                        .mapToInt(l -> operations(l.arithmetic()) + 3)
                        .sum()
                + 3 * of.activation().drawn().size()
                + (layer == order.last() ? loss(order) : 0);
        long bytes = weights * (FORWARD_WEIGHT + BACKWARD_WEIGHT)
                + of.units() * pieces * (UNIT + expressions * OPERATION)
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
        boolean inDelta = mentionsZ(layer.delta()) || layer.learned().stream().anyMatch(l -> mentionsZ(Optional.of(l)));
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
