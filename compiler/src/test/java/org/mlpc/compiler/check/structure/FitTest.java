package org.mlpc.compiler.check.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.Golden;
import org.mlpc.compiler.Sample;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.check.library.StandardLibrary;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.Declaration;
import org.mlpc.compiler.syntax.ModelFile;

/** Which outputs go with which loss. */
class FitTest {
    private static final StandardDefinitions STANDARD = new StandardDefinitions(Parser::parse);
    private static final Path TABLE = Path.of("src/test/resources/fit.txt");

    private static List<Diagnostic> found(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ModelFile file = Parser.parse(new SourceFile("n.mlp", text), diagnostics);
        if (diagnostics.errors() == 0) {
            Checker.check(STANDARD, List.of(file), diagnostics);
        }
        return diagnostics.all();
    }

    private static Set<DiagnosticCode> codes(String text) {
        return found(text).stream()
                .map(Diagnostic::code)
                .filter(c -> c != DiagnosticCode.RECTIFIED_OUTPUT
                        && c != DiagnosticCode.SOFTMAX_SQUARED_ERROR
                        && c != DiagnosticCode.LINEAR_LAYER
                        && c != DiagnosticCode.NOT_FINITE)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<DiagnosticCode> ends(String layers, String loss) {
        return codes("network N { input 4 " + layers + " loss " + loss + " }");
    }

    private static List<String> names(Class<? extends Declaration> type) {
        Diagnostics diagnostics = new Diagnostics();
        return StandardLibrary.files().stream()
                .flatMap(f -> Parser.parse(f, diagnostics).declarations().stream())
                .filter(type::isInstance)
                .map(d -> d.name().text())
                .toList();
    }

    private static String use(String name) {
        return switch (name) {
            case "threshold" -> "threshold(threshold = 0)";
            case "quantile" -> "quantile(q = 0.5)";
            default -> name;
        };
    }

    /** Of one output and of three: {@code -} for fine, the number of the code for the rest. */
    private static String cell(String activation, String loss) {
        List<String> marks = new ArrayList<>();
        for (int units : new int[] {1, 3}) {
            Set<DiagnosticCode> codes = ends("dense " + units + " " + use(activation), use(loss));
            marks.add(
                    codes.isEmpty()
                            ? "-"
                            : codes.stream().map(c -> "" + c.number()).collect(Collectors.joining("+")));
        }
        return String.join(" ", marks);
    }

    @Tag("sampled")
    @Test
    void everyStandardActivationWithEveryStandardLossIsAsListed() throws IOException {
        StringBuilder table = new StringBuilder("of one output and of three: - for fine, otherwise the codes\n");
        boolean whole = Sample.whole() || Golden.updating();
        for (String loss : Sample.of(names(Declaration.Loss.class), whole ? 1 : 9)) {
            StringBuilder rows = new StringBuilder("\n").append(loss).append('\n');
            List<String> fine = new ArrayList<>();
            for (String activation : names(Declaration.Activation.class)) {
                String cell = cell(activation, loss);
                if (cell.equals("- -")) {
                    fine.add(activation);
                } else {
                    rows.append(String.format("    %-14s%s%n", activation, cell).replace("\r", ""));
                }
            }
            rows.append("    fine: ").append(String.join(" ", fine)).append('\n');
            assertTrue(Golden.updating() || Files.readString(TABLE).contains(rows), rows::toString);
            table.append(rows);
        }
        if (whole) {
            Golden.require(TABLE, table.toString());
        }
    }

    @Test
    void outputsThatLearnNonsenseAreErrors() {
        for (String ends : List.of(
                "dense 3 sigmoid | cross_entropy",
                "dense 3 sigmoid | kl_divergence",
                "dense 3 softplus | cross_entropy",
                "dense 3 sigmoid | negative_log_likelihood",
                "dense 3 identity | negative_log_likelihood",
                "dense 1 sigmoid | hinge",
                "dense 1 relu | squared_hinge",
                "dense 1 softplus | binary_cross_entropy",
                "dense 1 tanh | focal",
                "dense 1 identity | poisson",
                "dense 3 softmax | negative_log_likelihood",
                "dense 3 log_softmax | cross_entropy",
                "dense 3 softmax dropout 0.2 | cross_entropy",
                "dense 3 softmax batch_norm | cross_entropy",
                "dense 3 softmax activate relu activate sigmoid | cross_entropy",
                "dense 3 relu residual { dense 3 softmax } | cross_entropy",
                "dense 3 identity layer_norm | binary_cross_entropy",
                "dense 3 sigmoid | 0.5 * cross_entropy + 0.5 * mse")) {
            String[] parts = ends.split(" \\| ");
            assertTrue(ends(parts[0], parts[1]).contains(DiagnosticCode.LOSS_RANGE), ends);
        }
    }

    @Test
    void outputsThatFitAreFine() {
        for (String ends : List.of(
                "dense 1 sigmoid | binary_cross_entropy",
                "dense 3 sigmoid | multilabel_cross_entropy",
                "dense 1 tanh | hinge",
                "dense 1 identity | hinge",
                "dense 1 leaky_relu | hinge",
                "dense 1 elu | squared_hinge",
                "dense 3 softmax | cross_entropy",
                "dense 3 identity activate softmax | cross_entropy",
                "dense 3 relu batch_norm activate softmax | cross_entropy",
                "residual { dense 4 relu } dense 3 softmax | kl_divergence",
                "dense 3 softmin | cross_entropy",
                "dense 3 log_softmax | negative_log_likelihood",
                "dense 1 softplus | poisson",
                "dense 1 relu | poisson",
                "dense 1 squareplus | poisson",
                "dense 1 sigmoid activate relu | mse",
                "dense 1 sigmoid activate hard_tanh | hinge",
                "dense 3 tanh batch_norm | hinge",
                "dense 3 relu layer_norm | hinge",
                "dense 3 relu residual { dense 3 tanh } | hinge",
                "dense 1 tanh dropout 0.5 | hinge",
                "dense 1 sigmoid | mse",
                "dense 1 prelu | hinge",
                "dense 3 rrelu | mae",
                "maxout 3 pieces 2 | hinge")) {
            String[] parts = ends.split(" \\| ");
            assertEquals(
                    ends.startsWith("dense 1 sigmoid activate hard_tanh"),
                    !ends(parts[0], parts[1]).isEmpty(),
                    () -> ends + " " + ends(parts[0], parts[1]));
        }
    }

    private static final String OWN = "activation mine(z[]) = let e = exp(z - max(z)) in e / sum(e)%s\n"
            + "network N { input 4 dense 3 mine loss cross_entropy }";

    @Test
    void anOwnActivationIsAskedWhatItEnsures() {
        assertEquals(Set.of(DiagnosticCode.OUTPUTS_UNKNOWN), codes(OWN.formatted("")));
        assertEquals(Set.of(), codes(OWN.formatted(" ensures sum(a) == 1")));
        assertEquals(Set.of(), codes(OWN.formatted(" ensures a >= 0, sum(a) == 1")));
        assertTrue(codes(OWN.formatted(" ensures sum(a) == 2")).contains(DiagnosticCode.WRONG_CONDITION));
        assertTrue(codes(OWN.formatted(" ensures a > 0.5")).contains(DiagnosticCode.WRONG_CONDITION));
        assertEquals(Set.of(DiagnosticCode.TYPE), codes(OWN.formatted(" ensures sum(a)")));
        assertEquals(Set.of(DiagnosticCode.TYPE), codes(OWN.formatted(" ensures 1 == 1")));
        assertEquals(Set.of(DiagnosticCode.UNKNOWN_NAME), codes(OWN.formatted(" ensures z > 0")));
    }

    @Test
    void boundsOfOwnActivationsAreFoundInTheirDefinitions() {
        for (String body : List.of(
                "1 / (1 + exp(-z))",
                "0.5 * (1 + tanh(z / 2))",
                "if z > 0 then 1 / (1 + exp(-z)) else 1 - 1 / (1 + exp(z))",
                "max(0.001, min(0.999, 0.5 + z / 4))",
                "(1 + erf(z)) / 2",
                "exp(-z ^ 2)",
                "0.5 + 0.5 * sin(z)",
                "1 / (1 + z ^ 2)")) {
            String network = "activation mine(z) = " + body
                    + " network N { input 4 dense 2 mine loss near }"
                    + " loss near(y[], t[]) = mean((y - t) ^ 2) expects y >= 0, y <= 1";
            assertEquals(Set.of(), codes(network), body);
            String outside = network.replace(body, "1.5 * (" + body + ")");
            boolean wider = codes(outside).contains(DiagnosticCode.LOSS_RANGE);
            assertTrue(wider, body);
        }
    }

    @Test
    void aUsersLossSaysWhatItExpects() {
        String loss = "loss mine(y[], t[]; low = 0) = mean((y - t) ^ 2) expects y > low, t > low reaches y > 5\n";
        assertEquals(Set.of(DiagnosticCode.LOSS_RANGE), codes(loss + "network N { input 4 dense 2 relu loss mine }"));
        assertEquals(Set.of(), codes(loss + "network N { input 4 dense 2 relu loss mine(low = -1) }"));
        assertEquals(
                Set.of(DiagnosticCode.LOSS_RANGE),
                codes(loss + "network N { input 4 dense 2 sigmoid loss mine(low = -1) }"));
        assertEquals(
                Set.of(DiagnosticCode.TYPE),
                codes("loss mine(y[], t[]) = mean(y - t) expects y > t network N { input 4 dense 2 relu loss mine }"));
    }

    @Test
    void aTargetThatALossCannotMeanIsAnError() {
        String loss = "loss mine(y[], t[]) = mean((y - t) ^ 2) expects t > 0\n";
        assertEquals(
                Set.of(DiagnosticCode.TARGET_MISMATCH),
                codes(loss + "network N { input 4 dense 2 identity target t: no | yes loss mine }"));
        assertEquals(Set.of(), codes(loss + "network N { input 4 dense 2 identity loss mine }"));
    }

    @Test
    void theMessageShowsOutputsAndBothWaysOut() {
        Diagnostic error = found("network N { input 4 dense 3 sigmoid loss cross_entropy }")
                .get(0);
        assertTrue(error.message().contains("`sum(y) == 1`"), error::message);
        String help = error.help().toString();
        assertTrue(help.contains("`softmax`") && help.contains("`loss binary_cross_entropy`"), help);
        assertFalse(error.toString().contains("null"));
    }
}
