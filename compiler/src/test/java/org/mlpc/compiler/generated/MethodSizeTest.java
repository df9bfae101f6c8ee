package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.random.RandomSuite;

/** HotSpot never compiles a method of 8,000 bytes or more, so none may be that large. */
@Tag("thorough")
class MethodSizeTest {
    private static final int LIMIT = 8000;

    static Stream<Arguments> networks() {
        return Stream.of(
                network("Digits", "input 784", dense(512, "relu"), dense(512, "relu"), dense(10, "softmax")),
                network("Deep", "input 3", repeat(64, dense(3, "tanh")), dense(1, "identity")),
                network("Deeper", "input 2", repeat(300, dense(2, "sigmoid")), dense(1, "identity")),
                network("Wide", "input 200", dense(1, "tanh"), dense(1, "identity")),
                network("Narrow", "input 90", dense(1, "tanh"), dense(1, "identity")),
                network("Fan", "input 1", dense(90, "tanh"), dense(1, "identity")),
                network("Outputs", "input 1", dense(80, "softmax")),
                network("Given", "input 64", given(64, 64)),
                network("GivenOften", "input 8", repeat(40, given(8, 8))),
                network("Named", "input " + list(900, "feature_"), dense(2, "identity")),
                network("Coded", "input " + list(400, "c_", ": a | b | c, d_", ": log1p"), dense(2, "identity")),
                network("Labelled", "input c: " + alternatives(700) + ", d: " + alternatives(20), dense(1, "identity")),
                network("Categories", "input " + list(90, "c_", ": " + alternatives(100)), dense(1, "identity")),
                network("Transformed", "input " + list(300, "c_", ": mish, d_", ": gelu"), dense(1, "identity")),
                network("Classes", "input 2", dense(700, "softmax"), "target kind: " + alternatives(700)),
                network("Targets", "input 2", dense(600, "identity"), "target " + list(600, "value_")));
    }

    private static Arguments network(String name, String... parts) {
        String loss = String.join(" ", parts).contains("softmax") ? "cross_entropy" : "mse";
        return Arguments.of(
                name,
                "network " + name + " {\n" + String.join("\n", parts) + "\nloss " + loss + "\ntrain { batch 4 }\n}");
    }

    private static String dense(int units, String activation) {
        return "dense " + units + " " + activation;
    }

    private static String repeat(int count, String part) {
        return String.join("\n", java.util.Collections.nCopies(count, part));
    }

    private static String given(int units, int inputs) {
        String row =
                IntStream.range(0, inputs).mapToObj(i -> "0.0" + (i + 1)).collect(Collectors.joining(", ", "[", "]"));
        return dense(units, "tanh") + " { weights [" + String.join(", ", java.util.Collections.nCopies(units, row))
                + "] }";
    }

    private static String list(int count, String name) {
        return IntStream.range(0, count).mapToObj(i -> name + i).collect(Collectors.joining(", "));
    }

    /** Names, each with what stands behind it. */
    private static String list(int count, String name, String... behind) {
        return IntStream.range(0, count)
                .mapToObj(i -> name + i + String.join(Integer.toString(i), behind))
                .collect(Collectors.joining(", "));
    }

    private static String alternatives(int count) {
        return IntStream.range(0, count).mapToObj(i -> "kind_" + i).collect(Collectors.joining(" | "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void everyMethodIsSmallEnoughToBeCompiled(String name, String text) {
        Subject subject = Models.run(text);
        assertTrue(subject.instance().parameters() > 0);
        requireSmall(subject.classes());
    }

    @Test
    void everyMethodOfARandomNetworkIsSmallEnoughToBeCompiled() {
        RandomSuite.subjects().stream().map(Subject::classes).distinct().forEach(MethodSizeTest::requireSmall);
    }

    /** The longest expressions of two kinds that the compiler takes, in a layer of one unit and in loops. */
    @Test
    void theLongestExpressionsAreSmallEnoughToBeCompiled() {
        for (String term : List.of("(if z > 0.#1 then z / (z + 1.#2) else 0.3 * z)", "0.#1 * sin(z + 0.#1) ^ 3")) {
            for (int units : new int[] {1, 300}) {
                int most = 0;
                for (int terms = 20; Models.valid(sum(term, terms, units)); terms += 5) {
                    most = terms;
                }
                assertTrue(most > 50, () -> term + " is refused early");
                requireSmall(Models.run(sum(term, most, units)).classes());
            }
        }
    }

    private static String sum(String term, int terms, int units) {
        return "activation long(z) = "
                + IntStream.range(11, 11 + terms)
                        .mapToObj(i -> term.replace("#", Integer.toString(i)))
                        .collect(Collectors.joining(" + "))
                + "\nnetwork Long { input a: long, b: long  scale minmax  dense " + units
                + " long  dense 1 identity  loss mse }";
    }

    private static void requireSmall(InMemory classes) {
        Map<String, Integer> large = new TreeMap<>();
        classes.classFiles()
                .forEach((name, bytes) -> ClassFile.methods(bytes).stream()
                        .filter(m -> m.bytes() >= LIMIT)
                        .forEach(m -> large.put(name + "." + m.name() + m.descriptor(), m.bytes())));
        assertEquals(Map.of(), large);
    }

    @Test
    void aLargeNetworkIsAShortSource() {
        String text = (String) networks()
                .map(Arguments::get)
                .filter(a -> a[0].equals("Digits"))
                .map(a -> a[1])
                .findFirst()
                .orElseThrow();
        int bytes = Models.java(text).getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 100_000, () -> bytes + " bytes");
    }

    @Test
    void sizesAreReadFromClassFiles() {
        InMemory classes = InMemory.compile(Map.of(
                "Sample", "final class Sample { static int f(int x) { return x + 1; } static long g = 1L << 40; }"));
        byte[] bytes = classes.classFiles().get("Sample");
        assertEquals(
                Map.of("<init>", 5, "f", 4, "<clinit>", 7),
                ClassFile.methods(bytes).stream()
                        .collect(Collectors.toMap(ClassFile.Method::name, ClassFile.Method::bytes)),
                () -> Arrays.toString(bytes));
    }
}
