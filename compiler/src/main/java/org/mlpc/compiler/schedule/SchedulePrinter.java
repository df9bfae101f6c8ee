package org.mlpc.compiler.schedule;

import java.util.Locale;
import org.mlpc.compiler.schedule.Schedule.Form;
import org.mlpc.compiler.schedule.Schedule.Kernel;
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
        text.append(costs(schedule));
        for (LayerSchedule layer : schedule.layers()) {
            text.append(line(schedule, layer));
        }
        return text.toString().replace("\r\n", "\n");
    }

    /** What was compared, where there was a choice. */
    private static String costs(Schedule schedule) {
        if (schedule.target() == CodeTarget.JAVA || schedule.form() != Form.EXAMPLE) {
            return "";
        }
        int examples = schedule.order().batch();
        return String.format(
                Locale.ROOT,
                "  %d examples: about %.0f ns one by one, %.0f ns together in tiles: %s%n",
                examples,
                CostModel.straight(schedule.order(), examples),
                CostModel.tiles(schedule.order(), examples),
                schedule.batches() ? "together from " + schedule.batchedFrom() + " on" : "one by one");
    }

    private static String kernel(Schedule schedule, LayerSchedule layer) {
        if (layer.kernel() == Kernel.STRAIGHT) {
            return "straight lines";
        }
        String kernel = layer.kernel() == Kernel.TILES ? "tiles of vectors" : "loops";
        if (schedule.target() == CodeTarget.JAVA || !layer.layer().affine()) {
            return kernel;
        }
        int examples = schedule.order().batch();
        return String.format(
                Locale.ROOT,
                "%s (about %.1f µs a step; loops %.1f µs)",
                kernel,
                CostModel.tiles(schedule.order(), layer.order(), examples) / 1000,
                CostModel.loops(schedule.order(), layer.order(), examples) / 1000);
    }

    private static String line(Schedule schedule, LayerSchedule layer) {
        String kernel = kernel(schedule, layer);
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
