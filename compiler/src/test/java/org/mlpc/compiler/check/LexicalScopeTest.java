package org.mlpc.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.diagnostic.Severity;
import org.mlpc.compiler.expr.Operator;
import org.mlpc.compiler.expr.Reducer;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Parameter;

/** Names in a definition mean what they mean where they are written, whatever a user calls definitions of any kind. */
class LexicalScopeTest {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> LASTS =
            List.of("sigmoid", "softmax", "log_softmax", "identity", "tanh", "softplus", "exponential");

    /** A definition of each kind that would be noticed. */
    private static final List<String> DECOYS = List.of(
            "activation %s(z) = 5 + 3 * z",
            "loss %s(y[], t[]) = 7 * sum((y - t) ^ 2)",
            "optimizer %s { w = w - 11 * g }",
            "schedule %s = 13 + step",
            "initializer %s = uniform(-17, 19)");

    private static List<Declaration> standard() {
        Diagnostics diagnostics = new Diagnostics();
        List<Declaration> all = new ArrayList<>();
        StandardLibrary.files()
                .forEach(file -> all.addAll(Parser.parse(file, diagnostics).declarations()));
        assertEquals(0, diagnostics.errors());
        return all;
    }

    /** Every word of the definitions, whatever binds it: parameters, states, intermediates, implicit names, functions. */
    private static List<String> words() {
        TreeSet<String> words =
                new TreeSet<>(List.of("z", "a", "da", "y", "t", "w", "g", "units", "step", "fan_in", "fan_out"));
        words.addAll(List.of("class_weight", "e", "s", "x", "m", "n"));
        for (SourceFile file : StandardLibrary.files()) {
            String code = file.text().replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("//[^\n]*", " ");
            Matcher word = WORD.matcher(code);
            while (word.find()) {
                words.add(word.group());
            }
        }
        return List.copyOf(words);
    }

    private static Compilation compile(String text) {
        return Compiler.compile(List.of(new SourceFile("model.mlp", text)), new Options(Optional.empty(), "0.1.0"));
    }

    private static boolean sound(String text) {
        return Models.diagnose(text).stream().noneMatch(d -> d.code().severity() == Severity.ERROR);
    }

    private static Map<String, String> classes(String text) {
        Compilation compilation = compile(text);
        assertTrue(compilation.succeeded(), () -> Renderer.render(compilation.diagnostics(), false));
        Map<String, String> classes = new LinkedHashMap<>();
        compilation.classes().forEach(c -> classes.put(c.network(), c.source()));
        return classes;
    }

    private static String arguments(List<Parameter> parameters) {
        List<String> given = parameters.stream()
                .filter(p -> p.value().isEmpty())
                .map(p -> p.name() + " = 0.5")
                .toList();
        return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
    }

    private static String network(int number, String layers, String loss, String optimizer) {
        return "network N" + number + " { input 3 " + layers + " loss " + loss + " optimizer " + optimizer
                + " train { batch 4 } }\n";
    }

    /** A network for each standard definition. */
    private static String networks() {
        StringBuilder networks = new StringBuilder();
        int number = 0;
        for (Declaration declaration : standard()) {
            String name = declaration.name().text();
            List<String> tried = new ArrayList<>();
            if (declaration instanceof Declaration.Loss loss) {
                for (String last : LASTS) {
                    tried.add(network(number, "dense 2 " + last, name + arguments(loss.parameters()), "sgd(0.1)"));
                }
            } else if (declaration instanceof Declaration.Activation activation) {
                String use = name + arguments(activation.parameters());
                tried.add(network(number, "dense 2 " + use + " dense 1 identity", "mean_squared_error", "sgd(0.1)"));
            } else if (declaration instanceof Declaration.Optimizer optimizer) {
                String use = name + arguments(optimizer.parameters());
                tried.add(network(number, "dense 1 identity", "mean_squared_error", use));
            } else if (declaration instanceof Declaration.Schedule schedule) {
                String use = "sgd(learning_rate = " + name + arguments(schedule.parameters()) + ")";
                tried.add(network(number, "dense 1 identity", "mean_squared_error", use));
                tried.add(network(
                        number,
                        "dense 1 identity",
                        "mean_squared_error",
                        use.replace("steps = 0.5", "steps = 10").replace("warmup = 0.5", "warmup = 5")));
            } else if (declaration instanceof Declaration.Initializer initializer) {
                String use = name + arguments(initializer.parameters());
                String layer = "dense 1 identity { init " + use + " bias init " + use + " }";
                tried.add(network(number, layer, "mean_squared_error", "sgd(0.1)"));
            } else {
                continue;
            }
            Optional<String> valid =
                    tried.stream().filter(LexicalScopeTest::sound).findFirst();
            assertTrue(
                    valid.isPresent(),
                    () -> name + ": " + Renderer.render(compile(tried.get(0)).diagnostics(), false));
            networks.append(valid.get());
            number++;
        }
        assertTrue(number > 80, "only " + number + " definitions");
        return networks.toString();
    }

    @Test
    void aUsersDefinitionsChangeNothingOfOthers() {
        String networks = networks();
        List<String> decoys = new ArrayList<>();
        List<String> functions = new ArrayList<>();
        for (String word : words()) {
            for (String decoy : DECOYS) {
                String text = decoy.formatted(word) + "\n";
                boolean function = decoy == DECOYS.get(0) && function(word);
                if (sound(text)) {
                    (function ? functions : decoys).add(text);
                }
            }
        }
        assertTrue(decoys.size() > 300, "only " + decoys.size() + " declarations");
        assertTrue(functions.size() > 10, functions::toString);
        Map<String, String> expected = classes(networks);
        requireSame(expected, classes(networks + String.join("", decoys)));
        requireSame(expected, classes(networks + String.join("", functions)));
    }

    /** Whether a user's activation of this name takes the place of a function in what users write. */
    private static boolean function(String word) {
        return Operator.function(word).isPresent() || Reducer.of(word).isPresent();
    }

    private static void requireSame(Map<String, String> expected, Map<String, String> found) {
        expected.forEach((name, java) -> assertEquals(java, found.get(name), name));
    }

    @Test
    void noneOfThemStandsInForAnother() {
        String own = "activation bent(z; k = 2) = let s = z * k in if s > 0 then s else exp(s) - 1\n"
                + "loss away(y[], t[]; q = 2) = mean(let r = y - t in q * r * r)\n"
                + "optimizer heavy(rate = 0.1, friction = 0.5) { scalar step = 1 state v let u = rate * g"
                + " step = step + 1  v = friction * v + u  w = w - v / step }\n"
                + "schedule falling(start, every) = start * 0.5 ^ floor(step / every)\n"
                + "initializer same(value, more = 1) = value\n" + "initializer wide(v) = normal(0, v * fan_in)\n"
                + "initializer wider(v) = wide(2 * v)\n";
        String network = "network N { input 3 dense 2 bent { init wider(0.1) bias init same(0.25) } dense 1 identity"
                + " loss away optimizer heavy(rate = falling(0.1, 100)) }\n";
        Map<String, String> expected = classes(network + own);
        StringBuilder decoys = new StringBuilder();
        for (String word : List.of(
                "z",
                "k",
                "s",
                "y",
                "t",
                "q",
                "r",
                "rate",
                "friction",
                "step",
                "v",
                "u",
                "w",
                "g",
                "start",
                "every",
                "value",
                "more",
                "fan_in",
                "units")) {
            DECOYS.stream()
                    .map(decoy -> decoy.formatted(word) + "\n")
                    .filter(LexicalScopeTest::sound)
                    .forEach(decoys::append);
        }
        assertEquals(expected, classes(network + own + decoys));
        assertTrue(expected.get("N").contains("constant(2, 0.25)"), expected.get("N"));
    }

    @Test
    void aNameOfAScheduleIsNotOneOfItsOptimizer() {
        String text = "optimizer own(rate = 0.1) { scalar step = 5  step = step + 1  w = w - rate * g / step }\n"
                + "schedule falling = 0.5 ^ step\n"
                + "network N { input 2 dense 1 identity loss mean_squared_error optimizer own(rate = falling) }\n";
        String java = classes(text).get("N");
        Matcher local = Pattern.compile("double (\\w+) = steps - 1;").matcher(java);
        assertTrue(local.find(), java);
        assertTrue(java.contains("pow(0.5, " + local.group(1) + ")"), java);
        Matcher scalar = Pattern.compile("(\\w+) = this\\.\\1 \\+ 1;").matcher(java);
        assertTrue(scalar.find(), java);
        assertTrue(java.contains("1.0 / this." + scalar.group(1)), java);
        assertNotEquals(local.group(1), scalar.group(1));
    }

    @Test
    void inputsOfALossHaveNamesOfTheirOwn() {
        for (String inputs :
                List.of("units[], t[]", "y[], units[]", "y[], y[]", "y[], t[]; y = 1", "y[], t[]; t = 1")) {
            assertFalse(compile("loss own(" + inputs + ") = 1").succeeded(), inputs);
        }
        String after = " after softmax: value sum(t * z) gradient t";
        assertFalse(compile("loss own(z[], t[]) = sum(z * t)" + after).succeeded());
    }
}
