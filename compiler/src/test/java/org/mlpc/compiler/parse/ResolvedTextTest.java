package org.mlpc.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Resolved;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Printer;

/** What is printed says what was read, of damaged texts too, and whatever names and labels there are. */
@Tag("sampled")
class ResolvedTextTest {
    private static final int LONG = 6_000;

    private static ModelFile read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("model.mlp", text), diagnostics);
        return diagnostics.errors() == 0 ? file : null;
    }

    /** What was written, without its places. */
    private static String meaning(Object written) {
        if (written instanceof Span || written instanceof SourceFile) {
            return "";
        }
        if (written instanceof Record) {
            return Stream.of(written.getClass().getRecordComponents())
                    .map(component -> meaning(value(written, component)))
                    .collect(Collectors.joining(", ", written.getClass().getSimpleName() + "(", ")"));
        }
        if (written instanceof List<?> list) {
            return list.stream().map(ResolvedTextTest::meaning).toList().toString();
        }
        return written instanceof Optional<?> optional
                ? optional.map(ResolvedTextTest::meaning).toString()
                : written.toString();
    }

    private static Object value(Object owner, RecordComponent component) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** What is printed reads as what was printed, and prints as itself; whether the text could be read. */
    private static boolean printsAgain(String text) {
        ModelFile file = read(text);
        if (file == null) {
            return false;
        }
        String printed = Printer.print(file);
        ModelFile again = read(printed.isEmpty() ? " " : printed);
        if (file.declarations().isEmpty()) {
            return true;
        }
        assertTrue(again != null, () -> "cannot be read any more\n" + text + "\n---\n" + printed);
        assertEquals(meaning(file), meaning(again), text);
        assertEquals(printed, Printer.print(again), text);
        return true;
    }

    private static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>();
        Corpus.files().forEach(file -> seeds.add(file.text()));
        try (Stream<Path> paths = Files.walk(Path.of("src/test/resources"))) {
            for (Path path : paths.filter(p -> p.endsWith("model.mlp")).sorted().toList()) {
                seeds.add(Files.readString(path));
            }
        }
        seeds.removeIf(text -> text.isEmpty() || text.length() > LONG);
        return seeds;
    }

    private static void damage(int texts, int seed) throws IOException {
        List<String> seeds = seeds();
        List<String> words = Mutation.words(seeds);
        List<String> sound = seeds.stream().filter(Attempt::sound).toList();
        Random random = new Random(seed);
        int printed = 0;
        int same = 0;
        for (int i = 0; i < texts; i++) {
            List<String> from = i % 2 == 0 ? sound : seeds;
            String text = Mutation.slight(from.get(random.nextInt(from.size())), words, random);
            if (printsAgain(text)) {
                printed++;
                if (i % 4 == 0 && Attempt.sound(text)) {
                    Resolved.requireSame(List.of(new SourceFile("model.mlp", text)));
                    same++;
                }
            }
        }
        int read = printed;
        int compiled = same;
        assertTrue(read > texts / 6, () -> read + " could be read");
        assertTrue(compiled > texts / 40, () -> compiled + " compared");
    }

    @Test
    void damagedTextIsPrintedAsItWasMeant() throws IOException {
        damage(Sample.count(600, 6), 1);
    }

    @Tag("exhaustive")
    @Test
    void muchMoreDamagedTextIsPrintedAsItWasMeant() throws IOException {
        for (int seed = 2; seed < 40; seed++) {
            damage(1_000, seed);
        }
    }

    @Test
    void everyTextOfTheProjectIsPrintedAsItWasMeant() throws IOException {
        int read = 0;
        for (String seed : seeds()) {
            read += printsAgain(seed) ? 1 : 0;
        }
        assertTrue(read > 60, read + " could be read");
    }

    /** Texts that a name or a label may have: words of the language, numbers, signs, blanks, other scripts. */
    private static final List<String> ODD = List.of(
            "3",
            "007",
            "3.5",
            "1e5",
            "-1",
            "2x",
            "a b",
            " a",
            "a ",
            " ",
            "network",
            "loss",
            "if",
            "pi",
            "not",
            "train",
            "relu",
            "log1p",
            "state",
            "learn",
            "batch",
            "full",
            "none",
            "standardize",
            "sigmoid",
            "W1",
            "x",
            "_",
            "__x",
            "a,b",
            "a|b",
            "a:b",
            "a(b)",
            "a = b",
            "a;b",
            "{",
            "}",
            "[]",
            "// a",
            "/* a",
            "*/",
            "a\\nb",
            "\\",
            "\\u000a",
            "it's",
            "%",
            "100%",
            "é",
            "Größe",
            "名前",
            "🌸",
            "a\u00a0b",
            "a\u200db",
            "a\tb",
            "NaN",
            "Infinity",
            "true");

    /** Models with a place for a text. */
    private static final List<String> PLACES = List.of(
            "network N { input %s scale none dense 1 tanh loss mse }",
            "network N { input first, %s: log1p, last scale none dense 1 tanh loss mse }",
            "network N { input first, %s: a | b scale none dense 1 tanh loss mse }",
            "network N { input f: one | %s | two scale none dense 1 tanh loss mse }",
            "network N { input f: %s | one, g scale none dense 1 tanh loss mse }",
            "network N { input 2 dense 1 tanh target %s loss mse }",
            "network N { input 2 dense 2 tanh target first, %s loss mse }",
            "network N { input 2 dense 3 softmax target %s: no | yes | perhaps loss cross_entropy }",
            "network N { input 2 dense 3 softmax target t: no | %s | perhaps loss cross_entropy }",
            "network N { input 2 dense 1 sigmoid target t: no | %s loss binary_cross_entropy }",
            "network N { input 2 dense 1 tanh loss mse train { data %s validation %s } }");

    @Test
    void everyNameAndLabelKeepsItsQuotesWhereItNeedsThem() {
        int same = 0;
        for (int place = 0; place < PLACES.size(); place++) {
            for (int odd = 0; odd < ODD.size(); odd++) {
                if (!Sample.takes(odd + place, 12)) {
                    continue;
                }
                String text = PLACES.get(place).replace("%s", "\"" + ODD.get(odd) + "\"");
                assertTrue(printsAgain(text), text);
                // every text in some places becomes Java, and in every place some
                if ((odd + place) % 5 == 0 && Attempt.sound(text)) {
                    Resolved.requireSame(List.of(new SourceFile("model.mlp", text)));
                    same++;
                }
            }
        }
        int compiled = same;
        assertTrue(compiled > Sample.count(PLACES.size() * ODD.size(), 12) / 7, () -> compiled + " compared");
    }

    @Test
    void everyContextualWordNamesWhateverMayHaveAName() {
        for (String word : Sample.of(
                List.of("state", "scalar", "learn", "pieces", "value", "gradient", "batch", "on", "none", "l1"), 3)) {
            String text = "activation " + word + "(z; " + word + "x = 1) = " + word + "x * z\n"
                    + "activation learning(z; learn learn = 0.1) = if z > 0 then z else learn * z\n"
                    + "loss " + word + "(y[], t[]; " + word + " = 2) = sum((y - t) ^ 2) / " + word + "\n"
                    + "schedule " + word + "(" + word + ") = " + word + " / (step + 1)\n"
                    + "initializer " + word + "(" + word + "x = 1) = " + word + "x\n"
                    + "network N { input 2 dense " + word + " 3 " + word + " { init " + word + "(2) } dense 1 learning "
                    + "loss 2 * " + word + "(" + word + " = 3) optimizer sgd(" + word + "(0.1)) }";
            assertTrue(printsAgain(text), text);
            Resolved.requireSame(List.of(new SourceFile("model.mlp", text)));
        }
    }
}
