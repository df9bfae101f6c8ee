package org.mlpc.compiler.codegen;

import java.util.Set;
import java.util.TreeSet;
import org.mlpc.compiler.codegen.vector.VectorFunction;

/** The functions of the runtime that a class uses by their bare names. */
final class Imports {
    private final Set<String> elementary = new TreeSet<>();
    private final Set<String> units = new TreeSet<>();
    private final Set<String> arrays = new TreeSet<>();

    /** Functions of one number; whoever uses one adds it. */
    Set<String> elementary() {
        return elementary;
    }

    /** Notes the use of a function over units. */
    String units(String name) {
        units.add(name);
        return name;
    }

    /** Notes the use of a function of one number over a range of an array; returns the method's name. */
    String array(String name) {
        elementary.add(name);
        arrays.add(name);
        return VectorFunction.each(name);
    }

    /** Functions of one number that are used over arrays. */
    Set<String> arrays() {
        return arrays;
    }

    /** Functions over units that are used. */
    Set<String> units() {
        return units;
    }
}
