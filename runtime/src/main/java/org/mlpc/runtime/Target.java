package org.mlpc.runtime;

import java.util.List;

/**
 * What a network learns to predict.
 *
 * @param kind how its values are read
 * @param names the names of the target's columns: one for classes and yes/no targets; empty when unnamed
 * @param labels the classes' labels in order; for a yes/no target the label of 0, then of 1; empty when unnamed
 */
public record Target(Kind kind, List<String> names, List<String> labels) {
    /** How the values of a target are read. */
    public enum Kind {
        /** Real numbers, one for each output. */
        REGRESSION,
        /** One output between 0 and 1, for a target of 0 or 1; 1 is predicted above 0.5. */
        BINARY,
        /** One output for each class; the largest is predicted. */
        CLASSES
    }

    public Target {
        names = List.copyOf(names);
        labels = List.copyOf(labels);
    }
}
