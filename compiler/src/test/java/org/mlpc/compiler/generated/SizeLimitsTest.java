package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Severity;
import org.mlpc.compiler.source.SourceFile;

/** At each limit that the language states javac takes the class; one more is refused, and so is very much more. */
@Tag("sampled")
class SizeLimitsTest {
    private static final int HOTSPOT = 8000;
    private static final List<DiagnosticCode> LIMITS = List.of(
            DiagnosticCode.TOO_LONG,
            DiagnosticCode.TOO_LARGE,
            DiagnosticCode.TOO_DEEP,
            DiagnosticCode.TOO_MANY_OPERATIONS);

    static List<Arguments> limits() {
        return Sample.of(all().toList(), 7);
    }

    private static Stream<Arguments> all() {
        return Stream.of(
                limit(
                        "letters of a network",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> "network " + word(n) + " { input 3 dense 1 identity }"),
                limit(
                        "letters of a feature",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> network("input " + word(n) + ", b", "dense 1 identity")),
                limit(
                        "letters of a transform",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> network("input " + word(n) + ": log1p, b: exp", "dense 1 identity")),
                limit(
                        "letters of a category",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> network("input " + word(n) + ": a | b, c", "dense 1 identity")),
                limit(
                        "letters of a layer",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> network("input 3", "dense " + word(n) + " 20 tanh", "dense 1 identity")),
                limit(
                        "letters of a label",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> network("input a: " + word(n) + " | b", "dense 1 identity")),
                limit(
                        "letters of a target",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> network("input 2", "dense 2 softmax", "target " + word(n) + ": a | b")),
                limit(
                        "letters of a definition",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> "activation " + word(n) + "(z; " + word(n - 1) + " = 1) = let " + word(n - 2)
                                + " = z * z in " + word(n - 2) + " + exp(" + word(n - 2) + " * " + word(n - 1) + ")\n"
                                + network("input 2", "dense 30 " + word(n), "dense 1 identity")),
                limit(
                        "letters of a learned parameter",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> "activation f(z; learn " + word(n) + " = 1) = z * " + word(n) + "\n"
                                + network("input 2", "dense 30 f", "dense 1 identity")),
                limit(
                        "letters of a state",
                        100,
                        DiagnosticCode.TOO_LONG,
                        n -> "optimizer o(" + word(n) + " = 1) { state " + word(n - 1) + " scalar " + word(n - 2)
                                + " = 1 " + word(n - 1) + " = g w = w - g * " + word(n) + "}\n"
                                + network("input 2", "dense 1 identity", "optimizer o")),
                limit(
                        "characters of a quoted feature",
                        1_000,
                        DiagnosticCode.TOO_LONG,
                        n -> network(
                                "input \"" + "é".repeat(n) + "\", b: log1p", "scale standardize", "dense 1 identity")),
                limit(
                        "characters of a quoted label",
                        1_000,
                        DiagnosticCode.TOO_LONG,
                        n -> network("input a: \"" + "漢".repeat(n) + "\" | b", "dense 1 identity")),
                limit(
                        "characters of a quoted class",
                        1_000,
                        DiagnosticCode.TOO_LONG,
                        n -> network("input 2", "dense 2 softmax", "target t: \"" + "\\".repeat(n) + "\" | b")),
                limit(
                        "characters of a path",
                        1_000,
                        DiagnosticCode.TOO_LONG,
                        n -> network("input 2", "dense 1 identity", "train { data \"" + "d".repeat(n) + "\" }")),
                limit(
                        "characters of a number",
                        1_000,
                        DiagnosticCode.TOO_LONG,
                        n -> "activation f(z) = z * 0." + "3".repeat(n - 2) + "\n" + network("input 2", "dense 1 f")),
                limit(
                        "characters of a package",
                        200,
                        DiagnosticCode.TOO_LARGE,
                        n -> "package a" + ".b".repeat((n - 1) / 2) + "c".repeat((n - 1) % 2) + "\n"
                                + network("input 2", "dense 1 identity")),
                limit(
                        "labels of a target",
                        10_000,
                        DiagnosticCode.TOO_LARGE,
                        n -> network("input 2", "dense " + n + " softmax", "target t: " + list(n, "k#", " | "))),
                limit(
                        "labels of a category",
                        10_000,
                        DiagnosticCode.TOO_LARGE,
                        n -> network("input c: " + list(n, "k#", " | "), "dense 1 identity")),
                limit(
                        "labels of categories",
                        10_000,
                        DiagnosticCode.TOO_LARGE,
                        n -> network(
                                "input " + list(n / 2 - 1, "c#: a | b", ", ") + ", d: " + list(n % 2 + 2, "k#", " | "),
                                "dense 1 identity")),
                limit(
                        "features",
                        20_000,
                        DiagnosticCode.TOO_LARGE,
                        n -> network("input " + list(n, "x#", ", "), "scale standardize", "dense 1 identity")),
                limit(
                        "transforms",
                        20_000,
                        DiagnosticCode.TOO_LARGE,
                        n -> network("input " + list(n, "x#: log1p", ", "), "scale standardize", "dense 1 identity")),
                limit(
                        "targets",
                        10_000,
                        DiagnosticCode.TOO_LARGE,
                        n -> network("input 2", "dense " + n + " identity", "target " + list(n, "y#", ", "))),
                limit(
                        "class weights",
                        10_000,
                        DiagnosticCode.TOO_LARGE,
                        n -> network(
                                "input 2",
                                "dense " + n + " softmax",
                                "target t: " + list(n, "k#", " | "),
                                "class_weight [" + list(n, "0.#", ", ") + "]")),
                limit(
                        "metrics",
                        100,
                        DiagnosticCode.TOO_LARGE,
                        n -> network(
                                "input 2",
                                "dense 1 sigmoid",
                                "target t: a | b",
                                "metrics " + list(n, "precision(threshold = 1 / #.5)", ", "))),
                limit(
                        "losses",
                        20,
                        DiagnosticCode.TOO_LARGE,
                        n -> network(
                                "input 2", "dense 2 identity", "loss " + list(n, "0.# * huber(delta = #)", " + "))),
                limit("layers", 500, DiagnosticCode.TOO_LARGE, n -> network("input 2", list(n, "dense 2 tanh", "\n"))),
                limit(
                        "piecewise",
                        101,
                        DiagnosticCode.TOO_LARGE,
                        n -> network(
                                "input 2",
                                "dense 1 identity",
                                "optimizer sgd(learning_rate = piecewise(at = [" + list(n - 1, "#", ", ")
                                        + "], rate = [" + list(n, "0.#", ", ") + "]))")),
                limit(
                        "parameters of an activation",
                        100,
                        DiagnosticCode.TOO_LARGE,
                        n -> "activation f(z; " + list(n, "p# = 1.#", ", ") + ") = z * (" + list(n, "p#", " + ") + ")\n"
                                + network("input 2", "dense 1 f")),
                limit(
                        "learned parameters",
                        8,
                        DiagnosticCode.TOO_LARGE,
                        n -> "activation f(z; " + list(n, "learn p# = 1.#", ", ") + ") = z * ("
                                + list(n, "exp(p#)", " + ") + ")\n" + network("input 2", "dense 20 f")),
                limit(
                        "drawn parameters",
                        8,
                        DiagnosticCode.TOO_LARGE,
                        n -> "activation f(z; " + list(n, "p# ~ uniform(0, 1.#)", ", ") + ") = z * ("
                                + list(n, "exp(p#)", " + ") + ")\n" + network("input 2", "dense 20 f")),
                limit(
                        "arguments of an optimizer",
                        100,
                        DiagnosticCode.TOO_LARGE,
                        n -> "optimizer o(" + list(n, "p# = 0.#", ", ") + ") { w = w - g * (" + list(n, "p#", " + ")
                                + ") }\n" + network("input 2", "dense 1 identity", "optimizer o")),
                limit(
                        "states",
                        82,
                        DiagnosticCode.TOO_MANY_OPERATIONS,
                        n -> "optimizer o { " + list(n, "state s#\ns# = 0.9 * s# + g", "\n")
                                + "\n w = w - s1 * exp(g) * 0.1 * log(2 + g * g) }\n"
                                + network("input 2", "dense 1 identity", "optimizer o")),
                limit(
                        "statements",
                        200,
                        DiagnosticCode.TOO_LARGE,
                        n -> "optimizer o { let v0 = g\n" + list(n - 2, "let v# = v@ * 0.9 + g", "\n")
                                + "\nw = w - v1 }\n" + network("input 2", "dense 1 identity", "optimizer o")),
                limit(
                        "operations of a step",
                        250,
                        DiagnosticCode.TOO_MANY_OPERATIONS,
                        n -> "optimizer o { w = w - g * (" + list(n - 1, "t ^ #.5", " + ") + ") }\n"
                                + network("input 2", "dense 1 identity", "optimizer o")),
                limit(
                        "definitions in a row",
                        100,
                        DiagnosticCode.TOO_DEEP,
                        n -> IntStream.iterate(n - 1, i -> i > 0, i -> i - 1)
                                        .mapToObj(i -> "activation f" + i + "(z) = f" + (i - 1) + "(z) + sin(z)")
                                        .collect(Collectors.joining("\n"))
                                + "\nactivation f0(z) = z\n" + network("input 2", "dense 1 f" + (n - 1))),
                limit(
                        "lets in each other",
                        240,
                        DiagnosticCode.TOO_DEEP,
                        n -> "activation f(z) = let v0 = z in "
                                + list(n + (n > 240 ? 20 : 0), "let v# = v@ * v@ in", " ") + " v" + n + "\n"
                                + network("input 2", "dense 1 f", "dense 20 f", "dense 1 identity")));
    }

    private static Arguments limit(String what, int most, DiagnosticCode code, IntFunction<String> text) {
        return Arguments.of(what, most, code, text);
    }

    private static String word(int letters) {
        return "n".repeat(letters);
    }

    private static String network(String... parts) {
        String all = String.join("\n", parts);
        String loss = all.contains("loss ")
                ? ""
                : all.contains("softmax")
                        ? "\nloss cross_entropy"
                        : all.contains("sigmoid") ? "\nloss binary_cross_entropy" : "\nloss mse";
        return "network N {\n" + all + loss + "\n}";
    }

    private static String list(int count, String piece, String between) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> piece.replace("#", Integer.toString(i)).replace("@", Integer.toString(i - 1)))
                .collect(Collectors.joining(between));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("limits")
    void whatIsAllowedCompilesAndMoreIsRefused(String what, int most, DiagnosticCode code, IntFunction<String> text) {
        assertEquals(List.of(), errors(text.apply(most)));
        Subject subject = Models.run(text.apply(most));
        assertTrue(subject.instance().parameters() > 0);
        requireSmall(subject.classes());
        assertEquals(List.of(code), errors(text.apply(most + 1)));
        assertTrue(LIMITS.containsAll(errors(text.apply(7 * most)))
                && !errors(text.apply(7 * most)).isEmpty());
    }

    private static List<DiagnosticCode> errors(String text) {
        Compilation compilation =
                Compiler.compile(List.of(new SourceFile("model.mlp", text)), new Options(Optional.empty(), "test"));
        return compilation.diagnostics().stream()
                .map(d -> d.code())
                .filter(c -> c.severity() == Severity.ERROR)
                .distinct()
                .toList();
    }

    private static void requireSmall(InMemory classes) {
        Map<String, Integer> large = new TreeMap<>();
        classes.classFiles()
                .forEach((name, bytes) -> ClassFile.methods(bytes).stream()
                        .filter(m -> m.bytes() >= HOTSPOT)
                        .forEach(m -> large.put(name + "." + m.name() + m.descriptor(), m.bytes())));
        assertEquals(Map.of(), large);
    }
}
