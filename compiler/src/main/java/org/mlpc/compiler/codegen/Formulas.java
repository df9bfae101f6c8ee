package org.mlpc.compiler.codegen;

import java.util.Optional;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.order.Order.LayerOrder;
import org.mlpc.compiler.schedule.Schedule;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** The equations that stand above paragraphs of generated code. */
final class Formulas {
    /** A definition longer than this does not fit beside the equation. */
    private static final int LONG = 44;

    private final Schedule schedule;

    Formulas(Schedule schedule) {
        this.schedule = schedule;
    }

    private Network network() {
        return schedule.order().network();
    }

    /** {@code x' = (x - offset) factor}. */
    Optional<String> scale() {
        return scaleReference().map(reference -> "x' = " + scaled("x") + "  " + reference);
    }

    private Optional<String> scaleReference() {
        Inputs.Scale scale = network().inputs().scale();
        if (scale instanceof Inputs.Scale.Factor f) {
            return Optional.of(f.span().reference());
        }
        if (scale instanceof Inputs.Scale.Standardize s) {
            return Optional.of(s.span().reference());
        }
        return scale instanceof Inputs.Scale.MinMax m ? Optional.of(m.span().reference()) : Optional.empty();
    }

    /** {@code (x - mean) / deviation} of a number, or the number itself where nothing is scaled. */
    String scaled(String number) {
        Inputs.Scale scale = network().inputs().scale();
        if (scale instanceof Inputs.Scale.Factor f) {
            return number + " · " + f.written();
        }
        if (scale instanceof Inputs.Scale.Standardize) {
            return "(" + number + " - mean) / deviation";
        }
        return scale instanceof Inputs.Scale.MinMax ? "(" + number + " - minimum) / range" : number;
    }

    /** {@code hidden: z1 = W1 x + b1, a1 = tanh(z1)}. */
    String forward(LayerSchedule layer) {
        int k = layer.number();
        return name(layer) + ": z" + k + " = W" + k + " " + input(layer) + bias(layer) + ", " + activation(layer) + "  "
                + reference(layer);
    }

    /** {@code W1 x + b1} alone. */
    String affine(LayerSchedule layer) {
        int k = layer.number();
        return name(layer) + ": z" + k + " = W" + k + " " + input(layer) + bias(layer) + "  " + reference(layer);
    }

    private static String bias(LayerSchedule layer) {
        return layer.order().dense().biased() ? " + b" + layer.number() : "";
    }

    /** {@code a1 = relu(z1) = max(0, z1)}. */
    String activation(LayerSchedule layer) {
        Activation activation = layer.order().dense().activation();
        int k = layer.number();
        if (activation.identity()) {
            return "a" + k + " = z" + k;
        }
        String call = activation.name() + "(z" + k + ")";
        Expr formula = layer.order().activation().formula();
        String meaning = MathPrinter.print(formula, n -> n + k);
        boolean builtIn = Graph.of(formula).operations() == 1 && meaning.matches("(tanh|σ)\\(z" + k + "\\)");
        boolean plain = !builtIn && meaning.length() <= LONG && !meaning.equals(call);
        return "a" + k + " = " + call + (plain ? " = " + meaning : "");
    }

    private String input(LayerSchedule layer) {
        return layer.number() > 1
                ? "a" + (layer.number() - 1)
                : network().inputs().scaled() || network().inputs().coded() ? "x'" : "x";
    }

    static String name(LayerSchedule layer) {
        return layer.order().dense().name();
    }

    private static String reference(LayerSchedule layer) {
        return layer.order().dense().span().reference();
    }

    /** {@code L = ½ Σ (a2 - t)²}. */
    String loss() {
        Loss loss = network().loss().orElseThrow();
        String value =
                MathPrinter.print(schedule.order().loss().orElseThrow().value().formula(), this::ofLast);
        String why = loss.after().isPresent() && schedule.lossFromZ()
                ? ", " + loss.name() + " taken from z" + schedule.last().number() + " so that log never sees 0"
                : "";
        return "L = " + value + why + "  " + loss.span().reference();
    }

    private String ofLast(String name) {
        return name.equals("t") || name.equals("class_weight")
                ? name
                : name + schedule.last().number();
    }

    /** {@code output, backward: ∂L/∂z2 = a2 - t, because sigmoid and binary_cross_entropy cancel}. */
    String delta(LayerSchedule layer) {
        return layer.number() == schedule.layers().size() ? lastDelta(layer) : hiddenDelta(layer);
    }

    private String lastDelta(LayerSchedule layer) {
        int k = layer.number();
        Loss loss = network().loss().orElseThrow();
        String head = name(layer) + ", backward: ∂L/∂z" + k + " = ";
        String formula = MathPrinter.print(delta(layer.order()), this::ofLast);
        if (loss.after().isPresent()) {
            return head + formula + ", because "
                    + layer.order().dense().activation().name() + " and " + loss.name() + " cancel  "
                    + loss.span().reference();
        }
        String slope = layer.linear()
                ? ""
                : ", ∂L/∂a" + k + " times the slope of "
                        + layer.order().dense().activation().name() + surrogate(layer);
        return head + formula + slope + "  " + loss.span().reference();
    }

    private static String surrogate(LayerSchedule layer) {
        return layer.order().dense().activation().slopeKind() == Activation.SlopeKind.SURROGATE
                ? ", by its surrogate"
                : "";
    }

    private static Expr delta(LayerOrder order) {
        return order.delta().orElseThrow().formula();
    }

    private String hiddenDelta(LayerSchedule layer) {
        int k = layer.number();
        int next = k + 1;
        String outer = "W" + next + "ᵀ ∂L/∂z" + next;
        Activation activation = layer.order().dense().activation();
        String head = name(layer) + ", backward: ∂L/∂z" + k + " = ";
        if (activation.identity()) {
            return head + outer;
        }
        if (activation.extent() == org.mlpc.compiler.expr.Extent.VECTOR && layer.units() > 1) {
            return head + MathPrinter.print(delta(layer.order()), n -> n + k) + ", where da" + k + " = " + outer;
        }
        Expr slope = org.mlpc.compiler.calculus.Simplifier.simplify(activation.slope());
        return head + "(" + outer + ") ⊙ (" + MathPrinter.print(slope, n -> n + k) + ")" + surrogate(layer);
    }

    /** {@code ∂L/∂W2 = ∂L/∂z2 a1ᵀ}. */
    String weightGradient(LayerSchedule layer) {
        int k = layer.number();
        String bias = layer.order().dense().biased() ? " and ∂L/∂b" + k + " = ∂L/∂z" + k : "";
        return "∂L/∂W" + k + " = ∂L/∂z" + k + " " + input(layer) + "ᵀ" + bias + ", added up over the examples";
    }

    /** {@code ∂L/∂a1 = W2ᵀ ∂L/∂z2}. */
    String inputGradient(LayerSchedule layer) {
        int k = layer.number();
        return "∂L/∂a" + (k - 1) + " = W" + k + "ᵀ ∂L/∂z" + k;
    }
}
