package org.mlpc.compiler.codegen.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.generated.InMemory;

/** Text reaches Java by one way, and arrives as it was. */
class SafeTextTest {
    private static final Path CODEGEN = Path.of("src/main/java/org/mlpc/compiler/codegen");

    /** What reads Java. */
    private static final Set<String> READERS = Set.of("LayoutPass.java", "LineBreaks.java", "Lexemes.java");

    private static final Set<String> COMMENTS = Set.of("addJavadoc", "addComment", "addFileComment");

    /** What makes doc comments of safe parts, or hands over one that was made. */
    private static final Set<String> SAFE = Set.of("SafeText.doc", "SafeText.comment", "ClassDoc.of", "javadoc");

    @Test
    void aLiteralIsTheTextAsItWas() throws ReflectiveOperationException {
        String[] texts = IntStream.range(0, 260)
                .mapToObj(k -> IntStream.range(256 * k, 256 * k + 256)
                        .filter(Character::isValidCodePoint)
                        .mapToObj(c -> Character.toString(c)
                                + List.of("1", "\\u", "\\", "u", "\\\\u").get(c % 5))
                        .collect(Collectors.joining()))
                .toArray(String[]::new);
        String fields = IntStream.range(0, texts.length)
                .mapToObj(k -> SafeText.literal(texts[k]).toString())
                .collect(Collectors.joining(",\n"));
        String java = "public class Texts { public static final String[] ALL = {\n" + fields + "}; }";
        Class<?> made = InMemory.compile(Map.of("Texts", java)).loadClass("Texts");
        assertArrayEquals(texts, (String[]) made.getField("ALL").get(null));
    }

    @Test
    void whatIsNotShownIsNamed() {
        assertEquals(
                "a U+000B b \\\\u000B ∂ é U+0085 U+FEFF U+D800 U+202E",
                SafeText.comment("a \u000b b \\u000B ∂ é \u0085 \ufeff \ud800 \u202e"));
        String doc = SafeText.doc("{@link $T} $L", String.class, "*/ <b> {@code &} */")
                .toString();
        assertEquals("{@link java.lang.String} *&#47; &lt;b&gt; {&#64;code &amp;} *&#47;", doc);
    }

    @Test
    void everyOddCharacterIsHidden() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            int type = Character.getType(c);
            boolean odd = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SPACE_SEPARATOR && c != ' '
                    || type == Character.SURROGATE
                    || type == Character.PRIVATE_USE;
            assertFalse(odd && Printable.shown(c), "U+" + Integer.toHexString(c));
        }
        "aZ09 ~!é∂Σ²½ᵀ·→日本語\u0301".codePoints().forEach(c -> assertTrue(Printable.shown(c)));
    }

    /** Comments and literals of the emitters' own are constants; all other text passes through {@link SafeText}. */
    @Test
    void noEmitterSpellsTextByItself() throws IOException {
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files =
                        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
                Stream<Path> paths = Files.walk(CODEGEN)) {
            List<Path> emitters = paths.filter(p -> p.toString().endsWith(".java"))
                    .filter(p -> !p.endsWith("SafeText.java"))
                    .toList();
            assertTrue(emitters.size() > 50);
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjectsFromPaths(emitters);
            JavacTask task =
                    (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, files, null, null, null, sources);
            task.parse()
                    .forEach(unit -> new Emitters(found, unit.getSourceFile().getName()).scan(unit, null));
        }
        assertEquals(List.of(), found);
    }

    private static final class Emitters extends TreeScanner<Void, Void> {
        private final List<String> found;
        private final String file;

        Emitters(List<String> found, String file) {
            this.found = found;
            this.file = file;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
            if (literal.getValue() instanceof String text) {
                // an emitter that builds a literal or a comment out of pieces has one of these
                boolean opens = text.contains("$S")
                        || text.chars().filter(c -> c == '"').count() % 2 == 1
                        || text.equals("// ") && !file.endsWith("Code.java")
                        || text.contains("/*");
                if (opens && !READERS.contains(Path.of(file).getFileName().toString())) {
                    found.add(file + ": " + literal);
                }
            }
            return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && COMMENTS.contains(select.getIdentifier().toString())) {
                for (ExpressionTree argument : call.getArguments()) {
                    if (!safe(argument)) {
                        found.add(file + ": " + select.getIdentifier() + "(" + argument + ")");
                    }
                }
            }
            return super.visitMethodInvocation(call, unused);
        }

        private static boolean safe(ExpressionTree argument) {
            if (argument instanceof LiteralTree) {
                return true;
            }
            if (!(argument instanceof MethodInvocationTree call)) {
                return false;
            }
            String name = call.getMethodSelect().toString();
            return SAFE.contains(name) || name.endsWith(".javadoc");
        }
    }
}
