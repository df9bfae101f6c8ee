package org.mlpc.compiler.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;

/**
 * Whatever stands in a model's texts, the Java does the same: every character below U+3000, all that separate, format or
 * are no characters, and ways out of comments and strings, through every way in, against a harmless text in their place.
 */
@Tag("sampled")
class UntrustedTextTest {
    /** Characters of one text. */
    private static final int LENGTH = 24;

    private static final List<String> ATTACKS = List.of(
            "*/ static { boom(); } /*",
            "\\u000a static { boom(); } //",
            "\\\\u000a static { boom(); } //",
            "\\u002a\\u002f static { boom(); } /*",
            "\\uuu000d boom(); //",
            "\\u0022 + boom() + \\u0022",
            "\\",
            "\\\\\\",
            "$S $T $L $$ $Z $W $> $[",
            "{@link java.lang.String} @param <script>alert(1)</script> &quot;",
            "'; boom(); //",
            "/** /* // <p>",
            "\u000b try { boom(); } finally { } //",
            "\u0085 boom(); \u2028 boom(); \u2029 boom();");

    @TempDir
    private Path folder;

    /** What cannot stand between quotes in a model. */
    private static boolean quotable(int c) {
        return c != '"' && c != '\r' && c != '\n';
    }

    private static List<Integer> characters() {
        return IntStream.concat(
                        IntStream.range(0, 0x3000),
                        IntStream.rangeClosed(0x3000, Character.MAX_CODE_POINT).filter(UntrustedTextTest::odd))
                .boxed()
                .toList();
    }

    private static boolean odd(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE -> c % 64 == 0;
            case Character.PRIVATE_USE, Character.UNASSIGNED -> (c & 0xFFFF) >= 0xFFFE;
            default -> false;
        };
    }

    /** Texts that hold all characters, each between letters, and then the attacks. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int c : characters()) {
            if (quotable(c)) {
                text.append('x').appendCodePoint(c);
            }
            if (text.length() > 2 * LENGTH) {
                texts.add(text.append('x').toString());
                text = new StringBuilder();
            }
        }
        texts.add(text.append('x').toString());
        List<String> run = new ArrayList<>(Sample.of(texts, 17));
        run.addAll(ATTACKS);
        return run;
    }

    /** The same with a space for all that a Java name does not take over. */
    private static String harmless(String text) {
        StringBuilder plain = new StringBuilder();
        text.chars().map(c -> c < 128 && Character.isLetterOrDigit(c) ? c : ' ').forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    private static String quoted(String kind, int number, String text) {
        return '"' + kind + number + " " + text + '"';
    }

    /** Features that are numbers, transformed and categories, so that every name and label stands in a comment. */
    private static String inputs(List<String> texts) {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String name = quoted("f", i, texts.get(i));
            features.add(
                    i % 3 == 0
                            ? name + ": " + quoted("l", i, texts.get(i)) + " | " + quoted("k", i, texts.get(i))
                            : name + (i % 3 == 1 ? ": log1p" : ""));
        }
        return "input " + String.join(", ", features) + "\n";
    }

    private static String list(String kind, String between, List<String> texts) {
        return String.join(
                between,
                IntStream.range(0, texts.size())
                        .mapToObj(i -> quoted(kind, i, texts.get(i)))
                        .toList());
    }

    /** Without the ends of comments. */
    private static String inComment(List<String> texts) {
        return String.join(" ", texts).replace("*/", "* /");
    }

    private static String model(List<String> texts, int part) {
        String first = texts.get(0);
        String block = "/* " + inComment(texts) + " */";
        String line = "// " + inComment(texts).replace('\n', ' ').replace('\r', ' ') + "\n";
        return "/** " + inComment(texts) + " \" */\nnetwork Labels" + part + " {\n" + inputs(texts)
                + "scale standardize\ndense hidden 3 leaky_relu(alpha " + block + " = 0.2 " + line
                + ") { init normal(0 "
                + block + ", 0.1 " + line + ") bias init constant(" + line + "0.5" + block + ") }\n"
                + "dense output " + texts.size() + " softmax\ntarget " + quoted("t", part, first) + ": "
                + list("c", " | ", texts) + "\nloss 1 * " + block + "cross_entropy\n"
                + "metrics top_k_accuracy(" + block + "k = 2" + line + ")\noptimizer sgd(learning_rate = " + block
                + " exponential(0.1, " + line + "steps = 5, factor = 0.5))\n" + "train { data "
                + quoted("d", part, first) + " validation " + quoted("v", part, first) + " }\n}\n"
                + "network Columns" + part + " {\n" + "input " + list("f", ", ", texts) + "\nscale " + block + "1 / "
                + line + "255\ndense " + texts.size() + " identity\ntarget " + list("t", ", ", texts)
                + "\nloss mean_squared_error\n}\n";
    }

    private static Map<String, String> sources(List<SourceFile> files, CodeTarget target, boolean apart) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (SourceFile file : files) {
            Options options = new Options(f -> Optional.of("some.place"), "0.1.0", target, apart);
            Compilation compiled = Compiler.compile(List.of(file), options);
            assertTrue(compiled.succeeded(), () -> Renderer.render(compiled.diagnostics(), false));
            for (Compilation.GeneratedClass generated : compiled.classes()) {
                sources.put(generated.qualifiedName(), generated.source());
                generated.vectors().ifPresent(v -> sources.put(v.qualifiedName(), v.source()));
            }
        }
        return sources;
    }

    /** Models whose texts and file names hold everything, or harmless texts in their place. */
    private static List<SourceFile> models(boolean harmless) {
        List<String> texts = texts();
        List<SourceFile> files = new ArrayList<>();
        int models = Sample.count(12, 3);
        int each = (texts.size() + models - 1) / models;
        for (int m = 0; m < models; m++) {
            List<String> part = texts.subList(m * each, Math.min(texts.size(), (m + 1) * each));
            // a line end in a file's name ends nothing, and a line of Java in it runs nothing
            String name = String.join("", part).replace('/', '-').replace('\\', '-')
                    + "\n boom(); \r boom(); \" boom(); .mlp";
            files.add(
                    harmless
                            ? new SourceFile(
                                    "model.mlp",
                                    model(
                                            part.stream()
                                                    .map(UntrustedTextTest::harmless)
                                                    .toList(),
                                            m))
                            : new SourceFile(name, model(part, m)));
        }
        return files;
    }

    @Test
    void noTextOfAUserChangesWhatTheJavaDoes() throws IOException {
        Map<String, String> hostile = sources(models(false), CodeTarget.JAVA, false);
        Map<String, String> harmless = sources(models(true), CodeTarget.JAVA, false);
        hostile.values().forEach(UntrustedTextTest::requirePlain);
        requireSame(InMemory.compile(harmless), InMemory.compile(hostile));
    }

    @Test
    void norByVectorsInOneClassOrApart() throws IOException {
        for (boolean apart : List.of(false, true)) {
            List<SourceFile> few = models(false).subList(0, 2);
            Map<String, String> hostile = sources(few, CodeTarget.VECTOR, apart);
            Map<String, String> harmless = sources(models(true).subList(0, 2), CodeTarget.VECTOR, apart);
            hostile.values().forEach(UntrustedTextTest::requirePlain);
            requireSame(InMemory.compileVectors(harmless), InMemory.compileVectors(hostile));
        }
    }

    private void requireSame(InMemory expected, InMemory actual) throws IOException {
        Map<String, String> hostile = Bytecode.of(actual, folder);
        Map<String, String> harmless = Bytecode.of(expected, folder);
        assertEquals(harmless.keySet(), hostile.keySet());
        harmless.forEach((name, code) -> assertEquals(code, hostile.get(name), name));
    }

    /** Nothing that ends a line for any tool, hides or reorders text. */
    private static void requirePlain(String java) {
        java.codePoints().filter(c -> c != '\n' && c != ' ').forEach(c -> {
            boolean shown = !odd(c) && Character.getType(c) != Character.SURROGATE;
            assertTrue(shown, () -> String.format("U+%04X is in the Java", c));
        });
    }
}
