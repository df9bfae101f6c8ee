package org.mlpc.compiler.parse.token;

import org.jspecify.annotations.Nullable;

/** Maps ANTLR's positions, which count code points, to positions in a string, which count UTF-16 units. */
final class Offsets {
    private final int @Nullable [] starts;

    /** Takes the text the positions are of. */
    Offsets(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            starts = null;
            return;
        }
        starts = new int[points + 1];
        int offset = 0;
        for (int i = 0; i < points; i++) {
            starts[i] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        starts[points] = offset;
    }

    /** The position in the string of a code point. */
    int of(int point) {
        return starts == null ? point : starts[point];
    }
}
