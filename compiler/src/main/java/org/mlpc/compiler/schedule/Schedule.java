package org.mlpc.compiler.schedule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Order.LayerOrder;
import org.mlpc.compiler.program.LoopProgram;
import org.mlpc.compiler.schedule.lower.Lower;
import org.mlpc.compiler.schedule.pass.Pass;

/**
 * Memory, kernels and methods of a network.
 *
 * @param order what is computed
 * @param form how examples go through the network
 * @param layers from the first to the last
 * @param trained how many parameters are not frozen: they lie first
 * @param target what the code may use
 * @param batches whether a batch of a network that goes through example by example is learned layer by layer, with vectors
 */
public record Schedule(
        Order order, Form form, List<LayerSchedule> layers, int trained, CodeTarget target, boolean batches) {
    public Schedule {
        layers = List.copyOf(layers);
    }

    /** How examples go through the network. */
    public enum Form {
        /** One after the other, each through all layers in one method of straight-line code. */
        EXAMPLE,
        /** Layer by layer, all examples of the batch through one layer before the next. */
        LAYERS
    }

    /** How a layer is computed. */
    public enum Kernel {
        /** Named locals, nothing repeated. */
        STRAIGHT,
        /** Loops with constant bounds. */
        LOOPS,
        /** Sums in tiles of vectors; everything else in loops. */
        TILES
    }

    /**
     * A layer in memory and code.
     *
     * @param order its arithmetic
     * @param kernel how it is computed
     * @param offsets of its tensors in the parameter array, in the order of the layer's parameters
     * @param keepsZ whether z is needed after the activation
     * @param inputMajor whether W lies input by input: W[i][o] at {@code W + rows * i + o}
     */
    public record LayerSchedule(
            LayerOrder order, Kernel kernel, List<Integer> offsets, boolean keepsZ, boolean inputMajor) {
        /** From so many numbers on a row is worth a vector. */
        public static final int WIDE = 16;

        public LayerSchedule {
            offsets = List.copyOf(offsets);
        }

        /** What it is. */
        public Layer layer() {
            return order.layer();
        }

        /** Its number, from 1. */
        public int number() {
            return order.number();
        }

        /** Values coming in. */
        public int inputs() {
            return order.layer().inputs();
        }

        /** Values going out. */
        public int units() {
            return order.layer().units();
        }

        /** Rows of W: one for each unit, and of a maxout one for each piece of each unit. */
        public int rows() {
            return layer().rows();
        }

        /** How many numbers of W lie side by side. */
        public int width() {
            return inputMajor ? rows() : inputs();
        }

        /** How many rows of {@link #width()} numbers lie one behind the other in W. */
        public int height() {
            return inputMajor ? inputs() : rows();
        }

        /** Whether there is a b beside W. */
        public boolean biased() {
            return layer().affine() && layer().parameters().stream().anyMatch(p -> p.stream() == Parameters.BIAS);
        }

        /** The same with another kernel, at the same places. */
        LayerSchedule with(Kernel other) {
            return new LayerSchedule(order, other, offsets, keepsZ, inputMajor);
        }

        /** Whether z is what comes in. */
        public boolean passes() {
            return layer().passes();
        }

        /** Whether the activation is the identity, so that z is the output. */
        public boolean linear() {
            return linear(true);
        }

        /** Whether z is the output: in training, or afterwards. */
        public boolean linear(boolean training) {
            Expr output = (training ? order.activation() : order.inference()).arithmetic();
            return output instanceof Expr.Variable v && v.name().equals("z");
        }
    }

    /** The passes that the form needs, behind the plainest program of the order. */
    public List<Pass> passes() {
        return form == Form.EXAMPLE
                ? Pass.straightLines()
                : Pass.layers(
                        numbers(l -> l.kernel() == Kernel.STRAIGHT),
                        numbers(l -> l.layer().trainsDifferently()),
                        last().number());
    }

    private Set<Integer> numbers(Predicate<LayerSchedule> which) {
        return layers.stream().filter(which).map(LayerSchedule::number).collect(Collectors.toSet());
    }

    /** The loop program behind all passes. */
    public LoopProgram program() {
        return Pass.apply(passes(), Lower.lower(order));
    }

    /** The last layer. */
    public LayerSchedule last() {
        return layers.get(layers.size() - 1);
    }

    /** Whether a layer's sums are taken by vectors. */
    public boolean vectors(LayerSchedule layer) {
        return layer.kernel() == Kernel.TILES;
    }

    /** Whether a layer's sums are taken by loops over rows that are arrays of their own. */
    public boolean inRows(LayerSchedule layer) {
        return !vectors()
                && layer.kernel() == Kernel.LOOPS
                && layer.layer().affine()
                && layer.width() >= LayerSchedule.WIDE;
    }

    /** Whether W is arranged for a step: turned for vectors, or copied into rows. */
    public boolean arranges(LayerSchedule layer) {
        return arrangesForward(layer)
                || (vectors(layer) || inRows(layer)) && layer.order().propagates();
    }

    /** Whether the way forward needs the arranged W: turned where it lies unit by unit, in rows where it does not. */
    public boolean arrangesForward(LayerSchedule layer) {
        return vectors(layer) && !layer.inputMajor() || inRows(layer) && layer.inputMajor();
    }

    /** Whether any layer's sums are taken by vectors. */
    public boolean vectors() {
        return batches || layers.stream().anyMatch(this::vectors);
    }

    /**
     * Where single examples go straight through the network, the schedule by which a batch is learned with vectors: layer
     * by layer, with the parameters at the same places.
     */
    public Optional<Schedule> batched() {
        if (!batches) {
            return Optional.empty();
        }
        List<LayerSchedule> tiles = layers.stream()
                .map(l -> l.with(l.layer().affine() ? Kernel.TILES : Kernel.LOOPS))
                .toList();
        return Optional.of(new Schedule(order, Form.LAYERS, tiles, trained, target, false));
    }

    /** From so many examples on a batch is learned layer by layer; fewer go through one by one. */
    public int batchedFrom() {
        return CostModel.batchedFrom(order);
    }

    /** So many examples go one by one before the first batch is learned layer by layer. */
    public int examplesAlone() {
        return CostModel.examplesAlone(order);
    }

    /** Whether the value of the loss is taken from z. */
    public boolean lossFromZ() {
        return order.loss()
                .map(l -> Exprs.mentions(l.value().arithmetic(), "z"))
                .orElse(false);
    }
}
