package org.mlpc.compiler.codegen;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mlpc.compiler.codegen.text.Locals;
import org.mlpc.compiler.codegen.text.Symbols;

/** Arrays that a class keeps to work in. */
final class Scratch {
    /** An array: of numbers or of arrays of numbers, how long, how long each of its rows if it has any, and what for. */
    record Array(String type, String length, String rows, String purpose) {
        /** What makes it. */
        String made() {
            return "new " + type + "[" + length + "]" + (rows.isEmpty() ? "" : "[" + rows + "]");
        }
    }

    private final String real;

    private final Map<String, Array> arrays = new LinkedHashMap<>();

    /** Arrays of a type. */
    Scratch(String real) {
        this.real = real;
    }

    /** Intermediate values of a layer's units, a row for each example. */
    String rows(String wish, int units) {
        return unlike(wish, units + " * BATCH", "Intermediate values, a row for each example.");
    }

    /** An array of the wished name, or of one like it. */
    String unlike(String wish, String length, String purpose) {
        String name = Symbols.local(wish);
        for (int n = 1; arrays.containsKey(name); n++) {
            name = Symbols.local(Locals.like(wish, n));
        }
        arrays.put(name, new Array(real, length, "", purpose));
        return name;
    }

    /** An array of the given name, once. */
    String array(String name, String length, String purpose) {
        arrays.putIfAbsent(name, new Array(real, length, "", purpose));
        return name;
    }

    /** An array of doubles of the given name, once. */
    String doubles(String name, String length, String purpose) {
        arrays.putIfAbsent(name, new Array("double", length, "", purpose));
        return name;
    }

    /** An array of so many rows of a length, once. */
    String matrix(String name, String count, String length, String purpose) {
        arrays.putIfAbsent(name, new Array(real, count, length, purpose));
        return name;
    }

    /** All arrays in the order of their first use. */
    Map<String, Array> arrays() {
        return arrays;
    }
}
