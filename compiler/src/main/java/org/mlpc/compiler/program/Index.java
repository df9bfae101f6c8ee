package org.mlpc.compiler.program;

/** A whole number that a loop counts or that a method is given; each object is an index of its own. */
public final class Index {
    private final String name;

    /** An index with the name that readers see. */
    public Index(String name) {
        this.name = name;
    }

    /** Its name, which another index may have, too. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
