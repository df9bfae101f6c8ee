package org.mlpc.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.check.definition.Activations;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.compiler.check.range.SampledActivation;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Parameter;
import org.mlpc.compiler.syntax.Use;

/** What the lints make of the standard library. */
class StandardLintsTest {
    private static final Diagnostics DIAGNOSTICS = new Diagnostics();
    private static final List<ModelFile> FILES = StandardLibrary.files().stream()
            .map(file -> Parser.parse(file, DIAGNOSTICS))
            .toList();
    private static final Activations ACTIVATIONS =
            new Activations(new Library(new StandardDefinitions(Parser::parse), List.of(), DIAGNOSTICS), DIAGNOSTICS);

    private static <D extends Declaration> List<D> all(Class<D> type) {
        return FILES.stream()
                .flatMap(file -> file.declarations().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The activations whose curve has a property, of those that need no argument. */
    private static Set<String> activations(Predicate<SampledActivation> property) {
        Set<String> names = new TreeSet<>();
        for (Declaration.Activation declaration : all(Declaration.Activation.class)) {
            boolean whole =
                    declaration.parameters().stream().map(Parameter::value).allMatch(value -> value.isPresent());
            if (whole) {
                Use use = new Use(declaration.name().span(), declaration.name(), List.of());
                Activation activation = ACTIVATIONS.use(use).orElseThrow();
                SampledActivation.of(activation).filter(property).ifPresent(curve -> names.add(activation.name()));
            }
        }
        return names;
    }

    /** Of each shape some that are known; a definition that is new is left to the sampling itself. */
    private static final Set<String> STRAIGHT = Set.of("identity", "linear");

    private static final Set<String> SIGMOIDAL =
            Set.of("hard_sigmoid", "hard_tanh", "sigmoid", "smht", "softsign", "tanh");
    private static final Set<String> RECTIFYING = Set.of("leaky_relu", "prelu", "relu", "relu6", "rrelu");
    private static final Set<String> NONE = Set.of("elu", "gelu", "selu", "softplus", "swish", "mish");

    private static void assertShape(Set<String> known, Predicate<SampledActivation> property) {
        Set<String> found = activations(property);
        assertTrue(found.containsAll(known), () -> known + " in " + found);
        Set<String> others = new TreeSet<>(NONE);
        Stream.of(STRAIGHT, SIGMOIDAL, RECTIFYING).filter(s -> s != known).forEach(others::addAll);
        others.retainAll(found);
        assertEquals(Set.of(), others);
    }

    @Test
    void straightLinesAreFound() {
        assertShape(STRAIGHT, SampledActivation::straight);
    }

    @Test
    void sigmoidalCurvesAreThoseOfTanhAndSigmoid() {
        assertShape(SIGMOIDAL, SampledActivation::sigmoidal);
    }

    @Test
    void rectifyingCurvesAreThoseThatHaveTheirOwnInitializer() {
        assertShape(RECTIFYING, SampledActivation::rectifying);
    }

    @Test
    void everyStandardOptimizerHasABoundAboveItsDefault() {
        for (Declaration.Optimizer optimizer : all(Declaration.Optimizer.class)) {
            for (Parameter parameter : optimizer.parameters()) {
                if (parameter.name().text().equals("learning_rate")) {
                    List<String> bounds = optimizer.expects().stream()
                            .map(condition -> condition.span().text())
                            .filter(text -> text.startsWith("learning_rate <= "))
                            .toList();
                    assertEquals(1, bounds.size(), () -> "no bound for " + optimizer.name());
                    double bound = Double.parseDouble(bounds.get(0).substring("learning_rate <= ".length()));
                    String usual = parameter.value().orElseThrow().span().text();
                    assertTrue(Double.parseDouble(usual) <= bound / 10, () -> optimizer.name() + ": " + usual);
                }
            }
        }
    }
}
