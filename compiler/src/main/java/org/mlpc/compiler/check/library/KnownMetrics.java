package org.mlpc.compiler.check.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mlpc.compiler.diagnostic.Habits;
import org.mlpc.compiler.diagnostic.Suggestion;
import org.mlpc.compiler.network.Target.Kind;

/** The metrics that the runtime computes: {@code metrics.txt}, which a test writes from the runtime's table. */
public final class KnownMetrics {
    /**
     * A metric.
     *
     * @param name as it is written
     * @param targets the kinds of target that it can measure
     * @param parameter what may be set of it; empty for nothing
     * @param standard the parameter's value when it is not written; empty if it must be written
     * @param count whether the parameter is a whole number from 1; otherwise it is between 0 and 1, and of a threshold
     *     under a loss of margins any number
     * @param thresholds whether also {@code thresholds} may be set, a whole number from 2
     */
    public record Description(
            String name,
            Set<Kind> targets,
            String parameter,
            OptionalDouble standard,
            boolean count,
            boolean thresholds) {}

    /** In the table, where nothing may be set. */
    private static final String NONE = "-";

    private static final Map<String, Description> ALL = read(StandardLibrary.text("metrics.txt"));

    private KnownMetrics() {}

    private static Map<String, Description> read(String table) {
        Map<String, Description> byName = new LinkedHashMap<>();
        table.lines()
                .filter(line -> !line.startsWith("#"))
                .map(KnownMetrics::metric)
                .forEach(metric -> byName.put(metric.name(), metric));
        return byName;
    }

    /** A line: name, targets, parameter with its standard value, and whether {@code thresholds} may be set. */
    private static Description metric(String line) {
        String[] fields = line.split(" [|] ");
        Set<Kind> targets = Stream.of(fields[1].split(" "))
                .map(kind -> Kind.valueOf(kind.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        String[] parameter = fields[2].split(" = ");
        OptionalDouble standard =
                parameter.length == 1 ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(parameter[1]));
        boolean count = standard.orElse(0) > 1;
        String name = parameter[0].equals(NONE) ? "" : parameter[0];
        return new Description(fields[0], targets, name, standard, count, !fields[3].equals(NONE));
    }

    /** All of them. */
    public static List<Description> all() {
        return List.copyOf(ALL.values());
    }

    /** The metric of a name. */
    public static Optional<Description> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** What somebody probably meant who wrote an unknown name, as a help text. */
    public static Optional<String> help(String unknown) {
        return Suggestion.help(Habits.Kind.METRIC, unknown, ALL.keySet());
    }
}
