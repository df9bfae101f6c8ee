package org.mlpc.compiler.network;

import java.util.List;
import org.mlpc.compiler.source.Span;

/**
 * What a network is fed with.
 *
 * @param span the {@code input} line
 * @param count values of one example
 * @param names the features' names; empty when they have none
 * @param scale what happens to the values first
 */
public record Inputs(Span span, int count, List<String> names, Scale scale) {
    public Inputs {
        names = List.copyOf(names);
    }

    /** What happens to the inputs first. */
    public sealed interface Scale {
        /** Inputs are used as they are. */
        record None() implements Scale {}

        /** {@code x' = factor x}, the factor as the user's arithmetic gives it in double. */
        record Factor(Span span, double factor, String written) implements Scale {}

        /** {@code x' = (x - offset) factor} with mean and standard deviation of the training rows. */
        record Standardize(Span span) implements Scale {}

        /** {@code x' = (x - offset) factor} with minimum and range of the training rows. */
        record MinMax(Span span) implements Scale {}
    }

    /** Whether offset and factor are fitted on data. */
    public boolean fitted() {
        return scale instanceof Scale.Standardize || scale instanceof Scale.MinMax;
    }

    /** Whether inputs change before the first layer. */
    public boolean scaled() {
        return !(scale instanceof Scale.None);
    }
}
