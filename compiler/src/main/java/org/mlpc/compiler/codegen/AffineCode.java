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

    /** Declares the sums of every row of W, under the given name. */
    void forward(LayerSchedule layer, String sums, IntFunction<String> inputs) {
        for (int o = 0; o < layer.rows(); o++) {
            List<String> weights = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (int i = 0; i < layer.inputs(); i++) {
                weights.add(weight("p", layer, o, i));
                values.add(inputs.apply(i));
            }
            unit.real().sum(code, unit.type() + " ", sums + "_" + o, start(layer, o), weights, values);
        }
    }

    private static String start(LayerSchedule layer, int o) {
        return layer.biased() ? bias("p", layer.number(), o) : "0";
    }

    /** Adds ∂L/∂W and ∂L/∂b of one example, given ∂L/∂ the sums. */
    void gradient(LayerSchedule layer, IntFunction<String> deltas, IntFunction<String> inputs) {
        int k = layer.number();
        for (int o = 0; o < layer.rows(); o++) {
            String dz = deltas.apply(o);
            if (layer.biased()) {
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
    void inputGradient(LayerSchedule layer, IntFunction<String> deltas, String declaration, IntFunction<String> names) {
        for (int i = 0; i < layer.inputs(); i++) {
            List<String> weights = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (int o = 0; o < layer.rows(); o++) {
                weights.add(weight("p", layer, o, i));
                values.add(deltas.apply(o));
            }
            unit.real().sum(code, declaration, names.apply(i), null, weights, values);
        }
    }

    private static String bias(String array, int k, int o) {
        return array + "[B" + k + " + " + o + "]";
    }

    private static String weight(String array, LayerSchedule layer, int o, int i) {
        return array + "[W" + layer.number() + " + " + (o * layer.inputs() + i) + "]";
    }
}
