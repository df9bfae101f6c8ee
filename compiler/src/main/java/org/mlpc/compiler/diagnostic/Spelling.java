package org.mlpc.compiler.diagnostic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mlpc.compiler.diagnostic.Foreign.Argument;
import org.mlpc.compiler.diagnostic.Foreign.Form;
import org.mlpc.compiler.diagnostic.Habits.Kind;

/** Writes a value of another tool as the language has it. */
final class Spelling {
    private final Phrasebook phrases;
    /** Arguments that have no counterpart. */
    private final List<String> without = new ArrayList<>();

    Spelling(Phrasebook phrases) {
        this.phrases = phrases;
    }

    List<String> without() {
        return without;
    }

    /** A value as a placeholder of the table wants it; empty when it is none of these. */
    Optional<String> of(String kind, Foreign value) {
        return switch (kind) {
            case "NUMBER" -> value.number();
            case "POSITIVE" -> value.number().filter(number -> number.matches("[1-9][0-9]*"));
            case "SIZE" -> size(value);
            case "PERCENT" -> value.number().filter(Spelling::isShort).map(Spelling::percent);
            case "SWITCH" -> Optional.of(value.isFalse() ? "off" : "on");
            case "TRUE" -> value.isFalse() ? Optional.empty() : Optional.of("");
            case "FALSE" -> value.isFalse() ? Optional.of("") : Optional.empty();
            case "ANY" -> Optional.of("");
            case "COUNT" -> value.number().map(number -> "");
            case "PAIR" ->
                value.is(Form.LIST) && value.arguments().size() == 2
                                || value.text().matches("[0-9]+\\.\\.[0-9]+")
                        ? Optional.of("")
                        : Optional.empty();
            case "WORD" -> value.is(Form.WORD) && isName(value.text()) ? Optional.of(value.text()) : Optional.empty();
            case "FILE" -> file(value);
            case "LABELS" -> labels(value);
            case "EACH" -> each(value);
            case "RATIO" -> Optional.of(value.text()).filter(text -> text.matches("[0-9.]+/[0-9]+"));
            case "MINMAX" ->
                Habits.meanings(Kind.WORD, value.name()).contains("minmax")
                                || Suggestion.folded(value.name()).equals("minmax")
                        ? Optional.of("")
                        : Optional.empty();
            case "FLOAT" -> Optional.of(value.text().matches("(?i).*(64|double)") ? "float64" : "float32");
            case "LINE" -> line(value);
            case "SCHEDULE" -> use(Kind.SCHEDULE, value).filter(use -> use.endsWith(")"));
            case "STANDARD" ->
                Habits.meanings(Kind.WORD, value.name()).contains("standardize")
                                || Suggestion.folded(value.name()).equals("standardize")
                        ? Optional.of("")
                        : Optional.empty();
            default -> use(Kind.valueOf(kind), value);
        };
    }

    private static boolean isName(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    /** Whether a number can be written out: one with an exponent may have a billion digits. */
    private static boolean isShort(String number) {
        return number.matches("[0-9]{1,12}(\\.[0-9]{1,12})?");
    }

    private static String percent(String number) {
        BigDecimal share = new BigDecimal(number);
        BigDecimal percent = share.compareTo(BigDecimal.ONE) < 0 ? share.movePointRight(2) : share;
        return percent.stripTrailingZeros().toPlainString() + "%";
    }

    /** All values of a shape, in which {@code None} stands for the examples. */
    private static Optional<String> size(Foreign value) {
        if (!value.is(Form.LIST)) {
            return value.number();
        }
        long product = 1;
        for (Argument argument : value.arguments()) {
            Optional<String> number = argument.value().number();
            boolean whole = number.filter(n -> n.matches("[0-9]{1,6}")).isPresent();
            if (!whole && !argument.value().isFalse() || product > 1 << 20) {
                return Optional.empty();
            }
            product *= whole ? Long.parseLong(number.get()) : 1;
        }
        return Optional.of(Long.toString(product));
    }

    private static Optional<String> file(Foreign value) {
        return switch (value.form()) {
            case TEXT -> Optional.of("\"" + value.text() + "\"");
            case WORD -> value.text().contains(".") ? Optional.of("\"" + value.text() + "\"") : Optional.empty();
            case CALL ->
                value.arguments().stream()
                        .map(Argument::value)
                        .filter(v -> v.is(Form.TEXT))
                        .findFirst()
                        .flatMap(Spelling::file);
            default -> Optional.empty();
        };
    }

    private static Optional<String> labels(Foreign value) {
        boolean plain = value.is(Form.LIST)
                && value.arguments().size() > 1
                && value.arguments().stream()
                        .allMatch(a -> a.value().is(Form.TEXT) || a.value().is(Form.WORD));
        return plain
                ? Optional.of(value.arguments().stream()
                        .map(a -> a.value().text())
                        .map(text -> isName(text) ? text : "\"" + text + "\"")
                        .collect(Collectors.joining(" | ")))
                : Optional.empty();
    }

    /** A layer for each number. */
    private static Optional<String> each(Foreign value) {
        List<Foreign> sizes = value.is(Form.LIST)
                ? value.arguments().stream().map(Argument::value).toList()
                : List.of(value);
        boolean numbers = !sizes.isEmpty()
                && sizes.stream()
                        .allMatch(
                                s -> s.number().filter(n -> n.matches("[0-9]+")).isPresent());
        return numbers
                ? Optional.of(sizes.stream()
                        .map(s -> "dense " + s.number().orElse("") + " relu")
                        .collect(Collectors.joining("  ")))
                : Optional.empty();
    }

    /** What a value would be as a line of its own; of a list the first that is one. */
    private Optional<String> line(Foreign value) {
        return switch (value.form()) {
            case LIST ->
                value.arguments().stream()
                        .flatMap(a -> line(a.value()).stream())
                        .findFirst();
            case CALL, TEXT, WORD ->
                phrases.line(new Foreign.Line(value.text(), Foreign.Line.Manner.CALL, value.arguments()), this);
            default -> Optional.empty();
        };
    }

    /** A name of a kind with its arguments; of a list all of them. */
    private Optional<String> use(Kind kind, Foreign value) {
        return switch (value.form()) {
            case LIST -> {
                List<String> all = value.arguments().stream()
                        .flatMap(a -> use(kind, a.value()).stream())
                        .toList();
                yield all.isEmpty() || all.size() < value.arguments().size()
                        ? Optional.empty()
                        : Optional.of(String.join(", ", all));
            }
            case CALL -> call(kind, value);
            case TEXT, WORD ->
                name(kind, value.text())
                        .or(() -> Optional.of(value.text())
                                .filter(text -> isName(text) && !text.matches("(?i)true|yes|on|none|null")));
            case OTHER -> name(kind, value.text());
            default -> Optional.empty();
        };
    }

    private Optional<String> call(Kind kind, Foreign value) {
        String own = kind.word() + " ";
        Optional<String> phrase = phrases.line(
                        new Foreign.Line(value.text(), Foreign.Line.Manner.CALL, value.arguments()), this)
                .filter(line -> line.startsWith(own))
                .map(line -> line.substring(own.length()));
        return phrase.or(() -> name(kind, value.name()).map(name -> name + arguments(kind, name, value.arguments())));
    }

    /** What a name of a kind is called here: the same but for capitals and signs, or by the table of habits. */
    static Optional<String> name(Kind kind, String written) {
        List<String> forms = Suggestion.forms(kind, Foreign.last(written));
        Optional<String> known = StandardNames.of(kind).keySet().stream()
                .filter(name -> forms.contains(Suggestion.folded(name)))
                .findFirst();
        Optional<String> habit = known.or(() -> Habits.meant(kind, Foreign.last(written)));
        boolean plain = kind == Kind.METRIC && written.matches("[A-Za-z_.]+");
        return habit.or(() -> plain ? Optional.of(Foreign.last(written).toLowerCase(Locale.ROOT)) : Optional.empty());
    }

    private String arguments(Kind kind, String name, List<Argument> written) {
        List<String> known = StandardNames.of(kind).getOrDefault(name, List.of());
        Map<String, String> all = new LinkedHashMap<>();
        for (Argument argument : written) {
            List<String> open = known.stream().filter(n -> !all.containsKey(n)).toList();
            List<String> names = argument.named()
                    ? parameters(argument.name(), open)
                    : open.stream().limit(1).toList();
            List<String> values = values(argument.value());
            if (!values.isEmpty() && names.size() == values.size()) {
                for (int i = 0; i < values.size(); i++) {
                    all.put(names.get(i), values.get(i));
                }
            } else if (kind == Kind.OPTIMIZER
                    && argument.named()
                    && !argument.value().isFalse()) {
                without.add(argument.name());
            }
        }
        return all.isEmpty()
                ? ""
                : all.entrySet().stream()
                        .map(a -> a.getKey() + " = " + a.getValue())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** What an argument is called here, or the two that it stands for. */
    private static List<String> parameters(String written, List<String> known) {
        return known.stream()
                .filter(name -> Suggestion.folded(name).equals(Suggestion.folded(written)))
                .findFirst()
                .map(List::of)
                .orElseGet(() -> Habits.meanings(Kind.ARGUMENT, written).stream()
                        .filter(known::contains)
                        .toList());
    }

    /** Numbers, or the schedule of one. */
    private List<String> values(Foreign value) {
        if (value.is(Form.LIST)) {
            List<String> all = value.arguments().stream()
                    .flatMap(a -> a.value().number().stream())
                    .toList();
            return all.size() == value.arguments().size() ? all : List.of();
        }
        return value.number()
                .or(() -> value.is(Form.CALL) ? use(Kind.SCHEDULE, value) : Optional.empty())
                .map(List::of)
                .orElse(List.of());
    }
}
