package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** A parameter, behind the bracket or a sign that divides parameters. */
    private static final Pattern PARAMETER = Pattern.compile("[(;,] *(?:learn )?([a-z_0-9]+)(?= *[=~,)])");

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
                    .forEach(line -> names.put(line.split("[ (]", 2)[0], parameters(line.split("\\) [={]", 2)[0])));
        }
        names.putAll(BUILT_IN.getOrDefault(kind, Map.of()));
        return names;
    }

    /** Those of a head such as {@code leaky_relu(z; alpha = 0.01}, without its inputs. */
    private static List<String> parameters(String head) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(head + ")");
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        found.removeAll(List.of("z", "y", "t"));
        return found;
    }
}
