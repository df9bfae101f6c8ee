package org.mlpc.compiler.network;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.source.Span;

/**
 * What a network learns.
 *
 * @param kind how its values are read
 * @param names of the columns; empty when unnamed
 * @param labels of the classes, or of 0 and 1; empty when unnamed
 * @param boundary the output above which a yes/no target is predicted as 1
 * @param span the {@code target} line, if there is one
 */
public record Target(Kind kind, List<String> names, List<String> labels, double boundary, Optional<Span> span) {
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

    /** A target that no line names. */
    public Target(Kind kind, List<String> names, List<String> labels, double boundary) {
        this(kind, names, labels, boundary, Optional.empty());
    }

    /** The same of a line. */
    public Target at(Span line) {
        return new Target(kind, names, labels, boundary, Optional.of(line));
    }

    /** A target with the boundary in the middle. */
    public Target(Kind kind, List<String> names, List<String> labels) {
        this(kind, names, labels, MIDDLE);
    }
}
