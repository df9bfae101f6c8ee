package org.mlpc.compiler.schedule;

import java.util.Locale;
import org.mlpc.compiler.schedule.Schedule.Form;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** Shows memory and kernels of a network: {@code --dump schedule}. */
public final class SchedulePrinter {
    private SchedulePrinter() {}

    /** A line for the network and two for each layer. */
    public static String print(Schedule schedule) {
        StringBuilder text = new StringBuilder();
        String form = schedule.form() == Form.EXAMPLE
                ? "example by example, all layers in one method"
                : "layer by layer, a method for each layer and direction";
        text.append("schedule of ").append(schedule.order().network().name());
        text.append(", target ")
                .append(schedule.target().name().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(form)
                .append('\n');
        for (LayerSchedule layer : schedule.layers()) {
            text.append(line(schedule, layer));
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static String line(Schedule schedule, LayerSchedule layer) {
        String loops = schedule.vectors(layer) ? "tiles of vectors" : "loops";
        String kernel = layer.kernel() == Schedule.Kernel.STRAIGHT ? "straight lines" : loops;
        String kept = layer.keepsZ() ? "z and a are kept" : "a is kept, z is not";
        if (layer.layer().affine()) {
            return String.format(
                    Locale.ROOT,
                    "  %s: %d × %d, %s%n    W at %d, %s; %s; %s%n",
                    layer.layer().name(),
                    layer.rows(),
                    layer.inputs(),
                    kernel,
                    layer.offsets().get(0),
                    layer.inputMajor() ? "input by input" : "row by row",
                    layer.biased() ? "b at " + layer.offsets().get(1) : "no b",
                    kept);
        }
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < layer.offsets().size(); i++) {
            places.append(layer.layer().parameters().get(i).symbol()).append(" at ");
            places.append(layer.offsets().get(i)).append("; ");
        }
        return String.format(
                Locale.ROOT,
                "  %s: %s of %d, %s%n    %sa is kept%n",
                layer.layer().name(),
                layer.layer().display(),
                layer.units(),
                kernel,
                places);
    }
}
