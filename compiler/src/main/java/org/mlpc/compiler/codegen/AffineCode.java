package org.mlpc.compiler.codegen;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.order.Axis;
import org.mlpc.compiler.order.Contraction;
import org.mlpc.compiler.order.IndexedTensor;
import org.mlpc.compiler.order.Quantity;
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

    /** The Java text of a number of a tensor, by row of W and by input; an index that the tensor has not is 0. */
    private interface Place {
        String at(int row, int input);
    }

    /** Declares the sums of every row of W, under the given name. */
    void forward(LayerSchedule layer, String sums, IntFunction<String> inputs) {
        Contraction sum = layer.order().sums().forward().orElseThrow();
        Map<Quantity, Place> places = places(layer, inputs);
        places.put(sum.result().quantity(), (o, i) -> sums + "_" + o);
        for (int o = 0; o < layer.rows(); o++) {
            sum(layer, sum, places, unit.type() + " ", o, 0);
        }
    }

    /** Adds ∂L/∂W and ∂L/∂b of one example, given ∂L/∂ the sums. */
    void gradient(LayerSchedule layer, IntFunction<String> deltas, IntFunction<String> inputs) {
        Contraction sum = layer.order().sums().weightGradient().orElseThrow();
        Map<Quantity, Place> places = places(layer, inputs);
        places.put(sum.left().quantity(), (o, i) -> deltas.apply(o));
        for (int o = 0; o < layer.rows(); o++) {
            if (layer.order().sums().biasGradient()) {
                code.line(bias("g", layer.number(), o) + " += " + deltas.apply(o) + ";");
            }
            for (int i = 0; i < layer.inputs(); i++) {
                sum(layer, sum, places, "", o, i);
            }
        }
    }

    /** Assigns ∂L/∂x of the layer. */
    void inputGradient(LayerSchedule layer, IntFunction<String> deltas, IntFunction<String> names) {
        Contraction sum = layer.order().sums().inputGradient().orElseThrow();
        Map<Quantity, Place> places = places(layer, names);
        places.put(Quantity.INPUT_GRADIENT, (o, i) -> names.apply(i));
        places.put(sum.right().quantity(), (o, i) -> deltas.apply(o));
        for (int i = 0; i < layer.inputs(); i++) {
            sum(layer, sum, places, "", 0, i);
        }
    }

    private static Map<Quantity, Place> places(LayerSchedule layer, IntFunction<String> inputs) {
        Map<Quantity, Place> places = new EnumMap<>(Quantity.class);
        places.put(Quantity.WEIGHT, (o, i) -> weight("p", layer, o, i));
        places.put(Quantity.WEIGHT_GRADIENT, (o, i) -> weight("g", layer, o, i));
        places.put(Quantity.INPUT, (o, i) -> inputs.apply(i));
        return places;
    }

    /** One number of the result, at a row and an input. */
    private void sum(
            LayerSchedule layer, Contraction sum, Map<Quantity, Place> places, String declaration, int o, int i) {
        String result = place(places, sum.result()).at(o, i);
        Place left = place(places, sum.left());
        Place right = place(places, sum.right());
        if (sum.start() == Contraction.Start.RUNNING) {
            code.line(result + " = " + unit.real().multiplyAdd(left.at(o, i), right.at(o, i), result) + ";");
            return;
        }
        List<String> lefts = new ArrayList<>();
        List<String> rights = new ArrayList<>();
        for (int k = 0; k < sum.terms(); k++) {
            int row = sum.over() == Axis.ROW ? k : o;
            int input = sum.over() == Axis.INPUT ? k : i;
            lefts.add(left.at(row, input));
            rights.add(right.at(row, input));
        }
        unit.real().sum(code, declaration, result, start(layer, sum, o), lefts, rights);
    }

    private static Place place(Map<Quantity, Place> places, IndexedTensor operand) {
        return Objects.requireNonNull(places.get(operand.quantity()), "no place for the operand");
    }

    /** What a sum starts with; null where the first product does. */
    private static @Nullable String start(LayerSchedule layer, Contraction sum, int o) {
        return switch (sum.start()) {
            case BIAS -> bias("p", layer.number(), o);
            case ZERO -> "0";
            case FIRST_PRODUCT, RUNNING -> null;
        };
    }

    private static String bias(String array, int k, int o) {
        return array + "[B" + k + " + " + o + "]";
    }

    private static String weight(String array, LayerSchedule layer, int o, int i) {
        return array + "[W" + layer.number() + " + " + (o * layer.inputs() + i) + "]";
    }
}
