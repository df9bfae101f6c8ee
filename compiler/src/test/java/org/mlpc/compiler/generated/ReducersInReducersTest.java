package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.expr.Reducer;
import org.mlpc.compiler.random.Sameness;

/** Every reducer over what another made: the gradient adds up places of largest values, and takes largest of those. */
class ReducersInReducersTest {
    private static final List<String> INNERMOST = List.of("v", "0.5 * v * v", "v + log_sum_exp(v + expm1(v))");

    @Tag("sampled")
    @Test
    void trainInEveryForm() throws ReflectiveOperationException {
        List<String> texts = new ArrayList<>();
        for (Reducer outer : Reducer.values()) {
            for (Reducer inner : Reducer.values()) {
                for (String innermost : INNERMOST) {
                    String nested = outer.symbol() + "(v + " + inner.symbol() + "(" + innermost + "))";
                    texts.add(asLoss(nested, texts.size()));
                    texts.add(asActivation(nested, texts.size()));
                }
            }
        }
        texts = Sample.of(texts, 13);
        Sameness sameness = new Sameness();
        sameness.require(texts);
        assertEquals(List.of(), sameness.failures());
        int least = texts.size() / 2;
        assertTrue(sameness.compared() >= least, () -> sameness.compared() + " compared");
    }

    private static String asLoss(String nested, int number) {
        return "loss nested(y[], t[]) = let v = y - t in " + nested + " + mean(v ^ 2)\n"
                + network(number, "tanh", "nested");
    }

    private static String asActivation(String nested, int number) {
        return "activation share(z[]) = let v = z in 0.1 * v + " + nested + "\n"
                + network(number, "share", "mean_squared_error");
    }

    /** Straight lines, loops, and a few units behind many. */
    private static String network(int number, String activation, String loss) {
        int units = List.of(3, 40, 5).get(number % 3);
        String hidden = "dense " + (number % 3 == 0 ? 4 : 70) + " tanh  ";
        String precision = number % 4 == 3 ? "float64" : "float32";
        return "network Nested" + number + " { input 4  " + hidden + "dense " + units + " " + activation + "  dense "
                + units + " identity  loss " + loss + "  optimizer sgd  train { batch 24  precision " + precision
                + " } }";
    }
}
