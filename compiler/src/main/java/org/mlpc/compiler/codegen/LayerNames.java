package org.mlpc.compiler.codegen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.network.Activation.Drawn;
import org.mlpc.compiler.network.Activation.Learned;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** The arrays that hold what layers make of a batch, a row for each example. */
final class LayerNames {
    private static final String[] TAKEN = {
        "p", "g", "x", "t", "n", "b", "i", "u", "row", "in", "dz", "da", "loss", "sum", "skip", "seed", "steps", "from",
        "to", "part", "parts"
    };

    private final Unit unit;
    private final List<LayerSchedule> layers;
    /** The arrays of what is drawn, by layer and variable. */
    private final Map<String, String> drawn = new HashMap<>();

    private final StoredValues stored;

    LayerNames(Unit unit) {
        this.unit = unit;
        this.layers = unit.schedule().layers();
        this.stored = new StoredValues(unit.schedule().order());
    }

    /** What goes out of a layer. */
    String outputs(LayerSchedule layer) {
        return "a" + layer.number();
    }

    /** What goes out of a layer of the given number; the inputs are number 0. */
    String outputs(int number) {
        if (number > 0) {
            return outputs(layers.get(number - 1));
        }
        return ScaleEmitter.alone(unit) ? "scaledX" : "x";
    }

    /** What comes into a layer. */
    String inputs(LayerSchedule layer) {
        return outputs(layer.number() - 1);
    }

    /** z: what comes in where there are no sums; the outputs where z is not needed after them. */
    String preActivations(LayerSchedule layer) {
        if (layer.passes()) {
            return inputs(layer);
        }
        return layer.keepsZ() && !layer.linear() ? "z" + layer.number() : outputs(layer);
    }

    /** ∂L/∂z, and where nothing else is made of that, before it ∂L/∂a. */
    String deltas(LayerSchedule layer) {
        return "dz" + layer.number();
    }

    /** ∂L/∂a: an array of its own where what the activation learns is made of it. */
    String outer(LayerSchedule layer) {
        boolean own = !layer.order().learned().isEmpty() && !layer.passes();
        return own ? "da" + layer.number() : deltas(layer);
    }

    /** The sums of a layer's rows: z, or of a maxout its pieces. */
    String sums(LayerSchedule layer) {
        return layer.layer().chooses() ? "v" + layer.number() : preActivations(layer);
    }

    /** An array of a row for each example. */
    String allocate(String name, int width, String purpose) {
        return unit.scratch().array(name, length(width), purpose + ", a row for each example.");
    }

    /** The length of an array with a row for each example; a vector may reach beyond the last one. */
    private String length(int width) {
        return width + " * BATCH" + (unit.schedule().vectors() ? " + PAD" : "");
    }

    /** The array of what is drawn. */
    String drawn(LayerSchedule layer, Drawn variable) {
        String key = variable.variable() + " of " + layer.number();
        return drawn.computeIfAbsent(
                key,
                k -> unit.scratch()
                        .unlike(
                                variable.variable() + layer.number(),
                                length(layer.units()),
                                "What " + Formulas.name(layer) + " drew, a row for each example."));
    }

    /** The constants with the places of what a layer's activation learns. */
    static Map<String, String> learned(LayerSchedule layer) {
        Map<String, String> learned = new HashMap<>();
        for (Learned l : layer.layer().activation().learned()) {
            learned.put(l.variable(), PlaceNames.of(layer, l));
        }
        return learned;
    }

    /** What the forward pass of the last layer leaves for the loss. */
    StoredValues stored() {
        return stored;
    }

    /** Code for an expression over the units of a layer, in loops. */
    RowCode rows(Code code, LayerSchedule layer, Map<String, String> arrays) {
        Map<String, String> all = new HashMap<>(arrays);
        layer.layer().activation().drawn().forEach(d -> {
            if (drawn.containsKey(d.variable() + " of " + layer.number())) {
                all.put(d.variable(), drawn(layer, d));
            }
        });
        return new RowCode(code, unit, locals(), layer.units(), Integer.toString(layer.number()), all, learned(layer));
    }

    /** The locals of a method, beside what it is given and names itself. */
    static Locals locals() {
        return new Locals(TAKEN);
    }
}
