package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.random.Agreement;
import org.mlpc.runtime.BadFileException;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.WeightFile;

/** Categories and transforms as a program meets them. */
class EncodedInputsTest {
    private static final String SHOP = """
            network Shop {
                input  age, income: log1p, colour: red | green | blue
                scale  none
                dense  output 2 softmax
                target plan: basic | full
                loss   cross_entropy
                train  { precision PRECISION }
            }
            """;

    private static Subject shop(String precision) {
        return Models.run(SHOP.replace("PRECISION", precision));
    }

    @Test
    void aCategoryIsAColumnForEachLabel() {
        Network shop = shop("float32").instance();
        assertEquals(3, shop.features());
        double[] weights = {1, 2, 10, 20, 30, 0, 0, 0, 0, 0};
        shop.write("output.weight", weights);
        float[] y = new float[2];
        for (int colour = 0; colour < 3; colour++) {
            shop.predict(new float[] {-20 - 10 * colour - 2, 0, colour}, y);
            double z = -20 - 10 * colour - 2 + weights[2 + colour];
            assertEquals(1 / (1 + Math.exp(-z)), y[0], 1e-6);
        }
        shop.predict(new float[] {0.5f, 1.25f, 1}, y);
        assertEquals(1 / (1 + Math.exp(-(0.5 + 2 * Math.log1p(1.25) + 20))), y[0], 1e-6);
    }

    private static String refusal(float... x) {
        Network shop = shop("float32").instance();
        float[] rows = Arrays.copyOf(new float[] {1, 1, 1}, 6);
        System.arraycopy(x, 0, rows, 3, 3);
        return assertThrows(IllegalArgumentException.class, () -> shop.predict(rows, new float[4], 2))
                .getMessage();
    }

    @Test
    void aWrongValueIsNamedWithItsFeatureAndExample() {
        String labels = "; it must be the index, from 0, of one of [red, green, blue]";
        assertEquals("x: `colour` of example 1 is 3" + labels, refusal(1, 1, 3));
        assertEquals("x: `colour` of example 1 is -1" + labels, refusal(1, 1, -1));
        assertEquals("x: `colour` of example 1 is 0.1" + labels, refusal(1, 1, 0.1f));
        assertEquals("x: `colour` of example 1 is NaN" + labels, refusal(1, 1, Float.NaN));
        assertEquals("x: `age` of example 1 is -Infinity", refusal(Float.NEGATIVE_INFINITY, 1, 0));
        assertEquals("x: `income` of example 1 is NaN", refusal(1, Float.NaN, 0));
        assertEquals("x: `income` of example 1 is -1, of which log1p makes no finite number", refusal(1, -1, 0));
        assertEquals("x: `income` of example 1 is -1.3, of which log1p makes no finite number", refusal(1, -1.3f, 0));
    }

    @Test
    void minusZeroIsTheFirstLabel() {
        Network shop = shop("float32").instance();
        float[] first = new float[2];
        float[] second = new float[2];
        shop.predict(new float[] {1, 1, 0f}, first);
        shop.predict(new float[] {1, 1, -0f}, second);
        assertArrayEquals(first, second);
    }

    @Test
    void classifyTakesCategoriesAsEnums() throws ReflectiveOperationException {
        for (String precision : List.of("float32", "float64")) {
            Network shop = shop(precision).instance();
            Class<?> type = shop.getClass();
            Class<?> real = precision.equals("float32") ? float.class : double.class;
            Class<?> colour = Arrays.stream(type.getClasses())
                    .filter(c -> c.getSimpleName().equals("Colour"))
                    .findFirst()
                    .orElseThrow();
            Method classify = type.getMethod("classify", real, real, colour);
            shop.write("output.weight", new double[] {0, 0, 1, -1, 1, 0, 0, 0, 0, 0});
            for (int label = 0; label < 3; label++) {
                Object argument = colour.getEnumConstants()[label];
                assertEquals(
                        List.of("red", "green", "blue").get(label),
                        colour.getMethod("label").invoke(argument));
                Object one = real == float.class ? (Object) 1f : (Object) 1.0;
                assertEquals(
                        label == 1 ? "FULL" : "BASIC",
                        classify.invoke(shop, one, one, argument).toString());
            }
        }
    }

    @Test
    void regressionsAndLongListsOfFeaturesHaveTheEnumsToo() {
        Class<?> type = Models.run("network R { input a: x | y, b: u | v  dense 1 identity  loss mse }")
                .instance()
                .getClass();
        assertEquals(
                List.of("A", "B"),
                Arrays.stream(type.getClasses())
                        .map(Class::getSimpleName)
                        .sorted()
                        .toList());
    }

    @Test
    void noNameOfAFeatureIsInTheWay() {
        List<String> names = List.of(
                "value", "u", "xi", "row", "b", "e", "i", "n", "p", "columns", "x", "x1", "label", "number", "finite",
                "numbers", "from", "encode", "offset", "factor", "mish", "z", "scaled", "one", "int", "m1");
        StringBuilder inputs = new StringBuilder();
        for (int k = 0; k < names.size(); k++) {
            // each name by itself, then neighbours that become a loop
            inputs.append(names.get(k)).append(": squareplus, ");
            for (int more = 0; more < 4; more++) {
                inputs.append("more_" + k + "_" + more + ": mish, ");
            }
        }
        for (String precision : List.of("float32", "float64")) {
            Subject subject =
                    Models.run("network N { input " + inputs + "a_b: values | of | \"a\\\\u00\"\nscale minmax\n"
                            + "dense 3 tanh  dense 1 identity  loss mse  train { precision " + precision + " } }");
            Agreement.whole(subject, subject.calls());
        }
    }

    private static byte[] weights(Network network) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WeightFile.content(network).write(out);
        return out.toByteArray();
    }

    private static Network encoded(String inputs) {
        return Models.run("network N { input " + inputs + " scale none dense 1 identity loss mse }")
                .instance();
    }

    @Test
    void weightsOfAnotherEncodingAreRefused() throws IOException {
        List<String> encodings = List.of(
                "a: u | v, b, c",
                "a: v | u, b, c",
                "a: u | v, b: log1p, c",
                "a: u | v, b: softplus(beta = 2), c",
                "a: u | v, b: softplus, c",
                "a, b, c: u | v",
                "a, b, c, d");
        for (String saved : encodings) {
            byte[] file = weights(encoded(saved));
            for (String loading : encodings) {
                Network network = encoded(loading);
                if (saved.equals(loading)) {
                    network.write("layer1.weight", new double[] {9, 9, 9, 9});
                    WeightFile.load(network, new ByteArrayInputStream(file));
                    assertNotEquals(9, network.read("layer1.weight")[0]);
                } else {
                    assertThrows(
                            BadFileException.class,
                            () -> WeightFile.load(network, new ByteArrayInputStream(file)),
                            saved + " into " + loading);
                }
            }
        }
    }

    @Test
    void theMessageNamesBothEncodings() throws IOException {
        byte[] file = weights(encoded("a: u | v, b: log1p"));
        Network network = encoded("a: u | w, b: log1p");
        assertEquals(
                "these are not the weights of network `N`: the inputs are [\"a: u | w\",\"b: log1p\"] here and"
                        + " [\"a: u | v\",\"b: log1p\"] in the file",
                assertThrows(BadFileException.class, () -> WeightFile.load(network, new ByteArrayInputStream(file)))
                        .getMessage());
    }

    @Test
    void theSameCallWrittenDifferentlyIsTheSameEncoding() throws IOException {
        Network network = encoded("b: softplus( beta=1 )");
        WeightFile.load(network, new ByteArrayInputStream(weights(encoded("b: softplus"))));
    }
}
