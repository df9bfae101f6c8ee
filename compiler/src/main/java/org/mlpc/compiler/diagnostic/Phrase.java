package org.mlpc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.diagnostic.Foreign.Argument;
import org.mlpc.compiler.diagnostic.Foreign.Form;
import org.mlpc.compiler.diagnostic.Foreign.Line;
import org.mlpc.compiler.diagnostic.Foreign.Line.Manner;

/**
 * A line of the table {@code phrases.txt}, and how the values of a line that somebody wrote become its parameters.
 *
 * @param parameters each with all its names
 * @param tolerant whether other arguments may stand there, too
 * @param whole whether all that stands there is one value
 * @param template the line as it should be; empty when there is only a remark
 */
record Phrase(List<List<String>> parameters, boolean tolerant, boolean whole, String template, String remark) {
    private static final String TABLE = "/org/mlpc/compiler/phrases.txt";

    /** Those of a head, in order. */
    static List<Phrase> of(String head) {
        return Table.PHRASES.getOrDefault(Suggestion.folded(Foreign.last(head)), List.of());
    }

    /** In a line that looks like one of ours everything that is written counts. */
    boolean tolerates(Line line) {
        return tolerant && (line.manner() != Manner.LOOSE || parameters.isEmpty());
    }

    boolean remarksOn(Line line) {
        return template.isEmpty() && (!tolerant || line.manner() != Manner.LOOSE);
    }

    /** The values by the first names of the parameters; empty when something is left that has no place. */
    Optional<Map<String, Foreign>> bind(Line line) {
        Map<String, Foreign> values = new HashMap<>();
        List<Argument> given = paired(line);
        if (whole) {
            return together(line.arguments())
                    .map(value -> Map.of(parameters.get(0).get(0), value));
        }
        int position = 0;
        for (Argument argument : given) {
            int at = argument.named() ? parameter(argument.name()) : position++;
            if (at >= 0 && at < parameters.size()) {
                values.putIfAbsent(parameters.get(at).get(0), argument.value());
            } else if (!tolerates(line)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private int parameter(String name) {
        for (int i = 0; i < parameters.size(); i++) {
            for (String known : parameters.get(i)) {
                if (Suggestion.folded(known).equals(Suggestion.folded(name))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** In a loose line a parameter's name is one when another value stands behind it: {@code 8 activation relu}. */
    private List<Argument> paired(Line line) {
        List<Argument> given = line.arguments();
        if (line.manner() != Manner.LOOSE) {
            return given;
        }
        List<Argument> paired = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Argument argument = given.get(i);
            boolean name = !argument.named()
                    && argument.value().is(Form.WORD)
                    && parameter(argument.value().text()) >= 0
                    && i + 1 < given.size()
                    && !given.get(i + 1).named();
            paired.add(
                    name ? new Argument(argument.value().text(), given.get(++i).value()) : argument);
        }
        return paired;
    }

    /** All values as one: words that are a name together, or a name with arguments behind it. */
    private static Optional<Foreign> together(List<Argument> given) {
        if (given.size() < 2) {
            return given.stream().map(Argument::value).findFirst();
        }
        if (given.stream().allMatch(a -> !a.named() && a.value().is(Form.NUMBER))) {
            return Optional.of(new Foreign(Form.LIST, "", given));
        }
        boolean words = given.stream().allMatch(a -> !a.named() && a.value().is(Form.WORD));
        if (words) {
            String text =
                    String.join("_", given.stream().map(a -> a.value().text()).toList());
            return Optional.of(Foreign.of(Form.OTHER, text));
        }
        Foreign first = given.get(0).value();
        List<Argument> rest = named(given);
        boolean name = !given.get(0).named()
                && (first.is(Form.WORD) || first.is(Form.TEXT))
                && rest.stream().allMatch(a -> a.named() || a.value().is(Form.NUMBER));
        return name ? Optional.of(new Foreign(Form.CALL, first.text(), rest)) : Optional.empty();
    }

    /** A word with a number behind it is its name. */
    private static List<Argument> named(List<Argument> given) {
        List<Argument> named = new ArrayList<>();
        for (int i = 1; i < given.size(); i++) {
            Argument argument = given.get(i);
            boolean name = argument.value().is(Form.WORD) && i + 1 < given.size();
            named.add(
                    name ? new Argument(argument.value().text(), given.get(++i).value()) : argument);
        }
        return named;
    }

    /** Read when first asked for: a model without mistakes does not need it. */
    private static final class Table {
        private static final Map<String, List<Phrase>> PHRASES = new HashMap<>();

        static {
            Explanations.read(TABLE)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(Table::enter);
        }

        private static void enter(String line) {
            String[] sides = line.split(" = ?", 2);
            String[] meaning = sides[1].split("; ", 2);
            String[] left = sides[0].replace(")", "").split("\\(", 2);
            List<String> names = list(left.length == 1 ? "" : left[1], ",");
            Phrase phrase = new Phrase(
                    names.stream()
                            .filter(n -> !n.equals("*"))
                            .map(n -> list(n.replace("...", ""), "\\|"))
                            .toList(),
                    names.contains("*"),
                    sides[0].contains("..."),
                    meaning[0].strip(),
                    meaning.length == 1 ? "" : meaning[1].strip());
            list(left[0], ",")
                    .forEach(head -> PHRASES.computeIfAbsent(Suggestion.folded(head), k -> new ArrayList<>())
                            .add(phrase));
        }

        private static List<String> list(String names, String divider) {
            return Arrays.stream(names.split(divider))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }
}
