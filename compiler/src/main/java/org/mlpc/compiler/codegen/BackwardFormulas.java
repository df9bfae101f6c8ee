package org.mlpc.compiler.codegen;

import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.order.Order.LayerOrder;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** The equations that stand above the paragraphs of the way back. */
final class BackwardFormulas {
    private final Schedule schedule;
    private final Formulas forward;

    BackwardFormulas(Schedule schedule, Formulas forward) {
        this.schedule = schedule;
        this.forward = forward;
    }

    /** {@code output, backward: ∂L/∂z2 = a2 - t, because sigmoid and binary_cross_entropy cancel}. */
    String delta(LayerSchedule layer) {
        return layer.number() == schedule.layers().size() ? lastDelta(layer) : hiddenDelta(layer);
    }

    private String lastDelta(LayerSchedule layer) {
        int k = layer.number();
        Loss loss = schedule.order().network().loss().orElseThrow();
        String head = Formulas.name(layer) + ", backward: ∂L/∂z" + k + " = ";
        String formula = MathPrinter.print(delta(layer.order()), forward::ofLast);
        if (loss.after().isPresent()) {
            return head + formula + ", because "
                    + layer.layer().activation().name() + " and " + loss.name() + " cancel  "
                    + loss.span().reference();
        }
        String slope = layer.linear()
                ? ""
                : ", ∂L/∂a" + k + " times the slope of "
                        + layer.layer().activation().name() + surrogate(layer);
        return head + formula + slope + "  " + loss.span().reference();
    }

    private static String surrogate(LayerSchedule layer) {
        return layer.layer().activation().slopeKind() == Activation.SlopeKind.SURROGATE ? ", by its surrogate" : "";
    }

    private static Expr delta(LayerOrder order) {
        return order.delta().orElseThrow().formula();
    }

    private String hiddenDelta(LayerSchedule layer) {
        int k = layer.number();
        String outer = outer(layer);
        Activation activation = layer.layer().activation();
        String head = Formulas.name(layer) + ", backward: ∂L/∂z" + k + " = ";
        if (activation.identity()) {
            return head + outer;
        }
        if (activation.extent() == org.mlpc.compiler.expr.Extent.VECTOR && layer.units() > 1) {
            String delta = MathPrinter.print(delta(layer.order()), n -> forward.variable(layer, n));
            return head + delta + ", where da" + k + " = " + outer;
        }
        Expr slope = org.mlpc.compiler.calculus.Simplifier.simplify(activation.slope());
        return head + "(" + outer + ") ⊙ (" + MathPrinter.print(slope, n -> forward.variable(layer, n)) + ")"
                + surrogate(layer);
    }

    /** ∂L/∂a of a hidden layer: what the next one passes back, and the blocks that begin here. */
    private String outer(LayerSchedule layer) {
        LayerSchedule next = schedule.layers().get(layer.number());
        StringBuilder outer = new StringBuilder(through(next));
        layer.order().skips().forEach(m -> outer.append(" + ∂L/∂z").append(m));
        return outer.toString();
    }

    private static String through(LayerSchedule next) {
        int n = next.number();
        if (next.layer().affine()) {
            return "W" + n + "ᵀ ∂L/∂" + rows(next);
        }
        return next.layer().normalizes() ? "∂L/∂a" + (n - 1) : "∂L/∂z" + n;
    }

    /** What the sums of a layer's rows are called. */
    private static String rows(LayerSchedule layer) {
        return (layer.layer().chooses() ? "v" : "z") + layer.number();
    }

    /** {@code ∂L/∂W2 = ∂L/∂z2 a1ᵀ}. */
    String weightGradient(LayerSchedule layer) {
        int k = layer.number();
        String bias = layer.biased() ? " and ∂L/∂b" + k + " = ∂L/∂" + rows(layer) : "";
        return "∂L/∂W" + k + " = ∂L/∂" + rows(layer) + " " + forward.input(layer) + "ᵀ" + bias
                + ", added up over the examples";
    }

    /** {@code ∂L/∂alpha2 = …}, of what an activation learns. */
    String learned(LayerSchedule layer, int index) {
        int k = layer.number();
        String name = layer.layer().activation().learned().get(index).variable();
        String formula = MathPrinter.print(
                layer.order().learned().get(index).formula(), n -> n.equals("t") ? n : forward.variable(layer, n));
        return "∂L/∂" + name + k + " = " + formula + ", added up over the examples";
    }

    /** {@code ∂L/∂v2 is ∂L/∂z2 …}, of a maxout's pieces. */
    String pieces(LayerSchedule layer) {
        int k = layer.number();
        return "∂L/∂v" + k + " is ∂L/∂z" + k + " at the first of a unit's largest pieces, 0 at the others";
    }

    /** {@code ∂L/∂a1 = W2ᵀ ∂L/∂z2}. */
    String inputGradient(LayerSchedule layer) {
        int k = layer.number();
        return "∂L/∂a" + (k - 1) + " = W" + k + "ᵀ ∂L/∂" + rows(layer);
    }
}
