package org.mlpc.compiler.codegen;

import org.mlpc.compiler.codegen.text.Code;
import org.mlpc.compiler.codegen.text.Types;

/**
 * A range of the examples of a batch, and the heads of loops over it.
 *
 * @param from the first example, in Java
 * @param to the one behind the last
 */
record Share(String from, String to) {
    /** Over the examples of one part of a team. */
    static final String EXAMPLES = "for (int b = from; b < to; b++)";

    /** Of one part of a team. */
    static final Share PART = new Share("from", "to");

    /** All examples. */
    static final Share ALL = new Share("0", "n");

    /** The examples whose gradient is added up next: those of one piece, or all. */
    static Share learned(Unit unit) {
        return unit.schedule().order().inPieces() ? new Share("pieceStart", "pieceEnd") : ALL;
    }

    /** The head of a loop over all values of a layer for the examples of the part. */
    static String values(int units) {
        return PART.loop(units);
    }

    /** A loop over the examples. */
    String examples() {
        return "for (int b = " + from + "; b < " + to + "; b++)";
    }

    /** A loop over all values of a layer. */
    String loop(int units) {
        return loop(units, first(units));
    }

    /** A loop over the values of a layer from a place on. */
    String loop(int units, String first) {
        return "for (int i = " + first + "; i < " + times(units, to) + "; i++)";
    }

    /** The place of the first value of a layer. */
    String first(int units) {
        return times(units, from);
    }

    /** The range of a layer's values, as two arguments. */
    String range(int units) {
        return times(units, from) + ", " + times(units, to);
    }

    private static String times(int units, String examples) {
        return units == 1 || examples.equals("0") ? examples : units + " * " + examples;
    }

    /** Declares the first of so many rows that the part takes, and the end; shares begin where tiles begin. */
    static void declare(Code code, int rows, int tile) {
        code.format("int first = $T.share($L, $L, part, parts);", Types.TEAM, rows, tile);
        code.format("int end = $T.share($L, $L, part + 1, parts);", Types.TEAM, rows, tile);
    }
}
