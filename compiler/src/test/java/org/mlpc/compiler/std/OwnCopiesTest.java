package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.Compilation;
import org.mlpc.compiler.Compiler;
import org.mlpc.compiler.Options;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.schedule.CodeTarget;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;

/**
 * A user's definition is treated as a built-in one: whoever copies a definition of the standard library under a name of
 * his own gets the same Java, but for the name.
 */
@Tag("thorough")
class OwnCopiesTest {
    static Stream<Declaration> definitions() {
        return Stream.of(
                        Declaration.Activation.class,
                        Declaration.Loss.class,
                        Declaration.Optimizer.class,
                        Declaration.Schedule.class,
                        Declaration.Initializer.class)
                .flatMap(kind -> Definitions.of(kind).stream());
    }

    /** Networks that use a definition by a name. */
    private static List<String> networks(Declaration definition, String name) {
        String use = Definitions.use(definition).replaceFirst(definition.name().text(), name);
        List<String> networks = new ArrayList<>();
        for (int units : new int[] {3, 140}) {
            if (definition instanceof Declaration.Activation) {
                // the start that is chosen when none is written goes by the name
                networks.add(network(units, use + " { init he_normal }", "identity", "mse", "adam"));
                networks.add(network(3, "tanh", use + " { init he_normal }", "half_squared_error", "adam"));
            } else if (definition instanceof Declaration.Loss loss) {
                String last = loss.after().isEmpty()
                        ? "sigmoid"
                        : loss.after().get(0).activation().text();
                networks.add(network(units, "tanh", last, use, "adam"));
                networks.add(network(units, "tanh", "identity", use, "adam"));
                networks.add(network(units, "tanh", "hard_sigmoid", "mse + 0.5 * " + use, "adam"));
            } else if (definition instanceof Declaration.Optimizer) {
                networks.add(network(units, "tanh", "identity", "mse", use));
            } else if (definition instanceof Declaration.Schedule schedule) {
                networks.add(network(units, "tanh", "identity", "mse", "sgd(" + schedule(schedule, name) + ")"));
            } else {
                String start = name + (name.startsWith("constan") ? "(value = 0.1)" : "");
                networks.add(network(units, "tanh { init " + start + " }", "identity", "mse", "sgd"));
            }
        }
        return networks;
    }

    private static String schedule(Declaration.Schedule schedule, String name) {
        List<String> arguments = new ArrayList<>();
        schedule.parameters().stream()
                .filter(p -> p.value().isEmpty())
                .forEach(p -> arguments.add(p.name() + " = 0." + (arguments.size() + 5)));
        return name + "(" + String.join(", ", arguments) + ")";
    }

    private static String network(int units, String hidden, String last, String loss, String optimizer) {
        return "network Net { input 3  dense " + units + " " + hidden + "\ndense 3 " + last + "\nloss " + loss
                + "\noptimizer " + optimizer + " }\n";
    }

    private static List<String> java(String text, CodeTarget target) {
        Options options = new Options(Optional.empty(), "0.1.0", target);
        Compilation compilation = Compiler.compile(List.of(new SourceFile("model.mlp", text)), options);
        assertTrue(compilation.succeeded(), () -> Renderer.render(compilation.diagnostics(), false) + text);
        return compilation.classes().stream()
                .map(Compilation.GeneratedClass::source)
                .toList();
    }

    /** Several networks, each with its number in its name. */
    private static String together(List<String> networks) {
        StringBuilder text = new StringBuilder();
        for (String network : networks) {
            text.append(network.replaceFirst("Net", "Net" + text.length()));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void aCopyBecomesTheSameJava(Declaration definition) {
        String name = definition.name().text();
        // of the same length, so that lines break at the same places
        String own = name.substring(0, name.length() - 1) + "q";
        Span span = definition.span();
        String text = span.file().text().substring(span.start(), span.end());
        String copy = text.replaceFirst(" " + name + "\\b", " " + own);
        List<String> built = new ArrayList<>(networks(definition, name));
        List<String> owned = new ArrayList<>(networks(definition, own));
        for (int i = built.size() - 1; i >= 0; i--) {
            // not every loss takes the outputs of every activation
            if (!Models.valid(built.get(i))) {
                built.remove(i);
                owned.remove(i);
            }
        }
        assertTrue(built.size() >= 2, () -> "too few networks with " + name);
        for (CodeTarget target : CodeTarget.values()) {
            List<String> expected = java(together(built), target);
            List<String> found = java(together(owned) + copy, target);
            for (int i = 0; i < expected.size(); i++) {
                // a built-in function is not explained by itself
                String java = found.get(i).replace(own, name).replaceAll("(\\w+\\(\\w+\\)) = \\1", "$1");
                assertEquals(expected.get(i), java, built.get(i));
            }
        }
    }
}
