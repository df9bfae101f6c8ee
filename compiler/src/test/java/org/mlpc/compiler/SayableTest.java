package org.mlpc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.LayerSetting;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.TrainSetting;

/** Everything that the language must be able to say is said in a fixture that becomes Java. */
class SayableTest {
    private static final Path LIST = Path.of("src/test/resources/sayable.txt");
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

    /**
     * An entry of the list.
     *
     * @param words of the page of the language
     * @param snippet that says it, with single spaces
     * @param fixtures where it stands
     */
    private record Say(String words, String snippet, List<String> fixtures) {
        @Override
        public String toString() {
            return words + ": " + snippet;
        }
    }

    static List<Say> sayable() throws IOException {
        List<Say> all = new ArrayList<>();
        String[] lines = Files.readString(LIST).split("\n");
        for (int i = 2; i < lines.length; i++) {
            if (lines[i].startsWith("= ")) {
                assertTrue(lines[i - 1].startsWith("> ") && !lines[i - 2].isBlank(), lines[i]);
                all.add(new Say(
                        lines[i - 2],
                        lines[i - 1].substring(2),
                        List.of(lines[i].substring(2).split(" "))));
            }
        }
        assertTrue(all.size() > 100, () -> all.size() + " entries");
        return all;
    }

    @ParameterizedTest
    @MethodSource("sayable")
    void aFixtureSaysIt(Say say) throws IOException {
        for (String fixture : say.fixtures()) {
            Path folder = FIXTURES.resolve(fixture);
            String text = Files.readString(folder.resolve("model.mlp"))
                    .replaceAll("(?s)/\\*.*?\\*/", " ")
                    .replaceAll("//.*", " ")
                    .replaceAll("\\s+", " ");
            assertTrue(text.contains(say.snippet()), () -> fixture + " does not say `" + say.snippet() + "`");
            assertTrue(Fixtures.compile(folder).succeeded(), () -> fixture + " is no sound model");
        }
    }

    @Test
    void filesGivenTogetherSeeEachOthersDeclarations() {
        SourceFile first =
                new SourceFile("first.mlp", "activation own(z) = z ^ 2\nloss far(y[], t[]) = sum((y - t) ^ 4)");
        SourceFile second = new SourceFile("second.mlp", "network Net { input 1  dense 2 own  loss far }");
        for (List<SourceFile> files : List.of(List.of(first, second), List.of(second, first))) {
            Compilation compilation = Compiler.compile(files, new Options(Optional.empty(), "0.1.0"));
            assertTrue(compilation.succeeded());
            assertEquals(1, compilation.classes().size());
        }
    }

    /** The syntax tree knows all that can be written: every kind of node must occur, and every operator and function. */
    @Test
    void everyKindOfNodeOccursInASoundFixture() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path folder : Fixtures.folders()) {
            if (Fixtures.compile(folder).succeeded()) {
                String text = Files.readString(folder.resolve("model.mlp"));
                ModelFile file = Parser.parse(new SourceFile("model.mlp", text), new Diagnostics());
                walk(file, found);
            }
        }
        Set<String> expected = new TreeSet<>();
        for (Class<?> kind : List.of(
                Declaration.class,
                Declaration.Statement.class,
                Part.class,
                LayerSetting.class,
                TrainSetting.class,
                Term.class)) {
            Stream.of(kind.getPermittedSubclasses()).map(SayableTest::name).forEach(expected::add);
        }
        Stream.of(Term.BinaryOperator.values()).map(SayableTest::name).forEach(expected::add);
        Stream.of(Term.UnaryOperator.values()).map(SayableTest::name).forEach(expected::add);
        Stream.of(Parameter.Kind.values()).map(SayableTest::name).forEach(expected::add);
        Stream.of(Declaration.Kind.values()).map(SayableTest::name).forEach(expected::add);
        expected.removeAll(found);
        assertEquals(Set.of(), expected, "in no sound fixture");
    }

    @Test
    void everyFunctionIsCalledInASoundFixture() throws IOException {
        StringBuilder called = new StringBuilder();
        for (Say say : sayable()) {
            called.append(' ').append(say.snippet());
        }
        for (String function :
                ("exp log log1p expm1 sqrt abs sign floor erf sin cos tanh sigmoid softplus pow min max sum"
                                + " mean log_sum_exp")
                        .split(" ")) {
            assertTrue(called.toString().matches(".*\\b" + function + "\\(.*"), function);
        }
    }

    private static String name(Class<?> node) {
        return node.getEnclosingClass().getSimpleName() + "." + node.getSimpleName();
    }

    private static String name(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant;
    }

    private static void walk(Object node, Set<String> found) {
        if (node instanceof Collection<?> nodes) {
            nodes.forEach(n -> walk(n, found));
        } else if (node instanceof Optional<?> optional) {
            optional.ifPresent(n -> walk(n, found));
        } else if (node instanceof Enum<?> constant) {
            found.add(name(constant));
        } else if (node instanceof Record record && !(node instanceof Span) && !(node instanceof SourceFile)) {
            if (node.getClass().getEnclosingClass() != null) {
                found.add(name(node.getClass()));
            }
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    walk(component.getAccessor().invoke(record), found);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
