package org.mlpc.runtime;

import java.util.List;

/**
 * What a network learns to predict.
 *
 * @param kind how its values are read
 * @param names the names of the target's columns: one for classes and yes/no targets; empty when unnamed
 * @param labels the classes' labels in order; for a yes/no target the label of 0, then of 1; empty when unnamed
 * @param boundary the output above which a yes/no target is predicted as 1: 0.5, or 0 under a loss of margins
 */
public record Target(Kind kind, List<String> names, List<String> labels, double boundary) {
    /** How the values of a target are read. */
    public enum Kind {
        /** Real numbers, one for each output. */
        REGRESSION,
        /** One output, mostly between 0 and 1, for a target of 0 or 1; 1 is predicted above the boundary. */
        BINARY,
        /** One output for each class; the largest is predicted. */
        CLASSES
    }

    public Target {
        names = List.copyOf(names);
        labels = List.copyOf(labels);
    }

    /** A target with the boundary of 0.5. */
    public Target(Kind kind, List<String> names, List<String> labels) {
        this(kind, names, labels, 0.5);
    }
}
