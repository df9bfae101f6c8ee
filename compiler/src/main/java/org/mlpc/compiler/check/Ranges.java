package org.mlpc.compiler.check;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** What numbers of well-known names may be, wherever they are given. */
final class Ranges {
    private record Range(DoublePredicate holds, String words) {}

    private static final Range POSITIVE = new Range(v -> v > 0, "it must be greater than 0");
    private static final Range NOT_NEGATIVE = new Range(v -> v >= 0, "it must not be negative");
    private static final Range DECAY = new Range(v -> v >= 0 && v < 1, "it must be at least 0 and less than 1");

    private static final Map<String, Range> BY_NAME = Map.of(
            "learning_rate", NOT_NEGATIVE,
            "momentum", DECAY,
            "beta1", DECAY,
            "beta2", DECAY,
            "rho", DECAY,
            "epsilon", POSITIVE,
            "weight_decay", NOT_NEGATIVE,
            "stddev", NOT_NEGATIVE);

    private Ranges() {}

    /** What is wrong with a value, if anything. */
    static Optional<String> problem(String name, double value) {
        Range range = BY_NAME.get(name);
        if (!Double.isFinite(value)) {
            return Optional.of("it must be a finite number");
        }
        return range == null || range.holds().test(value) ? Optional.empty() : Optional.of(range.words());
    }
}
