package org.mlpc.compiler.codegen;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Arrays that a class keeps to work in. */
final class Scratch {
    /** An array: how long, and what for. */
    record Array(String length, String purpose) {}

    private final Map<String, Array> arrays = new LinkedHashMap<>();
    private final Set<String> taken;

    /** Arrays beside fields of the given names. */
    Scratch(Set<String> taken) {
        this.taken = Set.copyOf(taken);
    }

    /** A row for the units of one example. */
    String row(String wish, int units) {
        String name = wish;
        for (char letter = 'b'; arrays.containsKey(name) || taken.contains(name) || Locals.fixed(name); letter++) {
            name = wish + letter;
        }
        arrays.put(name, new Array(Integer.toString(units), "One example's intermediate values."));
        return name;
    }

    /** An array of the given name, once. */
    String array(String name, String length, String purpose) {
        arrays.putIfAbsent(name, new Array(length, purpose));
        return name;
    }

    /** All arrays in the order of their first use. */
    Map<String, Array> arrays() {
        return arrays;
    }
}
