package org.mlpc.compiler.schedule;

import java.util.List;
import org.mlpc.compiler.expr.Exprs;
import org.mlpc.compiler.order.Order;
import org.mlpc.compiler.order.Order.LayerOrder;

/**
 * Memory, kernels and methods of a network.
 *
 * @param order what is computed
 * @param form how examples go through the network
 * @param layers from the first to the last
 * @param trained how many parameters are not frozen: they lie first
 */
public record Schedule(Order order, Form form, List<LayerSchedule> layers, int trained) {
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
        LOOPS
    }

    /**
     * A layer in memory and code.
     *
     * @param order its arithmetic
     * @param kernel how it is computed
     * @param weights offset of W in the parameter array
     * @param bias offset of b, if there is one
     * @param keepsZ whether z is needed after the activation
     */
    public record LayerSchedule(LayerOrder order, Kernel kernel, int weights, int bias, boolean keepsZ) {
        /** Its number, from 1. */
        public int number() {
            return order.number();
        }

        /** Values coming in. */
        public int inputs() {
            return order.dense().inputs();
        }

        /** Values going out. */
        public int units() {
            return order.dense().units();
        }

        /** Whether W lies input by input: W[i][o] at {@code weights + units * i + o}. */
        public boolean inputMajor() {
            return kernel == Kernel.LOOPS;
        }

        /** Whether the activation is the identity, so that z is the output. */
        public boolean linear() {
            return order.dense().activation().identity();
        }
    }

    /** The last layer. */
    public LayerSchedule last() {
        return layers.get(layers.size() - 1);
    }

    /** Whether the value of the loss is taken from z. */
    public boolean lossFromZ() {
        return order.loss()
                .map(l -> Exprs.mentions(l.value().arithmetic(), "z"))
                .orElse(false);
    }
}
