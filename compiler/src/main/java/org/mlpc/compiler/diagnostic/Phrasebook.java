package org.mlpc.compiler.diagnostic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mlpc.compiler.diagnostic.Foreign.Form;
import org.mlpc.compiler.diagnostic.Foreign.Line;
import org.mlpc.compiler.diagnostic.Foreign.Line.Manner;
import org.mlpc.compiler.diagnostic.Habits.Kind;

/** Translates lines of other tools, such as {@code model.add(Dense(8))}, by the table {@code phrases.txt}. */
public final class Phrasebook {
    /** Characters; a longer line is none that is known. */
    private static final int LONGEST = 2_000;

    private static final Pattern PLACE = Pattern.compile("<([^<>:=]*)(?::([A-Z]+))?(=[^<>]*)?>");
    private static final Pattern OPTION = Pattern.compile("\\[\\?(.*?)\\?]");

    /** Kinds whose names, called on a line of their own, are a line with this word before it. */
    private static final Map<Kind, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(Kind.ACTIVATION, "activate ");
        WORDS.put(Kind.LOSS, "loss ");
        WORDS.put(Kind.OPTIMIZER, "optimizer ");
    }

    /** Words with values for themselves: what is a number there stays one. */
    private static final List<String> COUNTS =
            List.of("input", "scale", "dropout", "batch", "epochs", "seed", "threads", "l1", "l2", "max_norm");

    /** Kinds of places whose default is only an example. */
    private static final List<String> NUMBERS = List.of("NUMBER", "SIZE", "POSITIVE");

    /** Lines in lines, such as a list of callbacks, are looked at so deep. */
    private static final int DEEPEST = 8;

    private boolean example;
    private int depth;

    private Phrasebook() {}

    /**
     * What a line means.
     *
     * @param line as it should be written; empty when only the remark helps
     * @param help a whole sentence
     * @param head the name that the line begins with, as it was written
     * @param loose whether the line is a word with values behind it, as the lines of the language are
     */
    public record Translation(String line, String help, String head, boolean loose) {}

    /** Translates a line, without what stands before and behind it; empty when it is not known, or right as it is. */
    public static Optional<Translation> translate(String text) {
        return text.length() > LONGEST
                ? Optional.empty()
                : ForeignReader.line(text).flatMap(line -> new Phrasebook().translation(text, line));
    }

    private Optional<Translation> translation(String text, Line line) {
        Spelling spelling = new Spelling(this);
        Optional<String> written = line(line, spelling);
        boolean loose = line.manner() == Manner.LOOSE;
        if (written.isEmpty()) {
            return remark(line).map(remark -> new Translation("", remark, line.head(), loose));
        }
        String help = example ? "write a line such as `" : "write `";
        String without =
                spelling.without().isEmpty() ? "" : ", without `" + String.join("`, `", spelling.without()) + "`";
        return written.get().replaceAll("\\s", "").equals(text.replaceAll("\\s", ""))
                ? Optional.empty()
                : Optional.of(new Translation(written.get(), help + written.get() + "`" + without, line.head(), loose));
    }

    /** What can be said of a line that is the same as nothing: of a call behind {@code =}, or of its head. */
    private static Optional<String> remark(Line line) {
        boolean call = line.manner() == Manner.ASSIGNED
                && line.arguments().size() == 1
                && line.arguments().get(0).value().is(Form.CALL);
        String called = call ? line.arguments().get(0).value().text() : "";
        return Stream.of(called, line.head())
                .flatMap(head -> Phrase.of(head).stream())
                .filter(phrase -> phrase.remarksOn(line))
                .map(Phrase::remark)
                .findFirst();
    }

    /** The line as it should be written. */
    Optional<String> line(Line line, Spelling spelling) {
        if (depth == DEEPEST) {
            return Optional.empty();
        }
        depth++;
        boolean remarked = Phrase.of(line.head()).stream().anyMatch(phrase -> phrase.remarksOn(line));
        Optional<String> found = behindEquals(line, spelling)
                .or(() -> byTable(line, spelling))
                .or(() -> remarked ? Optional.empty() : byKind(line, spelling))
                .or(() -> remarked ? Optional.empty() : byWord(line, spelling));
        depth--;
        return found;
    }

    private Optional<String> byTable(Line line, Spelling spelling) {
        for (Phrase phrase : Phrase.of(line.head())) {
            Optional<String> written = phrase.template().isEmpty()
                    ? Optional.empty()
                    : phrase.bind(line).flatMap(values -> fill(phrase, values, line.manner(), spelling));
            if (written.isPresent()) {
                return written.map(Phrasebook::tidy);
            }
        }
        return Optional.empty();
    }

    /** {@code self.fc1 = nn.Linear(4, 8)}: what stands on the left is only a name. */
    private Optional<String> behindEquals(Line line, Spelling spelling) {
        boolean call = line.manner() == Manner.ASSIGNED
                && line.arguments().size() == 1
                && line.arguments().get(0).value().is(Form.CALL);
        return call ? spelling.of("LINE", line.arguments().get(0).value()) : Optional.empty();
    }

    private Optional<String> byKind(Line line, Spelling spelling) {
        if (line.manner() != Manner.CALL && !line.head().contains(".")) {
            return Optional.empty();
        }
        Foreign use = new Foreign(Form.CALL, line.head(), line.arguments());
        return WORDS.entrySet().stream()
                .filter(kind -> Spelling.name(kind.getKey(), line.head()).isPresent())
                .findFirst()
                .flatMap(kind -> spelling.of(kind.getKey().name(), use).map(name -> kind.getValue() + name));
    }

    /** {@code batch_size = 32}: another name for a word of the language, with its value. */
    private Optional<String> byWord(Line line, Spelling spelling) {
        if (line.arguments().size() != 1) {
            return Optional.empty();
        }
        String own = Suggestion.folded(Foreign.last(line.head()));
        List<String> words =
                COUNTS.stream().filter(w -> Suggestion.folded(w).equals(own)).toList();
        for (String word : words.isEmpty() ? Habits.meanings(Kind.WORD, Foreign.last(line.head())) : words) {
            Optional<String> number = line.arguments().get(0).value().number();
            Optional<String> found = words.isEmpty() && !Phrase.of(word).isEmpty()
                    ? byTable(new Line(word, line.manner(), line.arguments()), spelling)
                    : number.filter(n -> COUNTS.contains(word) && line.manner() != Manner.LOOSE)
                            .map(n -> word + " " + n);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> fill(Phrase phrase, Map<String, Foreign> values, Manner manner, Spelling spelling) {
        StringBuilder filled = new StringBuilder();
        Matcher option = OPTION.matcher(phrase.template());
        boolean some =
                PLACE.matcher(option.replaceAll("")).find() || !option.reset().find();
        option.reset();
        while (option.find()) {
            String inner =
                    places(option.group(1), values, false, false, spelling).orElse("");
            some |= !inner.isEmpty();
            if (inner.isEmpty() && manner == Manner.LOOSE && mentions(option.group(1), values)) {
                return Optional.empty();
            }
            option.appendReplacement(filled, Matcher.quoteReplacement(inner));
        }
        boolean loose = manner == Manner.LOOSE;
        return some
                ? places(option.appendTail(filled).toString(), values, !loose, !loose || !phrase.tolerant(), spelling)
                : Optional.empty();
    }

    /** Whether a value is given for a place of a template. */
    private static boolean mentions(String template, Map<String, Foreign> values) {
        return PLACE.matcher(template).results().anyMatch(place -> values.containsKey(place.group(1)));
    }

    /**
     * A template with all its places filled.
     *
     * @param names whether names that are missing have their default
     * @param numbers whether numbers have, that is an example only
     */
    private Optional<String> places(
            String template, Map<String, Foreign> values, boolean names, boolean numbers, Spelling spelling) {
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        while (place.find()) {
            String kind = place.group(2) == null ? "NUMBER" : place.group(2);
            Foreign value = values.get(place.group(1));
            Optional<String> written = value == null ? Optional.empty() : spelling.of(kind, value);
            boolean number = NUMBERS.contains(kind);
            boolean open = place.group(3) != null && (number ? numbers : names);
            if (written.isEmpty() && !open) {
                return Optional.empty();
            }
            example |= written.isEmpty() && number;
            String text = written.orElseGet(() -> place.group(3).substring(1));
            place.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return Optional.of(place.appendTail(filled).toString());
    }

    /** Without braces that stayed empty, and with two spaces at most. */
    private static String tidy(String line) {
        String text =
                line.replaceAll("\\{\\s*}", "").replaceAll("\\{\\s+", "{ ").replaceAll("\\s+}", " }");
        return text.strip().replaceAll("\\s{3,}", "  ");
    }
}
