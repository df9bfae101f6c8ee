package org.mlpc.compiler.syntax;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints the brace blocks of layers and of training. */
final class SettingPrinter {
    private SettingPrinter() {}

    /** The block of a layer behind a blank; nothing for a layer without settings. */
    static String layer(List<LayerSetting> settings, String indent) {
        return settings.isEmpty() ? "" : " " + block(settings, SettingPrinter::setting, indent);
    }

    static String train(List<TrainSetting> settings, String indent) {
        return "train " + block(settings, SettingPrinter::setting, indent);
    }

    private static <T> String block(List<T> settings, Function<T, String> print, String indent) {
        return settings.stream()
                .map(setting -> indent + "    " + print.apply(setting) + "\n")
                .collect(Collectors.joining("", "{\n", indent + "}"));
    }

    private static String setting(LayerSetting setting) {
        if (setting instanceof LayerSetting.Init init) {
            return "init " + TermPrinter.print(init.initializer());
        }
        if (setting instanceof LayerSetting.BiasNone) {
            return "bias none";
        }
        if (setting instanceof LayerSetting.BiasInit init) {
            return "bias init " + TermPrinter.print(init.initializer());
        }
        if (setting instanceof LayerSetting.BiasValues bias) {
            return "bias " + TermPrinter.list(bias.values());
        }
        if (setting instanceof LayerSetting.Weights weights) {
            return weights.rows().stream()
                    .map(row -> TermPrinter.list(row.values()))
                    .collect(Collectors.joining(", ", "weights [", "]"));
        }
        if (setting instanceof LayerSetting.Penalty penalty) {
            return penalty.kind() + " " + TermPrinter.print(penalty.value());
        }
        return "frozen";
    }

    private static String setting(TrainSetting setting) {
        if (setting instanceof TrainSetting.DataFile data) {
            return "data \"" + data.path() + "\"";
        }
        if (setting instanceof TrainSetting.Batch batch) {
            return "batch " + batch.size().map(TermPrinter::print).orElse("full");
        }
        if (setting instanceof TrainSetting.Count count) {
            return count.word() + " " + TermPrinter.print(count.value());
        }
        if (setting instanceof TrainSetting.Shuffle shuffle) {
            return "shuffle " + (shuffle.on() ? "on" : "off");
        }
        if (setting instanceof TrainSetting.ValidationShare share) {
            return "validation " + TermPrinter.print(share.percent()) + "%";
        }
        if (setting instanceof TrainSetting.ValidationFile file) {
            return "validation \"" + file.path() + "\"";
        }
        if (setting instanceof TrainSetting.EarlyStop stop) {
            return "early_stop patience " + TermPrinter.print(stop.patience())
                    + stop.minDelta()
                            .map(delta -> " min_delta " + TermPrinter.print(delta))
                            .orElse("")
                    + stop.restore().map(word -> " restore " + word).orElse("");
        }
        if (setting instanceof TrainSetting.Clip clip) {
            return "clip " + clip.kind() + " " + TermPrinter.print(clip.limit());
        }
        if (setting instanceof TrainSetting.Precision precision) {
            return "precision " + precision.precision();
        }
        TrainSetting.OnPlateau plateau = (TrainSetting.OnPlateau) setting;
        return "on_plateau factor " + TermPrinter.print(plateau.factor()) + " patience "
                + TermPrinter.print(plateau.patience());
    }
}
