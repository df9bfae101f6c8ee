package org.mlpc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a signature says about its inputs, and what is said about values that do not suit them. */
class SignatureTest {
    private static final Target TARGET = new Target(Target.Kind.REGRESSION, List.of("y"), List.of());

    private static Signature signature(List<String> colours) {
        return new Signature(
                "S",
                List.of("age", "income", "colour"),
                List.of(List.of(), List.of("log1p"), colours),
                TARGET,
                Signature.Precision.FLOAT32,
                List.of());
    }

    @Test
    void describesItsInputsAsTheModelDoes() {
        Signature signature = signature(List.of("red", "dark green"));
        assertEquals(List.of("age", "income: log1p", "colour: red | dark green"), signature.described());
        assertEquals(List.of("red", "dark green"), signature.kind(2));
    }

    @Test
    void hasPlainNumbersWhereNoKindIsGiven() {
        Signature plain = new Signature("S", List.of("a", "b"), TARGET, Signature.Precision.FLOAT32, List.of());
        assertEquals(List.of("a", "b"), plain.described());
        assertEquals(List.of(), plain.kind(1));
    }

    private static String refusal(List<String> colours, int input, double value) {
        return Rows.refused(signature(colours), input, 7, value).getMessage();
    }

    @Test
    void saysWhatIsWrongWithAValue() {
        List<String> colours = List.of("red", "green");
        assertEquals("x: `age` of example 7 is NaN", refusal(colours, 0, Double.NaN));
        assertEquals("x: `income` of example 7 is Infinity", refusal(colours, 1, Double.POSITIVE_INFINITY));
        assertEquals(
                "x: `income` of example 7 is -2.5, of which log1p makes no finite number", refusal(colours, 1, -2.5));
        assertEquals(
                "x: `income` of example 7 is -1E+300, of which log1p makes no finite number",
                refusal(colours, 1, -1e300));
        assertEquals(
                "x: `colour` of example 7 is 0.1; it must be the index, from 0, of one of [red, green]",
                refusal(colours, 2, 0.1f));
        assertEquals(
                "x: `colour` of example 7 is 0.1; it must be the index, from 0, of one of [red, green]",
                refusal(colours, 2, 0.1));
    }

    @Test
    void listsNoMoreThanTwentyLabels() {
        List<String> many = IntStream.range(0, 25).mapToObj(i -> "c" + i).toList();
        String message = refusal(many, 2, 25);
        assertEquals(
                "x: `colour` of example 7 is 25; it must be the index, from 0, of one of " + many.subList(0, 20)
                        + " and 5 more",
                message);
    }
}
