package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.network.Activation.Learned;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells the way of one example back through all layers in straight lines. */
final class ExampleBackward {
    private final Unit unit;
    private final Code code;
    private final Locals locals;
    private final ExampleForward forward;
    private final List<LayerSchedule> layers;
    /** ∂L/∂z of the layers behind. */
    private final Map<Integer, IntFunction<String>> deltas = new HashMap<>();

    ExampleBackward(Unit unit, Code code, Locals locals, ExampleForward forward) {
        this.unit = unit;
        this.code = code;
        this.locals = locals;
        this.forward = forward;
        this.layers = unit.schedule().layers();
    }

    /** Adds the gradient of the example, from the last layer to the first that learns. */
    void emit() {
        for (int k = layers.size() - 1; k >= 0; k--) {
            if (layers.get(k).order().reached()) {
                layer(layers.get(k));
            }
        }
    }

    private void layer(LayerSchedule layer) {
        int k = layer.number();
        boolean hidden = k < layers.size();
        Expr delta = layer.order().delta().orElseThrow().arithmetic();
        boolean passed = hidden && delta instanceof Expr.Variable v && v.name().equals("da");
        code.paragraph(unit.formulas().delta(layer));
        IntFunction<String> da = hidden ? outer(layer, passed ? "dz" : "da") : null;
        if (da != null && passed) {
            deltas.put(k, da);
        } else if (layer.order().needsDelta()) {
            units(layer, da).vector(delta, u -> unit.type() + " dz" + k + "_" + u);
            deltas.put(k, UnitCode.each("dz" + k));
        }
        learned(layer, da);
        if (layer.layer().chooses()) {
            chosen(layer);
        }
        if (layer.order().sums().weightGradient().isPresent()) {
            code.paragraph(unit.formulas().weightGradient(layer));
            new AffineCode(unit, code).gradient(layer, rows(layer), forward.input(layer));
        }
    }

    private UnitCode units(LayerSchedule layer, @Nullable IntFunction<String> da) {
        return da == null ? forward.units(layer) : forward.units(layer, da);
    }

    /** ∂L/∂a: what the next layer passes back, and the blocks that begin here. */
    private IntFunction<String> outer(LayerSchedule layer, String name) {
        LayerSchedule next = layers.get(layer.number());
        List<Integer> skips = layer.order().skips();
        if (next.layer().affine()) {
            String base = name + layer.number();
            new AffineCode(unit, code).inputGradient(next, rows(next), unit.type() + " ", u -> base + "_" + u);
            for (int u = 0; u < layer.units() && !skips.isEmpty(); u++) {
                code.line(base + "_" + u + " += " + sum(skips, u) + ";");
            }
            return UnitCode.each(base);
        }
        if (skips.isEmpty()) {
            return delta(next.number());
        }
        String base = name + layer.number();
        for (int u = 0; u < layer.units(); u++) {
            String through = delta(next.number()).apply(u);
            code.line(unit.type() + " " + base + "_" + u + " = " + through + " + " + sum(skips, u) + ";");
        }
        return UnitCode.each(base);
    }

    /** ∂L/∂z of a layer behind, which was computed before. */
    private IntFunction<String> delta(int number) {
        return Objects.requireNonNull(deltas.get(number));
    }

    private String sum(List<Integer> skips, int u) {
        return skips.stream().map(m -> delta(m).apply(u)).collect(Collectors.joining(" + "));
    }

    /** ∂L/∂ the sums of a layer's rows: ∂L/∂z, or of a maxout what reaches each piece. */
    private IntFunction<String> rows(LayerSchedule layer) {
        return layer.layer().chooses() ? UnitCode.each("dv" + layer.number()) : delta(layer.number());
    }

    private void learned(LayerSchedule layer, @Nullable IntFunction<String> da) {
        for (int i = 0; i < layer.order().learned().size(); i++) {
            Learned learned = layer.layer().activation().learned().get(i);
            String place = ExampleForward.place(layer, learned);
            code.paragraph(unit.formulas().learned(layer, i));
            units(layer, da).add(layer.order().learned().get(i).arithmetic(), u -> "g[" + place + " + " + u + "]");
        }
    }

    /** Only the first of a unit's largest pieces gets the unit's derivative. */
    private void chosen(LayerSchedule layer) {
        int k = layer.number();
        code.paragraph(unit.formulas().pieces(layer));
        String base = locals.name("chosen" + k);
        for (int u = 0; u < layer.units(); u++) {
            String index = Integer.toString(layer.layer().pieces() - 1);
            for (int j = layer.layer().pieces() - 2; j >= 0; j--) {
                String piece = "v" + k + "_" + (j * layer.units() + u);
                index = piece + " == z" + k + "_" + u + " ? " + j + " : " + index;
            }
            code.line("int " + base + "_" + u + " = " + index + ";");
        }
        for (int j = 0; j < layer.layer().pieces(); j++) {
            for (int u = 0; u < layer.units(); u++) {
                code.line(unit.type() + " dv" + k + "_" + (j * layer.units() + u) + " = " + base + "_" + u + " == " + j
                        + " ? " + delta(k).apply(u) + " : 0;");
            }
        }
    }
}
