package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.random.RandomNetworks;
import org.mlpc.compiler.schedule.CodeTarget;

/**
 * No loop calls a method of a vector that it carries from turn to turn. The JIT compiler does not know the class of such a
 * vector unless a profile tells it; compiled too early the call stays one for ever, each with a vector on the heap.
 */
class CarriedVectorsTest {
    private static final Pattern DECLARED = Pattern.compile("( +)FloatVector (\\w+) = .*");
    private static final Pattern CALLED = Pattern.compile("( +)(\\w+) = \\2\\..*");

    @Test
    void loopsCallMethodsOfVectorsThatTheyJustMade() {
        List<String> texts = new ArrayList<>();
        texts.add("network Wide { input 100  dense 130 prelu  dense 5 softmax  loss cross_entropy  optimizer adam }");
        texts.add("network Small { input 4  dense 8 tanh  dense 3 softmax  loss cross_entropy  train { batch 32 } }");
        for (long seed = 1000; seed < 1030; seed++) {
            texts.add(RandomNetworks.text(seed));
        }
        List<String> carried = new ArrayList<>();
        int declared = 0;
        for (String text : texts) {
            String java =
                    Models.java(Models.check(text).get(0), CodeTarget.VECTOR).text();
            declared += vectors(java, carried);
        }
        assertTrue(declared > 1000, "only " + declared + " vectors were looked at");
        assertEquals(List.of(), carried);
    }

    @Test
    void aCallOfACarriedVectorIsFound() {
        List<String> carried = new ArrayList<>();
        String source =
                "  FloatVector s = zero();\n  for (;;) {\n    s = s.add(a);\n  }\n  FloatVector y = s.mul(2);\n  y = y.mul(3);\n";
        assertEquals(2, vectors(source, carried));
        assertEquals(List.of("s = s.add(a);"), carried);
    }

    /** Notes the lines that call such a method, deeper inside than the vector's declaration, and counts declarations. */
    private static int vectors(String source, List<String> carried) {
        Map<String, Integer> depths = new HashMap<>();
        int declared = 0;
        for (String line : source.lines().toList()) {
            Matcher declaration = DECLARED.matcher(line);
            Matcher call = CALLED.matcher(line);
            if (declaration.matches()) {
                depths.put(declaration.group(2), declaration.group(1).length());
                declared++;
            } else if (call.matches()
                    && depths.getOrDefault(call.group(2), 1000) < call.group(1).length()) {
                carried.add(line.strip());
            }
        }
        return declared;
    }
}
