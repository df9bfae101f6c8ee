package org.mlpc.compiler.order;

import java.util.List;
import java.util.Set;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Feature;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Residual;
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
        if (layer.layer().affine()) {
            boolean pieces = layer.layer() instanceof Maxout;
            String sum = pieces ? "    u = b, then + W[j][o][i] x[i]" : "    z = b, then + W[o][i] x[i]";
            line(sum + " for i = 0 … " + (layer.layer().inputs() - 1));
            if (pieces) {
                line("    z = the first of the largest u[j]");
            }
        } else if (layer.layer() instanceof BatchNorm) {
            line("    μ = Σ x / n, σ² = Σ (x - μ)² / n in double, examples ascending");
            line("    after training μ and σ² are the running averages");
            line("    z = (x - μ) (1 / √(σ² + ε)), times γ, + β");
        } else if (layer.layer() instanceof Residual residual) {
            line("    z = x + " + (residual.from() == 0 ? "the input" : "a" + residual.from()));
        } else {
            line("    z = x");
        }
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
        if (layer.layer() instanceof Maxout) {
            line("    du[j] = dz where piece j was the first of the largest, 0 otherwise");
        }
        if (layer.layer() instanceof BatchNorm) {
            line("    dβ = Σ dz, dγ = Σ dz x̂ in double, examples ascending");
        }
        if (layer.layer().affine() && layer.learns()) {
            line("    dW and db = 0, then + " + delta(layer) + " x[i] for each example, ascending");
        }
        if (layer.propagates()) {
            propagate(layer);
        }
    }

    private static String delta(LayerOrder layer) {
        return layer.layer() instanceof Maxout ? "du[j][o]" : "dz[o]";
    }

    private void propagate(LayerOrder layer) {
        if (layer.layer() instanceof Dense dense) {
            String rest = dense.units() > 1 ? ", then + W[o][i] dz[o] for o = 1 … " + (dense.units() - 1) : "";
            line("    dx = W[0][i] dz[0]" + rest);
        } else if (layer.layer() instanceof Maxout maxout) {
            line("    dx = W[0][0][i] du[0][0], then + W[j][o][i] du[j][o] for the other units of all "
                    + maxout.pieces() + " pieces");
        } else if (layer.layer() instanceof BatchNorm) {
            line("    dx = γ / √(σ² + ε) (dz - dβ / n - x̂ dγ / n)");
        } else {
            line("    dx = dz");
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
