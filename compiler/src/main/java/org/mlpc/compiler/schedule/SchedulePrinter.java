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
        text.append(", target java: ").append(form).append('\n');
        for (LayerSchedule layer : schedule.layers()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %s: %d × %d, %s%n    W at %d, %s; %s; %s%n",
                    layer.order().dense().name(),
                    layer.units(),
                    layer.inputs(),
                    layer.kernel() == Schedule.Kernel.STRAIGHT ? "straight lines" : "loops",
                    layer.weights(),
                    layer.inputMajor() ? "input by input" : "row by row",
                    layer.order().dense().biased() ? "b at " + layer.bias() : "no b",
                    layer.keepsZ() ? "z and a are kept" : "a is kept, z is not"));
        }
        return text.toString().replace("\r\n", "\n");
    }
}
