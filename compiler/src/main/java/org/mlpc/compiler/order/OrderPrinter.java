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
        order.layers().forEach(this::forward);
        order.loss().ifPresent(loss -> {
            line("  loss, in double, examples ascending");
            formula("L", loss.value());
        });
        if (order.inPieces()) {
            line("  every sum over examples in pieces of " + Order.PIECE + " since the last update, added in double");
        }
        List<LayerOrder> layers = order.layers();
        for (int k = layers.size() - 1; k >= 0 && order.loss().isPresent(); k--) {
            backward(layers.get(k));
        }
        line(
                order.network().optimizer().minimizer().isPresent()
                        ? "  no update: " + order.network().optimizer().name() + " moves all parameters together"
                        : "  update of every parameter, g the sum over the examples times 1 / n");
        order.updates().forEach(u -> formula(u.target(), u.value()));
    }

    private void feature(Feature feature) {
        if (feature.kind() instanceof Feature.Kind.Transformed transformed) {
            line("  input " + feature.name());
            formula("x", Ordering.transform(transformed));
        }
    }

    private void forward(LayerOrder layer) {
        line("  forward " + layer.layer().name());
        layer.sums().forward().ifPresent(sum -> line("    " + sum));
        equations(layer).forward().forEach(this::equation);
        layer.layer().activation().drawn().forEach(d -> line("    " + d.variable() + " drawn in training"));
        formula("a", layer.activation());
        if (layer.layer().activation().drawn().size() > 0) {
            line("    and after training");
            formula("a", layer.inference());
        }
    }

    private void backward(LayerOrder layer) {
        if (!layer.reached()) {
            return;
        }
        line("  backward " + layer.layer().name());
        layer.delta().ifPresent(d -> formula("dz", d));
        for (int i = 0; i < layer.learned().size(); i++) {
            String name = layer.layer().activation().learned().get(i).variable();
            formula("d" + name, layer.learned().get(i));
        }
        equations(layer).backward().forEach(this::equation);
        layer.sums().weightGradient().ifPresent(sum -> line("    " + sum));
        if (layer.sums().biasGradient()) {
            Contraction weights = layer.sums().weightGradient().orElseThrow();
            IndexedTensor db = IndexedTensor.of(Quantity.BIAS_GRADIENT, Axis.ROW);
            line("    " + db + " = " + db + " + Σ " + weights.left() + ", b ascending");
        }
        if (layer.propagates()) {
            propagate(layer);
        }
    }

    private void propagate(LayerOrder layer) {
        layer.sums().inputGradient().ifPresent(sum -> line("    " + sum));
        equations(layer).propagation().forEach(this::equation);
    }

    private static LayerEquations equations(LayerOrder layer) {
        return layer.layer().accept(LayerEquations.OF);
    }

    private void equation(String equation) {
        line("    " + equation);
    }

    private void formula(String name, Formula formula) {
        Sequence sequence = Sequence.of(formula.arithmetic(), Set.of(name));
        for (Step step : sequence.steps()) {
            line("    " + step.name() + " = " + MathPrinter.print(step.value()));
        }
        line("    " + name + " = " + MathPrinter.print(sequence.result()));
    }
}
