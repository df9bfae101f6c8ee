package org.mlpc.compiler.codegen;

import java.util.Optional;
import java.util.stream.Collectors;
import org.mlpc.compiler.calculus.MathPrinter;
import org.mlpc.compiler.codegen.vector.Sums;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Graph;
import org.mlpc.compiler.expr.Literals;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Residual;
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

    /** Those of the way back. */
    BackwardFormulas backward() {
        return new BackwardFormulas(schedule, this);
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
    String forward(LayerSchedule layer, boolean training) {
        String activation = activation(layer, training);
        if (layer.passes()) {
            return name(layer) + ": " + activation + "  " + reference(layer);
        }
        boolean activates = layer.layer().affine() && !layer.layer().chooses();
        String second = activates ? ", " + activation : "";
        return name(layer) + ": " + sum(layer) + second + "  " + reference(layer);
    }

    /** {@code W1 x + b1} alone, or what stands in its place. */
    String affine(LayerSchedule layer) {
        return name(layer) + ": " + sum(layer) + "  " + reference(layer);
    }

    private String sum(LayerSchedule layer) {
        return layer.layer().accept(new Sums(layer));
    }

    /** The equation of z. */
    private final class Sums implements Layer.Visitor<String> {
        private final LayerSchedule layer;
        private final String z;
        private final String x;

        Sums(LayerSchedule layer) {
            this.layer = layer;
            this.z = "z" + layer.number() + " = ";
            this.x = input(layer);
        }

        @Override
        public String dense(Dense dense) {
            return z + "W" + layer.number() + " " + x + bias(layer);
        }

        @Override
        public String maxout(Maxout maxout) {
            int k = layer.number();
            return "v" + k + " = W" + k + " " + x + bias(layer) + ", " + z + "each unit's largest of " + maxout.pieces()
                    + " pieces";
        }

        @Override
        public String activate(Activate activate) {
            return z + x;
        }

        @Override
        public String batchNorm(BatchNorm norm) {
            int k = layer.number();
            return z + "γ" + k + " (" + x + " - μ) / √(σ² + " + Literals.shortest(BatchNorm.EPSILON) + ") + β" + k;
        }

        @Override
        public String residual(Residual residual) {
            return z + x + " + " + output(residual.from()) + ", around the block";
        }
    }

    private static String bias(LayerSchedule layer) {
        return layer.biased() ? " + b" + layer.number() : "";
    }

    /** {@code a1 = relu(z1) = max(0, z1)}. */
    String activation(LayerSchedule layer, boolean training) {
        boolean drawn = !layer.layer().activation().drawn().isEmpty();
        return training || !drawn ? activation(layer) : inference(layer);
    }

    private String activation(LayerSchedule layer) {
        Activation activation = layer.layer().activation();
        int k = layer.number();
        String z = variable(layer, "z");
        if (activation.identity()) {
            return "a" + k + " = " + z;
        }
        String call = activation.name() + "(" + z + ")";
        Expr formula = layer.order().activation().formula();
        String meaning = MathPrinter.print(formula, n -> variable(layer, n));
        boolean builtIn = Graph.of(formula).operations() == 1 && meaning.matches("(tanh|σ)\\(" + z + "\\)");
        boolean plain = !builtIn && meaning.length() <= LONG && !meaning.equals(call);
        String drawn = activation.drawn().stream()
                .map(d -> ", " + d.variable() + k + " drawn from " + Literals.shortest(d.low()) + " to "
                        + Literals.shortest(d.high()))
                .collect(Collectors.joining());
        return "a" + k + " = " + call + (plain ? " = " + meaning : "") + drawn;
    }

    /** Its activation after training, where that differs. */
    private String inference(LayerSchedule layer) {
        String meaning = MathPrinter.print(layer.order().inference().formula(), n -> variable(layer, n));
        return "a" + layer.number() + " = " + meaning + " after training";
    }

    /** A variable of a layer's expressions; z of a layer without sums of its own is what comes in. */
    String variable(LayerSchedule layer, String name) {
        return name.equals("z") && layer.passes() ? input(layer) : name + layer.number();
    }

    String input(LayerSchedule layer) {
        return output(layer.number() - 1);
    }

    private String output(int number) {
        boolean changed = network().inputs().scaled() || network().inputs().coded();
        return number > 0 ? "a" + number : changed ? "x'" : "x";
    }

    static String name(LayerSchedule layer) {
        return layer.layer().name();
    }

    private static String reference(LayerSchedule layer) {
        return layer.layer().span().reference();
    }

    /** {@code L = ½ Σ (a2 - t)²}. */
    String loss() {
        Loss loss = network().loss().orElseThrow();
        String value =
                MathPrinter.print(schedule.order().loss().orElseThrow().value().formula(), this::ofLast);
        String why = loss.after().isPresent() && schedule.lossFromZ()
                ? ", " + loss.name() + " taken from " + variable(schedule.last(), "z") + " so that log never sees 0"
                : "";
        return "L = " + value + why + "  " + loss.span().reference();
    }

    String ofLast(String name) {
        return name.equals("t") || name.equals("class_weight") ? name : variable(schedule.last(), name);
    }
}
