package org.mlpc.compiler.codegen;

/** The heads of loops over the examples, or over all values, of one part of a team. */
final class Share {
    /** Over the examples of the part. */
    static final String EXAMPLES = "for (int b = from; b < to; b++)";

    private Share() {}

    /** Over all values of a layer for the examples of the part. */
    static String values(int units) {
        return units == 1
                ? "for (int i = from; i < to; i++)"
                : "for (int i = " + units + " * from; i < " + units + " * to; i++)";
    }
}
