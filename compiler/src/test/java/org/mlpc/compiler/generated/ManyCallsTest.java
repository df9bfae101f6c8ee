package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.random.Sameness;

/** Definitions with more calls of a function than there are letters to tell their results apart. */
@Tag("sampled")
class ManyCallsTest {
    private static final int CALLS = 60;

    private static String calls(String function, String of) {
        return IntStream.rangeClosed(1, CALLS)
                .mapToObj(i -> function + "(-abs(" + of + ") * 0." + (100 + i) + ")")
                .collect(Collectors.joining(" + ", "(", ") / " + CALLS));
    }

    /** Each call of what the one before returned. */
    private static String nested(String function, String of) {
        String nested = of;
        for (int i = 1; i <= CALLS / 2; i++) {
            nested = function + "(0." + (900 + i) + " * " + nested + ")";
        }
        return nested;
    }

    /** Of one function or of several, selected or not, straight or in loops, over units or not. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (String function : List.of("exp", "erf", "sigmoid")) {
            for (String layer :
                    List.of("dense 3 many", "dense 40 many", "dense 9 chosen", "dense 5 nested", "dense 5 shared")) {
                texts.add("activation many(z) = " + calls(function, "z") + "\n"
                        + "activation chosen(z) = if z > 0.1 then " + calls(function, "z") + " else min(z, 0.5)\n"
                        + "activation nested(z) = if " + nested(function, "-abs(z)") + " > 0.5 then "
                        + nested(function, "-abs(0.7 * z)") + " else min(" + nested(function, "sin(z)") + ", z)\n"
                        + "activation shared(z[]) = z - mean(" + calls(function, "z") + ")\n"
                        + "loss wavy(y[], t[]) = mean((y - t) ^ 2 + " + calls(function, "(y - t)") + ")\n"
                        + "network Many" + texts.size() + " { input 4 " + layer + " dense 5 identity"
                        + " loss wavy optimizer sgd(0.001) train { batch 24 } }");
            }
        }
        return texts;
    }

    @Test
    void eachHasANameOfItsOwn() throws ReflectiveOperationException {
        Sameness sameness = new Sameness();
        List<String> texts = Sample.of(texts(), 4);
        sameness.require(texts);
        assertEquals(List.of(), sameness.failures());
        // a gradient beside a kink is not compared
        assertTrue(sameness.compared() >= texts.size() - 3, () -> sameness.compared() + " compared");
    }
}
