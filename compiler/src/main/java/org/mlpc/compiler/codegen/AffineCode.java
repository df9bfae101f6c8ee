package org.mlpc.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Spells {@code z = W x + b}, its gradient and ∂L/∂x in straight lines. */
final class AffineCode {
    private final Unit unit;
    private final Code code;

    AffineCode(Unit unit, Code code) {
        this.unit = unit;
        this.code = code;
        unit.affine();
    }

    /** Declares {@code zK_u} for every unit. */
    void forward(LayerSchedule layer, IntFunction<String> inputs) {
        int k = layer.number();
        for (int o = 0; o < layer.units(); o++) {
            List<String> weights = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (int i = 0; i < layer.inputs(); i++) {
                weights.add(weight("p", layer, o, i));
                values.add(inputs.apply(i));
            }
            unit.real().sum(code, unit.type() + " ", "z" + k + "_" + o, start(layer, o), weights, values);
        }
    }

    private static String start(LayerSchedule layer, int o) {
        return layer.order().dense().biased() ? bias("p", layer.number(), o) : "0";
    }

    /** Adds ∂L/∂W and ∂L/∂b of one example. */
    void gradient(LayerSchedule layer, IntFunction<String> inputs) {
        int k = layer.number();
        for (int o = 0; o < layer.units(); o++) {
            String dz = "dz" + k + "_" + o;
            if (layer.order().dense().biased()) {
                code.line(bias("g", k, o) + " += " + dz + ";");
            }
            for (int i = 0; i < layer.inputs(); i++) {
                String place = weight("g", layer, o, i);
                code.line(place + " = " + unit.real().multiplyAdd(dz, inputs.apply(i), place) + ";");
            }
        }
    }

    /**
     * Declares or assigns ∂L/∂x of the layer.
     *
     * @param declaration {@code "float "} to declare, or nothing
     */
    void inputGradient(LayerSchedule layer, String declaration, IntFunction<String> names) {
        int k = layer.number();
        for (int i = 0; i < layer.inputs(); i++) {
            List<String> weights = new ArrayList<>();
            List<String> deltas = new ArrayList<>();
            for (int o = 0; o < layer.units(); o++) {
                weights.add(weight("p", layer, o, i));
                deltas.add("dz" + k + "_" + o);
            }
            unit.real().sum(code, declaration, names.apply(i), null, weights, deltas);
        }
    }

    private static String bias(String array, int k, int o) {
        return array + "[B" + k + " + " + o + "]";
    }

    private static String weight(String array, LayerSchedule layer, int o, int i) {
        return array + "[W" + layer.number() + " + " + (o * layer.inputs() + i) + "]";
    }
}
