package org.mlpc.compiler.diagnostic;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.diagnostic.Habits.Kind;

/** The names that the standard library declares and their parameters, for advice: nothing is decided by them. */
final class StandardNames {
    private static final Map<Kind, String> FILES = new EnumMap<>(Map.of(
            Kind.ACTIVATION, "activations",
            Kind.LOSS, "losses",
            Kind.OPTIMIZER, "optimizers",
            Kind.SCHEDULE, "schedules",
            Kind.INITIALIZER, "initializers"));

    /** Built in, without a definition. */
    private static final Map<Kind, Map<String, List<String>>> BUILT_IN = new EnumMap<>(Map.of(
            Kind.OPTIMIZER, Map.of("lbfgs", List.of("history"), "scg", List.of()),
            Kind.SCHEDULE, Map.of("piecewise", List.of("at", "rate")),
            Kind.INITIALIZER,
                    Map.of(
                            "uniform", List.of("low", "high"),
                            "normal", List.of("mean", "stddev"),
                            "truncated_normal", List.of("mean", "stddev"),
                            "orthogonal", List.of("gain"))));

    private static final Map<Kind, Map<String, List<String>>> READ = new EnumMap<>(Kind.class);

    private StandardNames() {}

    /** All names of a kind, each with its parameters but for the inputs; empty for kinds without definitions. */
    static synchronized Map<String, List<String>> of(Kind kind) {
        return READ.computeIfAbsent(kind, StandardNames::read);
    }

    private static Map<String, List<String>> read(Kind kind) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        if (FILES.containsKey(kind)) {
            Explanations.read("/org/mlpc/compiler/std/" + FILES.get(kind) + ".mlp")
                    .lines()
                    .filter(line -> line.startsWith(kind.word() + " "))
                    .map(line -> line.substring(kind.word().length() + 1))
                    .forEach(line -> names.put(line.split("[ (]", 2)[0], parameters(kind, line)));
        }
        names.putAll(BUILT_IN.getOrDefault(kind, Map.of()));
        return names;
    }

    /** Those that can be given, of a declaration such as {@code leaky_relu(z; alpha = 0.01) = …}, without its inputs. */
    private static List<String> parameters(Kind kind, String declaration) {
        int start = declaration.indexOf('(');
        if (start < 0 || declaration.lastIndexOf(' ', start) >= 0) {
            return List.of(); // the first bracket is one of the definition
        }
        String list =
                declaration.substring(start + 1).replaceAll("\\([^()]*\\)", "").split("\\)", 2)[0];
        boolean inputs = kind == Kind.ACTIVATION || kind == Kind.LOSS;
        String given = inputs ? list.substring(list.indexOf(';') + 1) : list;
        return inputs && given.equals(list)
                ? List.of()
                : Arrays.stream(given.split(","))
                        .map(String::strip)
                        .filter(parameter -> parameter.matches("[a-z].*") && !parameter.contains("~"))
                        .map(parameter -> parameter.replaceFirst("^learn ", "").split("[ =)]", 2)[0])
                        .toList();
    }
}
