package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What people write who come from Keras, PyTorch, scikit-learn or MATLAB, and what it is called here: {@code habits.txt}. */
public final class Habits {
    private static final String TABLE = "/org/mlpc/compiler/habits.txt";

    private Habits() {}

    /** The sections of the table. */
    public enum Kind {
        ACTIVATION,
        LOSS,
        /** Of a sum of losses, such as a penalty. */
        TERM,
        OPTIMIZER,
        SCHEDULE,
        INITIALIZER,
        METRIC,
        FUNCTION,
        /** Behind the name of a feature, such as its type. */
        TRANSFORM,
        /** Of a use, such as {@code lr}. */
        ARGUMENT,
        /** A fixed word of the language, at the beginning of a line or inside it. */
        WORD,
        COMMAND,
        OPTION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line of the table.
     *
     * @param written what people write, any of these
     * @param meant what it is called here; of several the first that fits the place; none when nothing is the same
     * @param remark what to say in place of a question; empty for the question
     */
    public record Habit(List<String> written, List<String> meant, String remark) {
        private Optional<String> help(Collection<String> known) {
            Optional<String> name = meant.stream()
                    .filter(m -> known.contains(m.split(" ", 2)[0]))
                    .findFirst();
            if (name.isEmpty() && !meant.isEmpty()) {
                return Optional.empty();
            }
            return remark.isEmpty() ? name.map(Suggestion::question) : Optional.of(remark);
        }
    }

    /** The lines of a section. */
    public static List<Habit> of(Kind kind) {
        return List.copyOf(Table.LINES.getOrDefault(kind, List.of()));
    }

    /** Help for a name, as long as what it is called here is known at its place. */
    public static Optional<String> help(Kind kind, String written, Collection<String> known) {
        return find(kind, written).flatMap(habit -> habit.help(known));
    }

    /** The one known word that is called so elsewhere. */
    public static Optional<String> word(String written, Collection<String> known) {
        return find(Kind.WORD, written)
                .flatMap(habit -> habit.meant().stream().filter(known::contains).findFirst());
    }

    /** What a name is called here, whatever fits a place; none when it is not known, or nothing is the same. */
    static List<String> meanings(Kind kind, String written) {
        return find(kind, written).map(Habit::meant).orElse(List.of());
    }

    /** The first of these. */
    public static Optional<String> meant(Kind kind, String written) {
        return meanings(kind, written).stream().findFirst();
    }

    private static Optional<Habit> find(Kind kind, String written) {
        Map<String, Habit> names = Table.NAMES.getOrDefault(kind, Map.of());
        return Suggestion.forms(kind, written).stream()
                .filter(names::containsKey)
                .findFirst()
                .map(names::get);
    }

    /** Read when first asked for: a model without mistakes does not need it. */
    private static final class Table {
        private static final Map<Kind, List<Habit>> LINES = new EnumMap<>(Kind.class);
        private static final Map<Kind, Map<String, Habit>> NAMES = new EnumMap<>(Kind.class);

        static {
            Kind kind = Kind.WORD; // until the first heading
            for (String line : Explanations.read(TABLE).lines().toList()) {
                if (line.startsWith("[")) {
                    kind = Kind.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    enter(kind, line);
                }
            }
        }

        private static void enter(Kind kind, String line) {
            String[] sides = line.split(" = ?", 2);
            String[] meaning = sides[1].split("; ", 2);
            Habit habit = new Habit(list(sides[0]), list(meaning[0]), meaning.length == 1 ? "" : meaning[1].strip());
            LINES.computeIfAbsent(kind, k -> new ArrayList<>()).add(habit);
            Map<String, Habit> names = NAMES.computeIfAbsent(kind, k -> new TreeMap<>());
            habit.written().forEach(name -> names.put(Suggestion.folded(name), habit));
        }

        private static List<String> list(String names) {
            return Arrays.stream(names.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }
}
