package org.mlpc.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.diagnostic.Severity;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ModelFile;

/**
 * What people type who come from other tools, each in a network that is valid but for it: one error, which says what to
 * write; and with the line that it says the network is valid.
 */
class SnippetsTest {
    private static final StandardDefinitions STANDARD = new StandardDefinitions(Parser::parse);
    private static final Pattern ADVICE = Pattern.compile("^write `([^`…]+)`(.*)$", Pattern.DOTALL);

    private static final Map<Snippet, List<Diagnostic>> FOUND = new HashMap<>();

    private record Snippet(String place, String text, String words) {
        /** The network with another line in place of this one. */
        String with(String line) {
            return network(place, line);
        }

        /** The network without it, and with a line elsewhere. */
        String without(String elsewhere, String line) {
            String rest = network(place, place.equals("layer") ? "dense 8 relu" : "");
            return switch (elsewhere) {
                case "train" -> network("train", line);
                case "block" -> rest.replaceFirst("dense 8 relu", "dense 8 relu {\n" + line + "\n}");
                default -> network("layer", line);
            };
        }
    }

    /** A line at its place; parts that stand once make room for it. */
    private static String network(String place, String line) {
        Map<String, String> lines = new TreeMap<>(Map.of(
                "top", "",
                "input", "input 4",
                "layer", "dense 8 relu",
                "target", "",
                "scale", "",
                "loss", "loss cross_entropy",
                "optimizer", "",
                "metrics", "",
                "train", "epochs 3"));
        String output = "dense 3 softmax";
        switch (place) {
            case "binary_loss" -> {
                output = "dense 1 sigmoid";
                lines.put("loss", line);
            }
            case "number_loss" -> {
                output = "dense 1 identity";
                lines.put("loss", line);
            }
            case "block" -> lines.put("layer", "dense 8 relu {\n" + line + "\n}");
            default -> {
                assertTrue(lines.containsKey(place), place);
                lines.put(place, line);
            }
        }
        // what the advice brings along is left out here, as parts of a network stand once
        String loss = line.contains("  loss ") ? "" : lines.get("loss");
        String watched = line.startsWith("early_stop") || line.startsWith("on_plateau") ? "\nvalidation 20%" : "";
        String train = line.startsWith("train {") ? "" : "train {\n" + lines.get("train") + watched + "\n}\n";
        return String.join(
                "\n",
                lines.get("top"),
                "network N {",
                line.startsWith("input ") && !place.equals("input") ? "" : lines.get("input"),
                lines.get("scale"),
                lines.get("layer"),
                output,
                lines.get("target"),
                line.startsWith("loss ") && place.equals("layer") ? "" : loss,
                lines.get("optimizer"),
                lines.get("metrics"),
                train + "}\n");
    }

    private static List<Snippet> snippets() {
        try {
            List<Snippet> snippets = new ArrayList<>();
            String place = "";
            for (String line : Files.readAllLines(Path.of("src/test/resources/habits/snippets.txt"))) {
                int divider = line.lastIndexOf(" =>");
                if (line.matches("\\[[a-z_]+]")) {
                    place = line.substring(1, line.length() - 1);
                } else if (divider > 0 && !line.startsWith("# ")) {
                    snippets.add(new Snippet(
                            place,
                            line.substring(0, divider),
                            line.substring(divider + 3).strip()));
                }
            }
            return snippets;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What is said of a snippet at its place, found once. */
    private static List<Diagnostic> errors(Snippet snippet) {
        return FOUND.computeIfAbsent(snippet, s -> errors(s.with(s.text())));
    }

    private static List<Diagnostic> errors(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("model.mlp", text), diagnostics);
        if (diagnostics.errors() == 0) {
            Checker.check(STANDARD, List.of(file), diagnostics);
        }
        return diagnostics.all().stream()
                .filter(d -> d.code().severity() == Severity.ERROR)
                .toList();
    }

    @Test
    void eachIsOneErrorWithTheRightWords() {
        List<String> wrong = new ArrayList<>();
        List<Snippet> snippets = snippets();
        for (Snippet snippet : snippets) {
            List<Diagnostic> found = errors(snippet);
            String said = found.size() == 1
                    ? found.get(0).message() + "\n" + found.get(0).help().orElse("")
                    : "";
            if (found.size() != 1 || !said.contains(snippet.words())) {
                wrong.add(snippet + "\n" + Renderer.render(found, false));
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(snippets.size() > 500, () -> "only " + snippets.size());
    }

    @Test
    void withTheLineThatIsAdvisedTheNetworkIsValid() {
        List<String> wrong = new ArrayList<>();
        int advised = 0;
        for (Snippet snippet : snippets()) {
            Optional<String> mended = errors(snippet).stream()
                    .findFirst()
                    .flatMap(Diagnostic::help)
                    .flatMap(help -> mended(snippet, help));
            advised += mended.isPresent() ? 1 : 0;
            List<Diagnostic> left = mended.map(SnippetsTest::errors).orElse(List.of());
            if (!left.isEmpty()) {
                wrong.add(snippet + "\n" + mended.get() + Renderer.render(left, false));
            }
        }
        assertEquals("", String.join("\n", wrong));
        int least = advised;
        assertTrue(advised > 250, () -> "only " + least + " lines to write");
    }

    private static Optional<String> mended(Snippet snippet, String help) {
        Matcher advice = ADVICE.matcher(help.replace("write a line such as", "write"));
        boolean part = snippet.place().equals("top") && !help.contains("inside");
        if (!advice.matches() || part || advice.group(1).matches("[a-z_]+ = .*")) {
            return Optional.empty();
        }
        String line = advice.group(1);
        String where = advice.group(2);
        if (where.contains("inside `train")) {
            return Optional.of(snippet.without("train", line));
        }
        if (where.contains("in the braces")) {
            return Optional.of(snippet.without("block", line));
        }
        if (where.contains("inside a network")) {
            return Optional.of(snippet.without("layer", line));
        }
        return where.contains("outside these braces")
                ? Optional.of(snippet.without("network", line))
                : where.isEmpty() || where.startsWith(", without") ? Optional.of(snippet.with(line)) : Optional.empty();
    }

    /** The same line elsewhere: in one line with the rest, behind a comment, twice. */
    @Tag("sampled")
    @ParameterizedTest
    @ValueSource(strings = {"/* note */ %s", "%s // note", "%s /* a\n b */"})
    void commentsChangeNothing(String form) {
        List<String> wrong = new ArrayList<>();
        List<Snippet> all = snippets();
        for (int i = 0; i < all.size(); i++) {
            if (!Sample.takes(i + form.length(), 4)) {
                continue;
            }
            Snippet snippet = all.get(i);
            List<String> plain = helps(errors(snippet));
            List<String> noted = helps(errors(snippet.with(form.replace("%s", snippet.text()))));
            boolean comment = snippet.text().contains("#");
            if (!comment && !plain.equals(noted)) {
                wrong.add(snippet + "\n" + plain + "\n" + noted);
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static List<String> helps(List<Diagnostic> found) {
        return found.stream().map(d -> d.message() + ": " + d.help().orElse("")).toList();
    }
}
