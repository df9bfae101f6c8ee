package org.mlpc.compiler.codegen;

import java.util.Locale;
import org.mlpc.compiler.codegen.text.Symbols;
import org.mlpc.compiler.network.Activation.Learned;
import org.mlpc.compiler.network.Parameters;
import org.mlpc.compiler.schedule.Schedule.LayerSchedule;

/** The constants that say where tensors lie: {@code W1}, {@code B1}, {@code ALPHA1}. */
final class PlaceNames {
    private PlaceNames() {}

    /** The constant with the offset of a tensor. */
    static String of(LayerSchedule layer, Parameters parameters) {
        String symbol = parameters.symbol().toUpperCase(Locale.ROOT);
        boolean learned = parameters.stream() >= Parameters.LEARNED;
        boolean like = symbol.equals("W") || symbol.equals("B");
        return learned ? (like ? "LEARNED_" : "") + Symbols.local(symbol) + layer.number() : symbol + layer.number();
    }

    /** The constant with the offset of what an activation learns. */
    static String of(LayerSchedule layer, Learned learned) {
        Parameters parameters = layer.layer().parameters().stream()
                .filter(p -> p.tensor().equals(learned.tensor()) && p.stream() >= Parameters.LEARNED)
                .findFirst()
                .orElseThrow();
        return of(layer, parameters);
    }
}
