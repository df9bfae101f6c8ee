package org.mlpc.benchmarks.protocol;

import java.util.Optional;

/** Something that trains networks and can be measured. */
public interface TrainingLibrary {
    /** The name in tables. */
    String name();

    /** Its version, without commas. */
    String version();

    /** Why it cannot run a row; nothing when it can. */
    default Optional<String> refusal(ComparisonRow row) {
        return Optional.empty();
    }

    /** What differs from the row that was asked for; nothing when it is the same mathematics. */
    default Optional<String> deviation(ComparisonRow row) {
        return Optional.empty();
    }

    /** A network in its starting state. */
    Trainee open(ComparisonRow row, Examples examples) throws Exception;
}
