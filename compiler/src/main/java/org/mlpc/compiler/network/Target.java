package org.mlpc.compiler.network;

import java.util.List;

/**
 * What a network learns.
 *
 * @param kind how its values are read
 * @param names of the columns; empty when unnamed
 * @param labels of the classes, or of 0 and 1; empty when unnamed
 */
public record Target(Kind kind, List<String> names, List<String> labels) {
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
}
