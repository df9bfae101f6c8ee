package org.mlpc.compiler.syntax;

import java.util.Optional;
import org.mlpc.compiler.source.Span;

/**
 * A parameter of a declaration.
 *
 * @param span all of it
 * @param name its name
 * @param vector whether it is written with brackets: {@code z[]}
 * @param kind how it gets its value
 * @param value the default; for a drawn one the distribution; empty when it must be given
 */
public record Parameter(Span span, Name name, boolean vector, Kind kind, Optional<Term> value) {
    /** How a parameter gets its value. */
    public enum Kind {
        /** {@code alpha = 0.01}: given where it is used, or the default. */
        GIVEN,
        /** {@code learn alpha = 0.25}: trained, one for each unit. */
        LEARNED,
        /** {@code alpha ~ uniform(lower, upper)}: drawn for each unit and example in training. */
        DRAWN
    }
}
