package org.mlpc.compiler.network;

import java.util.List;

/**
 * What a network learns.
 *
 * @param kind how its values are read
 * @param names of the columns; empty when unnamed
 * @param labels of the classes, or of 0 and 1; empty when unnamed
 * @param boundary the output above which a yes/no target is predicted as 1
 */
public record Target(Kind kind, List<String> names, List<String> labels, double boundary) {
    /** Where outputs between 0 and 1 turn from no to yes. */
    public static final double MIDDLE = 0.5;

    /** How the values of a target are read. */
    public enum Kind {
        REGRESSION,
        BINARY,
        CLASSES
    }

    public Target {
        names = List.copyOf(names);
        labels = List.copyOf(labels);
    }

    /** A target with the boundary in the middle. */
    public Target(Kind kind, List<String> names, List<String> labels) {
        this(kind, names, labels, MIDDLE);
    }
}
