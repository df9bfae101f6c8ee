package org.mlpc.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.compiler.syntax.Part;
import org.mlpc.compiler.syntax.Printer;
import org.mlpc.compiler.syntax.Term;

class ParserTest {
    @Test
    void powerBindsTighterThanTheSignBeforeItAndGroupsFromTheRight() {
        assertEquals("-(z ^ 2)", full("-z ^ 2"));
        assertEquals("(2 ^ (-(z ^ 2)))", "(" + full("2 ^ -z ^ 2") + ")");
        assertEquals("2 ^ (3 ^ z)", full("2 ^ 3 ^ z"));
    }

    @Test
    void operatorsGroupFromTheLeft() {
        assertEquals("(1 - 2) - 3", full("1 - 2 - 3"));
        assertEquals("(1 / 2) * 3", full("1 / 2 * 3"));
        assertEquals("1 + (2 * 3)", full("1 + 2 * 3"));
    }

    @Test
    void notBindsLooserThanComparisonsAndTighterThanAnd() {
        assertEquals("((not (z > 0)) and (z < 1)) or (z == 2)", full("not z > 0 and z < 1 or z == 2"));
    }

    @Test
    void choicesReachAsFarRightAsTheyCan() {
        assertEquals("if z then 1 else (2 + 3)", full("if z then 1 else 2 + 3"));
        assertEquals("(let x = 1 in x) + 2", full("(let x = 1 in x) + 2"));
        assertEquals("let x = 1 in (x + 2)", full("let x = 1 in x + 2"));
    }

    @Test
    void spansReachOverBracketsAndCountUtf16Units() {
        Declaration.Activation activation =
                (Declaration.Activation) parse("/* \ud83d\ude00 */ activation f(z) = (1 + z) * 2")
                        .declarations()
                        .get(0);
        assertEquals("activation f(z) = (1 + z) * 2", activation.span().text());
        assertEquals("(1 + z) * 2", activation.body().span().text());
        Term left = ((Term.Binary) activation.body()).left();
        assertEquals("1 + z", left.span().text());
    }

    @Test
    void quotesBelongToTheSpanOfANameButNotToItsText() {
        Part.Input input =
                (Part.Input) network("input \"petal length\", b: 0 | \"x y\"").get(0);
        assertEquals("petal length", input.features().get(0).name().text());
        assertEquals("\"petal length\"", input.features().get(0).name().span().text());
        assertEquals("[0, x y]", input.features().get(1).categories().toString());
    }

    @Test
    void aSingleWordBehindTheColonIsATransform() {
        Part.Input input =
                (Part.Input) network("input a: log1p, b: red | green").get(0);
        assertEquals(
                Optional.of("log1p"),
                input.features().get(0).transform().map(use -> use.name().text()));
        assertEquals(List.of(), input.features().get(0).categories());
        assertEquals(Optional.empty(), input.features().get(1).transform());
        assertEquals(2, input.features().get(1).categories().size());
    }

    @Test
    void theDocCommentNextToADeclarationIsItsOwn() {
        ModelFile file = parse("""
                /** The first. */
                /**
                 * The second,
                 *
                 *   indented.
                 */
                // a note
                activation f(z) = /** not here */ z
                activation g(z) = z
                /** Nobody's. */
                """);
        assertEquals(
                Optional.of("The second,\n\n  indented."),
                file.declarations().get(0).doc());
        assertEquals(Optional.empty(), file.declarations().get(1).doc());
    }

    @Test
    void packageSegmentsMayBeAnyWord() {
        assertEquals(
                "org.if.network.input2",
                parse("package org.if.network . input2")
                        .packageName()
                        .orElseThrow()
                        .text());
    }

    @Test
    void declarationsWithoutAMistakeAreKept() {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("some.mlp", """
                        activation first(z) = z
                        activation second(z) = z +
                        network third {
                            input 2 3
                            dense 1 relu
                        }
                        activation fourth(z) = 1 < z < 2
                        activation fifth(z) = z
                        """), diagnostics);
        assertEquals(
                "[first, fifth]",
                file.declarations().stream().map(d -> d.name().text()).toList().toString());
        assertEquals(3, diagnostics.all().size());
    }

    @Test
    void anInterruptionIsKeptForTheCaller() {
        Thread.currentThread().interrupt();
        ModelFile file = parse("activation f(z) = z");
        assertEquals(true, Thread.interrupted());
        assertEquals(1, file.declarations().size());
    }

    /** An expression with all its inner brackets. */
    private static String full(String text) {
        Declaration.Activation activation = (Declaration.Activation)
                parse("activation f(z) = " + text).declarations().get(0);
        return brackets(activation.body());
    }

    private static String brackets(Term term) {
        if (term instanceof Term.Binary binary) {
            return inner(binary.left()) + " " + binary.operator().symbol() + " " + inner(binary.right());
        }
        if (term instanceof Term.Unary unary) {
            return (unary.operator() == Term.UnaryOperator.NOT ? "not " : "-") + inner(unary.operand());
        }
        if (term instanceof Term.If choice) {
            return "if " + inner(choice.condition()) + " then " + inner(choice.consequence()) + " else "
                    + inner(choice.alternative());
        }
        if (term instanceof Term.Let let) {
            return "let " + let.name() + " = " + inner(let.value()) + " in " + inner(let.body());
        }
        return Printer.print(term);
    }

    private static String inner(Term term) {
        boolean simple = term instanceof Term.Number || term instanceof Term.Reference;
        return simple ? brackets(term) : "(" + brackets(term) + ")";
    }

    private static List<Part> network(String parts) {
        return ((Declaration.Network)
                        parse("network N { " + parts + " }").declarations().get(0))
                .parts();
    }

    private static ModelFile parse(String text) {
        return RoundTripTest.parse(new SourceFile("test.mlp", text));
    }
}
