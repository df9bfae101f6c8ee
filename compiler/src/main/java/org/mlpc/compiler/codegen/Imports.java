package org.mlpc.compiler.codegen;

import java.util.Set;
import java.util.TreeSet;

/** The functions of the runtime that a class uses by their bare names. */
final class Imports {
    private final Set<String> elementary = new TreeSet<>();
    private final Set<String> units = new TreeSet<>();

    /** Functions of one number; whoever uses one adds it. */
    Set<String> elementary() {
        return elementary;
    }

    /** Notes the use of a function over units. */
    String units(String name) {
        units.add(name);
        return name;
    }

    /** Functions over units that are used. */
    Set<String> units() {
        return units;
    }
}
