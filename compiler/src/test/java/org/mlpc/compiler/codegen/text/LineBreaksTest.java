package org.mlpc.compiler.codegen.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreaksTest {
    private final LineBreaks breaks = new LineBreaks(40);

    @Test
    void aLineThatFitsIsLeftAlone() {
        String line = "    float a = b + c * d + e * f + g * hh;";
        assertEquals(40, line.length() - 1);
        assertEquals(List.of(line.replace("hh", "h")), breaks.of(line.replace("hh", "h")));
    }

    @Test
    void aBreakStandsBeforeAnOperatorInsideAsFewBracketsAsPossible() {
        assertEquals(
                List.of("    double now = this.multiplier", "            * (0.05 * cos(step / 9.0));"),
                breaks.of("    double now = this.multiplier * (0.05 * cos(step / 9.0));"));
    }

    @Test
    void aLongListIsBrokenMoreThanOnce() {
        assertEquals(
                List.of(
                        "    call(List.of(\"one\", \"two\", \"three\",",
                        "            \"four\", \"five\", \"six\"),",
                        "            \"seven\", \"eight\", \"nine\");"),
                breaks.of("    call(List.of(\"one\", \"two\", \"three\", \"four\", \"five\", \"six\"), "
                        + "\"seven\", \"eight\", \"nine\");"));
    }

    @Test
    void textsAndCommentsAreNotBroken() {
        String comment = "    // a + b + c, and so on, as far as one likes, and + further";
        assertEquals(List.of(comment), breaks.of(comment));
        String text = "\"a, b + c \\\" and (d, e + f, and so on as far as one likes\"";
        assertEquals(
                List.of("    throw new Error(", "            " + text + ");"),
                breaks.of("    throw new Error(" + text + ");"));
    }
}
