package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.mlpc.compiler.network.Activate;
import org.mlpc.compiler.network.Activation.Drawn;
import org.mlpc.compiler.network.Activation.Learned;
import org.mlpc.compiler.network.BatchNorm;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Maxout;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.network.Residual;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells the way of one example through all layers in straight lines, in training or afterwards. */
final class ExampleForward {
    private final Unit unit;
    private final Code code;
    private final Locals locals;
    private final boolean training;
    private final List<LayerSchedule> layers;
    /** The locals that hold what is drawn, by layer and variable. */
    private final Map<String, IntFunction<String>> drawn = new HashMap<>();

    private final StoredValues stored;

    ExampleForward(Unit unit, Code code, Locals locals, boolean training) {
        this.unit = unit;
        this.code = code;
        this.locals = locals;
        this.training = training;
        this.layers = unit.schedule().layers();
        this.stored = new StoredValues(unit.schedule().order());
    }

    /** Declares inputs, sums and outputs of all layers. */
    void emit() {
        code.blank();
        if (ScaleEmitter.alone(unit)) {
            unit.formulas().scale().ifPresent(code::comment);
        }
        for (int i = 0; i < layers.get(0).inputs(); i++) {
            code.line(unit.type() + " x" + i + " = " + ScaleEmitter.scaled(unit, "x[i + " + i + "]", "" + i) + ";");
        }
        for (LayerSchedule layer : layers) {
            code.paragraph(unit.formulas().forward(layer, training));
            layer(layer);
        }
    }

    private void layer(LayerSchedule layer) {
        int k = layer.number();
        layer.layer().accept(new Sums(layer));
        if (training) {
            draw(layer);
        }
        if (!layer.linear(training)) {
            var activation =
                    training ? layer.order().activation() : layer.order().inference();
            IntFunction<String> outputs = u -> unit.type() + " a" + k + "_" + u;
            if (layer == unit.schedule().last()) {
                units(layer).vector(activation.arithmetic(), outputs, stored);
            } else {
                units(layer).vector(activation.arithmetic(), outputs);
            }
        }
    }

    /** How z comes about. */
    private final class Sums implements Layer.Visitor<Void> {
        private final LayerSchedule layer;

        Sums(LayerSchedule layer) {
            this.layer = layer;
        }

        @Override
        public Void dense(Dense dense) {
            new AffineCode(unit, code).forward(layer, "z" + layer.number(), input(layer));
            return null;
        }

        @Override
        public Void maxout(Maxout maxout) {
            new AffineCode(unit, code).forward(layer, "v" + layer.number(), input(layer));
            largest(layer);
            return null;
        }

        @Override
        public Void activate(Activate activate) {
            return null;
        }

        @Override
        public Void batchNorm(BatchNorm norm) {
            throw new IllegalStateException("statistics of a batch are taken layer by layer");
        }

        @Override
        public Void residual(Residual residual) {
            around(layer, residual);
            return null;
        }
    }

    private void around(LayerSchedule layer, Residual residual) {
        IntFunction<String> block = input(layer);
        IntFunction<String> skip = output(residual.from());
        for (int u = 0; u < layer.units(); u++) {
            code.line(unit.type() + " z" + layer.number() + "_" + u + " = " + block.apply(u) + " + " + skip.apply(u)
                    + ";");
        }
    }

    private void largest(LayerSchedule layer) {
        int k = layer.number();
        for (int u = 0; u < layer.units(); u++) {
            String text = "v" + k + "_" + u;
            for (int j = 1; j < layer.layer().pieces(); j++) {
                text = "Math.max(" + text + ", v" + k + "_" + (j * layer.units() + u) + ")";
            }
            code.line(unit.type() + " z" + k + "_" + u + " = " + text + ";");
        }
    }

    private void draw(LayerSchedule layer) {
        int k = layer.number();
        List<Drawn> all = layer.layer().activation().drawn();
        for (int v = 0; v < all.size(); v++) {
            String key = locals.name("draw" + k);
            code.format("int $L = $T.key(seed, $L, $L, steps);", key, Types.DRAWS, k, v);
            String base = locals.name(all.get(v).variable() + k);
            for (int u = 0; u < layer.units(); u++) {
                String index = layer.units() == 1 ? "row" : layer.units() + " * row + " + u;
                String value = DrawnNumbers.value(unit, all.get(v), key, index);
                code.format(unit.type() + " " + base + "_" + u + " = " + value + ";", Types.DRAWS);
            }
            drawn.put(all.get(v).variable() + " of " + k, UnitCode.each(base));
        }
    }

    /** What the last layer leaves for the loss. */
    StoredValues stored() {
        return stored;
    }

    /** What comes into a layer. */
    IntFunction<String> input(LayerSchedule layer) {
        return output(layer.number() - 1);
    }

    /** z of a layer. */
    IntFunction<String> z(LayerSchedule layer) {
        return layer.passes() ? input(layer) : UnitCode.each("z" + layer.number());
    }

    /** What goes out of a layer. */
    IntFunction<String> output(LayerSchedule layer) {
        return layer.linear(training) ? z(layer) : UnitCode.each("a" + layer.number());
    }

    /** What goes out of a layer of the given number; the inputs are number 0. */
    private IntFunction<String> output(int number) {
        return number == 0 ? i -> "x" + i : output(layers.get(number - 1));
    }

    /** Code for an expression over the units of a layer, which may mention all that is known of it by now. */
    UnitCode units(LayerSchedule layer) {
        int k = layer.number();
        Map<String, IntFunction<String>> names = new HashMap<>();
        names.put("z", z(layer));
        names.put("a", output(layer));
        names.put("da", UnitCode.each("da" + k));
        names.put("t", u -> "t" + u);
        names.put("class_weight", unit::classWeight);
        names.putAll(learned(layer));
        layer.layer().activation().drawn().stream()
                .filter(d -> drawn.containsKey(d.variable() + " of " + k))
                .forEach(d -> names.put(d.variable(), drawn.get(d.variable() + " of " + k)));
        return code(layer, names);
    }

    /** As {@link #units}, with ∂L/∂a under other names. */
    UnitCode units(LayerSchedule layer, IntFunction<String> da) {
        return units(layer).with("da", da);
    }

    private UnitCode code(LayerSchedule layer, Map<String, IntFunction<String>> names) {
        return new UnitCode(
                code, unit.real(), unit.functions(), locals, layer.units(), Integer.toString(layer.number()), names);
    }

    /** Where the numbers of each unit lie that a layer's activation learns. */
    static Map<String, IntFunction<String>> learned(LayerSchedule layer) {
        Map<String, IntFunction<String>> names = new HashMap<>();
        for (Learned learned : layer.layer().activation().learned()) {
            names.put(learned.variable(), u -> "p[" + place(layer, learned) + " + " + u + "]");
        }
        return names;
    }

    /** The constant with the offset of what an activation learns. */
    static String place(LayerSchedule layer, Learned learned) {
        Parameters parameters = layer.layer().parameters().stream()
                .filter(p -> p.tensor().equals(learned.tensor()) && p.stream() >= Parameters.LEARNED)
                .findFirst()
                .orElseThrow();
        return PlaceNames.of(layer, parameters);
    }
}
