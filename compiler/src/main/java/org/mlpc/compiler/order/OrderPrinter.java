package org.mlpc.compiler.order;

import java.util.List;
import java.util.Set;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.order.Order.Formula;
import org.mlpc.compiler.order.Order.LayerOrder;
import org.mlpc.compiler.order.Sequence.Step;

/** Shows the arithmetic of a network: {@code --dump order}. */
public final class OrderPrinter {
    private final StringBuilder text = new StringBuilder();

    private OrderPrinter() {}

    /** All sums and expressions, in the order in which they are computed. */
    public static String print(Order order) {
        OrderPrinter printer = new OrderPrinter();
        printer.order(order);
        return printer.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void order(Order order) {
        line("order of " + order.network().name() + ", up to " + order.batch() + " examples at once");
        order.network().inputs().features().forEach(this::feature);
        for (LayerOrder layer : order.layers()) {
            line("  forward " + layer.dense().name());
            line("    z = b, then + W[o][i] x[i] for i = 0 … " + (layer.dense().inputs() - 1));
            formula("a", layer.activation());
        }
        order.loss().ifPresent(loss -> {
            line("  loss, in double, examples ascending");
            formula("L", loss.value());
        });
        List<LayerOrder> layers = order.layers();
        for (int k = layers.size() - 1; k >= 0 && order.loss().isPresent(); k--) {
            backward(layers.get(k));
        }
        line("  update of every parameter, g the sum over the examples times 1 / n");
        order.updates().forEach(u -> formula(u.target(), u.value()));
    }

    private void feature(Feature feature) {
        if (feature.kind() instanceof Feature.Kind.Transformed transformed) {
            line("  input " + feature.name());
            formula("x", Ordering.transform(transformed));
        }
    }

    private void backward(LayerOrder layer) {
        line("  backward " + layer.dense().name());
        layer.delta().ifPresent(d -> formula("dz", d));
        line("    dW and db = 0, then + dz[o] x[i] for each example, ascending");
        if (layer.propagates()) {
            String rest = layer.dense().units() > 1
                    ? ", then + W[o][i] dz[o] for o = 1 … " + (layer.dense().units() - 1)
                    : "";
            line("    dx = W[0][i] dz[0]" + rest);
        }
    }

    private void formula(String name, Formula formula) {
        Sequence sequence = Sequence.of(formula.arithmetic(), Set.of(name));
        for (Step step : sequence.steps()) {
            line("    " + step.name() + " = " + MathPrinter.print(step.value()));
        }
        line("    " + name + " = " + MathPrinter.print(sequence.result()));
    }
}
