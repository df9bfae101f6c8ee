package org.mlpc.runtime;

import java.util.List;

/** What a network learns to predict. */
public final class Target {
    /** How the values of a target are read. */
    public enum Kind {
        /** Real numbers, one for each output. */
        REGRESSION,
        /** One output, mostly between 0 and 1, for a target of 0 or 1; 1 is predicted above the boundary. */
        BINARY,
        /** One output for each class; the largest is predicted. */
        CLASSES
    }

    private final Kind kind;
    private final List<String> names;
    private final List<String> labels;
    private final double boundary;
    private final List<TargetBound> bounds;

    /** A target; the parameters are what the calls of their names give. */
    public Target(Kind kind, List<String> names, List<String> labels, double boundary, List<TargetBound> bounds) {
        this.kind = kind;
        this.names = List.copyOf(names);
        this.labels = List.copyOf(labels);
        this.boundary = boundary;
        this.bounds = List.copyOf(bounds);
    }

    /** A target of which nothing is expected. */
    public Target(Kind kind, List<String> names, List<String> labels, double boundary) {
        this(kind, names, labels, boundary, List.of());
    }

    /** How its values are read. */
    public Kind kind() {
        return kind;
    }

    /** The names of the target's columns: one for classes and yes/no targets; empty when unnamed. */
    public List<String> names() {
        return names;
    }

    /** The classes' labels in order; for a yes/no target the label of 0, then of 1; empty when unnamed. */
    public List<String> labels() {
        return labels;
    }

    /** The output above which a yes/no target is predicted as 1: 0.5, or 0 under a loss of margins. */
    public double boundary() {
        return boundary;
    }

    /** What the loss expects of the values of a row of targets. */
    public List<TargetBound> bounds() {
        return bounds;
    }

    /** A target with the boundary of 0.5. */
    public Target(Kind kind, List<String> names, List<String> labels) {
        this(kind, names, labels, 0.5);
    }
}
