package org.mlpc.compiler.network;

import java.util.Map;
import java.util.Optional;

/** What numbers of well-known names may be, wherever they are given. */
public final class Ranges {
    /**
     * Finite numbers from one up to another, which is not among them.
     *
     * @param words what a value must be
     */
    public record Range(double least, double below, String words) {
        boolean holds(double value) {
            return value >= least && value < below;
        }
    }

    private static final Range FINITE =
            new Range(-Double.MAX_VALUE, Double.POSITIVE_INFINITY, "it must be a finite number");
    private static final Range POSITIVE =
            new Range(Double.MIN_VALUE, Double.POSITIVE_INFINITY, "it must be greater than 0");
    private static final Range NOT_NEGATIVE = new Range(0, Double.POSITIVE_INFINITY, "it must not be negative");
    private static final Range DECAY = new Range(0, 1, "it must be at least 0 and less than 1");

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

    /** The range of an argument by its name; of most, all finite numbers. */
    public static Range of(String name) {
        return BY_NAME.getOrDefault(name, FINITE);
    }

    /** What is wrong with a value, if anything. */
    public static Optional<String> problem(String name, double value) {
        if (!FINITE.holds(value)) {
            return Optional.of(FINITE.words());
        }
        return of(name).holds(value) ? Optional.empty() : Optional.of(of(name).words());
    }
}
