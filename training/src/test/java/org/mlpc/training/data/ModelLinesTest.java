package org.mlpc.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Compilation.Asked;

class ModelLinesTest {
    @Test
    void linesOfTheModelReachAnotherProcess() {
        for (List<Integer> lines : List.of(List.<Integer>of(), List.of(3), List.of(3, 3, 3, 4, 7, 7))) {
            Asked asked = new Asked("a b.mlp", 3, lines, 9, lines.isEmpty());
            assertEquals(asked, ModelLines.of(new ModelLines(asked).arguments()));
        }
        List<Integer> many = IntStream.range(0, 16_000).boxed().toList();
        List<String> arguments = new ModelLines(new Asked("a.mlp", 1, many, 0, false)).arguments();
        assertTrue(arguments.stream().allMatch(argument -> argument.length() < 100_000));
        assertEquals("  [a.mlp:1: input x]", new ModelLines(ModelLines.of(arguments)).input(15_999, "x"));
    }
}
