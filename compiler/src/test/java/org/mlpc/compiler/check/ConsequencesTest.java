package org.mlpc.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.check.library.Library;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.diagnostic.Severity;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ModelFile;
import org.mlpc.grammar.MlpLexer;

/**
 * One mistake is one error: what follows from it is not said. Valid models get one mistake each, at every place in turn.
 */
@Tag("sampled")
class ConsequencesTest {
    /** Places to each that a sample takes: prime, so that all kinds of places are among them. */
    private static final int ONE_OF = 23;

    private static final StandardDefinitions STANDARD = new StandardDefinitions(Parser::parse);

    /** Models, each with the tokens that mean something. */
    private static final List<Model> MODELS = models();

    private record Model(String name, String text, List<? extends Token> tokens) {
        String with(Token token, String other) {
            return text.substring(0, token.getStartIndex()) + other + text.substring(token.getStopIndex() + 1);
        }
    }

    private static List<Model> models() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
            List<Model> models = new ArrayList<>();
            for (Path path :
                    files.filter(p -> p.toString().endsWith(".mlp")).sorted().toList()) {
                String text = Files.readString(path);
                boolean ascii = text.chars().allMatch(c -> c < 0x80);
                if (ascii && text.length() < 3000 && errors(text).isEmpty()) {
                    MlpLexer lexer = new MlpLexer(CharStreams.fromString(text));
                    List<? extends Token> tokens = lexer.getAllTokens().stream()
                            .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
                            .toList();
                    models.add(
                            new Model(path.getName(path.getNameCount() - 2) + "/" + path.getFileName(), text, tokens));
                }
            }
            return models;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Diagnostic> findings(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("model.mlp", text), diagnostics);
        if (diagnostics.errors() == 0) {
            Checker.check(STANDARD, List.of(file), diagnostics);
        }
        return diagnostics.all();
    }

    private static List<Diagnostic> errors(String text) {
        return findings(text).stream()
                .filter(d -> d.code().severity() == Severity.ERROR)
                .toList();
    }

    /** What a sweep found: how many texts were refused, and those with more to say than one error. */
    private static final class Sweep {
        private final Set<String> loud = new LinkedHashSet<>();
        private int seen;
        private int refused;
        private final Function<Diagnostic, String> said;

        /** Tells findings apart by what they say, or by what they say without the names in it. */
        Sweep(boolean strict) {
            said = strict ? Diagnostic::message : d -> d.message().replaceAll("`[^`]*`", "");
        }

        void look(Model model, String text) {
            if (!Sample.takes(seen++, ONE_OF)) {
                return;
            }
            List<Diagnostic> found = findings(text);
            boolean unread = found.stream().anyMatch(d -> d.code().number() < DiagnosticCode.UNKNOWN_NAME.number());
            boolean right = found.stream().noneMatch(d -> d.code().severity() == Severity.ERROR);
            if (right || unread) {
                return;
            }
            refused++;
            // a name that is used twice is unknown twice
            if (found.stream().map(said).distinct().count() > 1) {
                loud.add(model.name() + "\n" + Renderer.render(found, false));
            }
        }

        void assertOneErrorEach(int least) {
            assertEquals("", String.join("\n", loud), () -> loud.size() + " of " + refused);
            assertTrue(refused >= Sample.count(least, ONE_OF), () -> "only " + refused + " were refused");
        }
    }

    @Test
    void aMisspeltNameIsOneError() {
        Sweep sweep = new Sweep(true);
        for (Model model : MODELS) {
            for (Token token : model.tokens()) {
                if (token.getType() == MlpLexer.NAME) {
                    sweep.look(model, model.with(token, token.getText() + "_zq"));
                }
            }
        }
        sweep.assertOneErrorEach(300);
    }

    /** The standard library goes on meaning its own: layers start by names of it, and definitions call each other. */
    @Test
    void aNameOfTheStandardLibraryDeclaredAnewIsOneError() {
        String network = "network N { input 2 dense 3 selu dense 2 tanh { init he_uniform bias init ones }"
                + " dense 2 softmax loss cross_entropy optimizer sgd(learning_rate = cosine(0.1, 9)) }";
        List<String> loud = new ArrayList<>();
        for (String[] shape : new String[][] {
            {"activation", "(z) = z"},
            {"loss", "(y[], t[]) = sum(y - t)"},
            {"optimizer", "(rate = 0.1) { w = w - rate * g }"},
            {"schedule", "(start = 1) = start"},
            {"initializer", "(size = 1) = uniform(-size, size)"},
        }) {
            Library.Kind kind = Library.Kind.valueOf(shape[0].toUpperCase(java.util.Locale.ROOT));
            for (String name : new Library(STANDARD, List.of(), new Diagnostics()).names(kind)) {
                String text = shape[0] + " " + name + shape[1] + "\n" + network;
                List<Diagnostic> found = findings(text);
                if (found.size() != 1 || found.get(0).code() != DiagnosticCode.STANDARD_NAME) {
                    loud.add(text + "\n" + Renderer.render(found, false));
                }
            }
        }
        assertEquals("", String.join("\n", loud));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1e400"})
    void aNumberThatDoesNotFitIsOneError(String value) {
        assertOneErrorForNumber(value);
    }

    @ParameterizedTest
    @Tag("exhaustive")
    @ValueSource(strings = {"-7", "0.5", "1e39", "17", "(0 / 0)"})
    void aNumberThatDoesNotFitIsOneErrorToo(String value) {
        assertOneErrorForNumber(value);
    }

    private static void assertOneErrorForNumber(String number) {
        Sweep sweep = new Sweep(false);
        for (Model model : MODELS) {
            for (Token token : model.tokens()) {
                if (token.getType() == MlpLexer.NUMBER) {
                    sweep.look(model, model.with(token, number));
                }
            }
        }
        sweep.assertOneErrorEach(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax"})
    void aNameOfAnotherKindIsOneError(String value) {
        assertOneErrorForName(value);
    }

    @ParameterizedTest
    @Tag("exhaustive")
    @ValueSource(strings = {"adam", "cross_entropy", "glorot_uniform", "exponential", "accuracy"})
    void aNameOfAnotherKindIsOneErrorToo(String value) {
        assertOneErrorForName(value);
    }

    private static void assertOneErrorForName(String name) {
        Sweep sweep = new Sweep(false);
        for (Model model : MODELS) {
            for (Token token : model.tokens()) {
                if (token.getType() == MlpLexer.NAME && !declared(model, token)) {
                    sweep.look(model, model.with(token, name));
                }
            }
        }
        sweep.assertOneErrorEach(100);
    }

    /** Whether a declaration gives the name: another one is taken already, and the uses of the first are unknown. */
    private static boolean declared(Model model, Token token) {
        int at = model.tokens().indexOf(token);
        Token before = model.tokens().get(at - 1);
        return before.getText().matches("network|activation|loss|optimizer|schedule|initializer")
                && before.getCharPositionInLine() == 0;
    }

    @Test
    void aLineThatIsMissingIsOneError() {
        Sweep sweep = new Sweep(false);
        for (Model model : MODELS) {
            List<String> lines = model.text().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith(" ") && balanced(lines.get(i))) {
                    List<String> others = new ArrayList<>(lines);
                    others.remove(i);
                    sweep.look(model, String.join("\n", others));
                }
            }
        }
        sweep.assertOneErrorEach(50);
    }

    private static boolean balanced(String line) {
        return line.chars().filter(c -> c == '{').count()
                == line.chars().filter(c -> c == '}').count();
    }

    @Test
    void anArgumentThatIsMissingIsOneError() {
        Sweep sweep = new Sweep(false);
        for (Model model : MODELS) {
            List<? extends Token> tokens = model.tokens();
            for (int i = 1; i + 3 < tokens.size(); i++) {
                boolean first = tokens.get(i).getType() == MlpLexer.OPEN;
                boolean named = tokens.get(i + 1).getType() == MlpLexer.NAME
                        && tokens.get(i + 2).getType() == MlpLexer.EQUALS;
                Token last = tokens.get(i + 3);
                if (first && named && tokens.get(i + 4).getType() == MlpLexer.CLOSE) {
                    String less = model.text().substring(0, tokens.get(i).getStopIndex() + 1)
                            + model.text().substring(last.getStopIndex() + 1);
                    sweep.look(model, less);
                }
            }
        }
        sweep.assertOneErrorEach(5);
    }

    @Test
    void whatDependsOnAnUnknownLossIsNotJudged() {
        String text = "network N { input 2  dense 3 softmax  loss crossentropy\n metrics accuracy, rsme }";
        List<Diagnostic> found = findings(text);
        assertEquals(
                List.of("there is no loss `crossentropy`", "there is no metric `rsme`"),
                found.stream().map(Diagnostic::message).toList());
    }
}
