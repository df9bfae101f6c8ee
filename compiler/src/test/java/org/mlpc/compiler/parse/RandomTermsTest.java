package org.mlpc.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.source.Span;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Name;
import org.mlpc.compiler.syntax.Printer;
import org.mlpc.compiler.syntax.Term;
import org.mlpc.compiler.syntax.Use;

class RandomTermsTest {
    private static final Span NOWHERE = new SourceFile("none", "").span(0, 0);

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsPrintedIsReadAsTheSame(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            Term term = term(random, 1 + random.nextInt(5));
            String text = Printer.print(term);
            assertEquals(Optional.of(Shape.of(term)), read(text), text);
        }
    }

    /** Without any one of its pairs of brackets the text means something else, or nothing. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noBracketIsPrintedInVain(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            Term term = term(random, 1 + random.nextInt(3));
            String text = Printer.print(term);
            for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
                assertNotEquals(Optional.of(Shape.of(term)), read(withoutBrackets(text, open)), text);
            }
        }
    }

    private static String withoutBrackets(String text, int open) {
        int depth = 0;
        int close = open;
        do {
            depth += text.charAt(close) == '(' ? 1 : 0;
            depth -= text.charAt(close) == ')' ? 1 : 0;
            close++;
        } while (depth > 0);
        return text.substring(0, open) + " " + text.substring(open + 1, close - 1) + " " + text.substring(close);
    }

    static Stream<Integer> seeds() {
        return Stream.iterate(1, seed -> seed + 1).limit(20);
    }

    private static Optional<String> read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("term", "activation f(z) = " + text), diagnostics);
        return diagnostics.all().isEmpty()
                ? Optional.of(
                        Shape.of(((Declaration.Activation) file.declarations().get(0)).body()))
                : Optional.empty();
    }

    private static Term term(Random random, int depth) {
        if (depth == 0) {
            return random.nextBoolean()
                    ? new Term.Number(NOWHERE, List.of("0", "2.5", "1e-5").get(random.nextInt(3)))
                    : new Term.Reference(NOWHERE, List.of("z", "pi", "value").get(random.nextInt(3)));
        }
        Term first = term(random, random.nextInt(depth));
        Term second = term(random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> new Term.If(NOWHERE, first, second, term(random, random.nextInt(depth)));
            case 1 -> new Term.Let(NOWHERE, new Name(NOWHERE, "x"), first, second);
            case 2 -> call(random, first, second);
            case 3, 4 -> {
                Term.UnaryOperator[] operators = Term.UnaryOperator.values();
                yield new Term.Unary(NOWHERE, operators[random.nextInt(operators.length)], second);
            }
            default -> {
                Term.BinaryOperator[] operators = Term.BinaryOperator.values();
                boolean turned = random.nextBoolean();
                yield new Term.Binary(
                        NOWHERE,
                        operators[random.nextInt(operators.length)],
                        turned ? second : first,
                        turned ? first : second);
            }
        };
    }

    private static Term call(Random random, Term first, Term second) {
        Optional<Name> name = random.nextBoolean() ? Optional.of(new Name(NOWHERE, "alpha")) : Optional.empty();
        Term list = new Term.Sequence(NOWHERE, List.of(first, second));
        return new Term.Call(
                NOWHERE,
                new Use(
                        NOWHERE,
                        new Name(NOWHERE, "f"),
                        List.of(
                                new Use.Argument(NOWHERE, Optional.empty(), first),
                                new Use.Argument(NOWHERE, name, random.nextBoolean() ? list : second))));
    }
}
