package org.mlpc.compiler.codegen;

import java.util.Optional;

/**
 * Where a loop over units or values finds a number.
 *
 * @param text the Java text
 * @param array the array with a number for every value or example; none for a local or what all examples share
 * @param inRow whether it is found from where the row of the example begins
 */
record NumberPlace(String text, Optional<String> array, boolean inRow) {
    /** A local, or what has no array of its own. */
    static NumberPlace at(String text) {
        return new NumberPlace(text, Optional.empty(), false);
    }

    /** In a loop over all values. */
    static NumberPlace ofValue(String array) {
        return new NumberPlace(array + "[i]", Optional.of(array), false);
    }

    /** In a loop over the units of an example. */
    static NumberPlace ofUnit(String array) {
        return new NumberPlace(array + "[row + u]", Optional.of(array), true);
    }

    /** One number for each example. */
    static NumberPlace ofExample(String array) {
        return new NumberPlace(array + "[b]", Optional.of(array), false);
    }
}
