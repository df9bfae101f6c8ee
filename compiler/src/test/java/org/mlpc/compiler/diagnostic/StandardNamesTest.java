package org.mlpc.compiler.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.compiler.diagnostic.Habits.Kind;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.Parameter;

/** What advice knows of the standard library is what the parser reads there. */
class StandardNamesTest {
    @ParameterizedTest
    @EnumSource(names = {"ACTIVATION", "LOSS", "OPTIMIZER", "SCHEDULE", "INITIALIZER"})
    void areThoseOfTheDefinitions(Kind kind) {
        Map<String, List<String>> defined = new LinkedHashMap<>();
        StandardLibrary.files().stream()
                .flatMap(file -> Parser.parse(file, new Diagnostics()).declarations().stream())
                .filter(declaration -> word(declaration).equals(kind.name()))
                .forEach(declaration -> defined.put(declaration.name().text(), parameters(declaration)));
        assertTrue(defined.size() > 3, defined::toString);
        Map<String, List<String>> known = new LinkedHashMap<>(StandardNames.of(kind));
        Library.Kind same = Library.Kind.valueOf(kind.name());
        known.keySet().removeIf(name -> Library.builtIn(same, name));
        assertEquals(defined, known);
    }

    private static String word(Declaration declaration) {
        return declaration instanceof Declaration.Alias alias
                ? alias.kind().name()
                : declaration.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private static List<String> parameters(Declaration declaration) {
        List<Parameter> all = declaration instanceof Declaration.Activation activation
                ? activation.parameters()
                : declaration instanceof Declaration.Loss loss
                        ? loss.parameters()
                        : declaration instanceof Declaration.Optimizer optimizer
                                ? optimizer.parameters()
                                : declaration instanceof Declaration.Schedule schedule
                                        ? schedule.parameters()
                                        : declaration instanceof Declaration.Initializer initializer
                                                ? initializer.parameters()
                                                : List.of();
        return all.stream()
                .filter(parameter -> parameter.kind() != Parameter.Kind.DRAWN)
                .map(parameter -> parameter.name().text())
                .toList();
    }
}
