package org.mlpc.compiler.check.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.random.Agreement;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Parameter;

/** The standard library is right, said, and computed as it is defined. */
class StandardLibraryTest {
    private static final Diagnostics DIAGNOSTICS = new Diagnostics();
    private static final List<ModelFile> FILES = StandardLibrary.files().stream()
            .map(file -> Parser.parse(file, DIAGNOSTICS))
            .toList();

    private static Stream<Declaration> declarations() {
        return FILES.stream().flatMap(file -> file.declarations().stream());
    }

    @Test
    void nothingIsWrongWithIt() {
        Checker.checkStandard(FILES, DIAGNOSTICS);
        assertEquals("", Renderer.render(DIAGNOSTICS.all(), false));
        assertTrue(declarations().count() > 20);
    }

    @Test
    void readingOneDefinitionGivesTheSameAsReadingTheWholeFile() {
        StandardDefinitions definitions = new StandardDefinitions(Parser::parse);
        Map<Library.Kind, List<String>> names = new EnumMap<>(Library.Kind.class);
        declarations().forEach(d -> {
            Library.Kind kind = Library.kind(d);
            names.computeIfAbsent(kind, k -> new ArrayList<>()).add(d.name().text());
            assertEquals(Optional.of(d), definitions.find(kind, d.name().text()));
        });
        for (Library.Kind kind : Library.Kind.values()) {
            assertEquals(names.getOrDefault(kind, List.of()), List.copyOf(definitions.names(kind)));
        }
    }

    @Test
    void onlyTheDefinitionsThatAreReachedAreRead() {
        List<String> read = new ArrayList<>();
        StandardDefinitions definitions = new StandardDefinitions(span -> {
            ModelFile parsed = Parser.parse(span);
            parsed.declarations().forEach(d -> read.add(d.name().text()));
            return parsed;
        });
        String text = "network N { input 2  dense 2 swish  dense 1 sigmoid  loss binary_cross_entropy  optimizer sgd }";
        Checker.check(definitions, List.of(Parser.parse(new SourceFile("n.mlp", text), DIAGNOSTICS)), DIAGNOSTICS);
        assertEquals(
                List.of(
                        "binary_cross_entropy",
                        "constant",
                        "glorot_uniform",
                        "sgd",
                        "sigmoid",
                        "silu",
                        "softplus",
                        "swish",
                        "zeros"),
                read.stream().sorted().toList());
    }

    @Test
    void everyDefinitionSaysWhatItIs() {
        List<String> silent = declarations()
                .filter(d -> !(d instanceof Declaration.Alias))
                .filter(d -> d.doc().isEmpty())
                .map(d -> d.name().text())
                .toList();
        assertEquals(List.of(), silent);
    }

    static Stream<String> definitions() {
        return networks().keySet().stream();
    }

    /** Networks that use an activation, a loss or an optimizer, by its name. */
    private static Map<String, List<String>> networks() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        declarations().forEach(d -> {
            List<String> uses = new ArrayList<>();
            String name = d.name().text();
            if (d instanceof Declaration.Activation a) {
                boolean range = a.inputs().get(0).vector();
                String use = used(name, a.parameters());
                uses.add(layers(5, use, "identity", "half_squared_error", "sgd"));
                uses.add(layers(range ? 90 : 140, use, "identity", "half_squared_error", "sgd"));
                uses.add(layers(3, "tanh", use, "half_squared_error", "sgd"));
            } else if (d instanceof Declaration.Loss loss) {
                for (String last : List.of("sigmoid", "softmax", "log_softmax", "identity")) {
                    uses.add(layers(4, "tanh", last, used(name, loss.parameters()), "sgd"));
                }
            } else if (d instanceof Declaration.Optimizer o) {
                String use = used(name, o.parameters());
                uses.add(layers(4, "tanh", "identity", "half_squared_error", use));
                uses.add(layers(150, "tanh", "identity", "half_squared_error", use));
            }
            if (!uses.isEmpty()) {
                texts.put(d.getClass().getSimpleName() + " " + name, uses);
            }
        });
        return texts;
    }

    /** With an argument for every parameter that has no default. */
    private static String used(String name, List<Parameter> parameters) {
        List<String> needed = parameters.stream()
                .filter(p -> p.value().isEmpty())
                .map(p -> p.name().text() + " = 0.3")
                .toList();
        return needed.isEmpty() ? name : name + "(" + String.join(", ", needed) + ")";
    }

    private static String layers(int units, String hidden, String last, String loss, String optimizer) {
        return " { input 3  dense " + units + " " + hidden + "  dense 3 " + last + " { init normal(0, 0.1) }\nloss "
                + loss + "  optimizer " + optimizer + "  train { batch 4  precision ";
    }

    /** All classes, compiled in one call. */
    private static final class Compiled {
        private static final Map<String, List<Subject>> SUBJECTS = compile();

        private static Map<String, List<Subject>> compile() {
            List<String> texts = new ArrayList<>();
            Map<String, List<Integer>> places = new LinkedHashMap<>();
            networks().forEach((definition, uses) -> {
                int first = places.size() % uses.size(); // a sample has one use of each, of several kinds in all
                for (int i = 0; i < uses.size() && (Sample.whole() || !places.containsKey(definition)); i++) {
                    String use = uses.get((first + i) % uses.size());
                    String precision = texts.size() % 2 == 0 ? "float32" : "float64";
                    String text = "network Use" + texts.size() + use + precision + " } }";
                    if (Models.valid(text)) {
                        places.computeIfAbsent(definition, k -> new ArrayList<>())
                                .add(texts.size());
                        texts.add(text);
                    }
                }
            });
            List<Subject> all = Models.run(texts);
            Map<String, List<Subject>> subjects = new LinkedHashMap<>();
            places.forEach((definition, where) ->
                    subjects.put(definition, where.stream().map(all::get).toList()));
            return subjects;
        }
    }

    @Tag("sampled")
    @ParameterizedTest
    @MethodSource("definitions")
    void generatedCodeComputesWhatIsDefined(String definition) {
        List<Subject> subjects = Compiled.SUBJECTS.get(definition);
        assertTrue(subjects != null, "no network can use " + definition);
        subjects.forEach(subject -> Agreement.whole(subject, subject.calls()));
    }
}
