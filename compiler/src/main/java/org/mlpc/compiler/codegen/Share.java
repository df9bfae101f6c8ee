package org.mlpc.compiler.codegen;

/** How the work of one part of a team is spelled. */
final class Share {
    /** The head of a loop over the examples of the part. */
    static final String EXAMPLES = "for (int b = from; b < to; b++)";

    private Share() {}

    /** The head of a loop over all values of a layer for the examples of the part. */
    static String values(int units) {
        return units == 1
                ? "for (int i = from; i < to; i++)"
                : "for (int i = " + units + " * from; i < " + units + " * to; i++)";
    }

    /** Declares the first of so many rows that the part takes, and the end; shares begin where tiles begin. */
    static void declare(Code code, int rows, int tile) {
        if (rows % tile != 0) {
            code.format("int first = $T.share($L, part, parts);", Types.TEAM, rows);
            code.format("int end = $T.share($L, part + 1, parts);", Types.TEAM, rows);
        } else {
            code.format("int first = $L * $T.share($L, part, parts);", tile, Types.TEAM, rows / tile);
            code.format("int end = $L * $T.share($L, part + 1, parts);", tile, Types.TEAM, rows / tile);
        }
    }
}
