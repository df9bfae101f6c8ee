package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Program;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.Declaration;

/**
 * Every activation in the last layer, of a dense layer or as a layer of its own, and every other kind of last layer under
 * every loss: either the checker refuses the two, or they train.
 */
@Tag("thorough")
class PairsTest {
    private static final int PIECES = 8;
    private static final String DENSE = "dense 3 identity ";

    /** Networks by name, a line each. */
    private static final Map<String, String> PAIRS = pairs();

    private static final Set<String> ADMITTED = new TreeSet<>();
    private static final Set<String> REFUSED = new TreeSet<>();

    private static Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String last : lasts()) {
            for (Declaration.Loss loss : Definitions.of(Declaration.Loss.class)) {
                String name = "N" + pairs.size();
                String text = "network " + name + " { input 2 " + last + " loss " + Definitions.use(loss);
                pairs.put(name, text + " train { batch 2 } }\n");
            }
        }
        return pairs;
    }

    private static List<String> lasts() {
        List<String> lasts = new ArrayList<>();
        for (Declaration.Activation activation : Definitions.of(Declaration.Activation.class)) {
            lasts.add("dense 3 " + Definitions.use(activation));
            lasts.add(DENSE + "activate " + Definitions.use(activation));
        }
        lasts.add("maxout 3 pieces 2");
        for (String kind : List.of("batch_norm", "layer_norm", "dropout 0.2", "residual { dense 3 tanh }")) {
            lasts.add(DENSE + kind);
        }
        // shares before the last layer do not make its outputs shares
        for (String kind : List.of("batch_norm", "layer_norm", "dropout 0.2", "residual { dense 3 tanh }")) {
            lasts.add("dense 3 softmax " + kind);
        }
        return lasts;
    }

    @BeforeAll
    static void check() {
        StandardDefinitions standard = new StandardDefinitions(Parser::parse);
        PAIRS.forEach((name, text) -> {
            Diagnostics diagnostics = new Diagnostics();
            SourceFile file = new SourceFile("pairs.mlp", text);
            Program program = Checker.check(standard, List.of(Parser.parse(file, diagnostics)), diagnostics);
            program.networks().stream().map(Network::name).forEach(ADMITTED::add);
            if (diagnostics.errors() > 0) {
                REFUSED.add(name);
            }
        });
    }

    @Test
    void everyPairIsAdmittedOrRefusedWithAnError() {
        PAIRS.forEach((name, text) -> assertEquals(ADMITTED.contains(name), !REFUSED.contains(name), text));
        assertTrue(ADMITTED.size() > PAIRS.size() / 2, "only " + ADMITTED.size() + " of " + PAIRS.size());
    }

    @Test
    void anActivationAsALayerOfItsOwnIsAdmittedWhereADenseLayerWithItIs() {
        Map<String, Boolean> dense = new LinkedHashMap<>();
        Map<String, Boolean> alone = new LinkedHashMap<>();
        PAIRS.forEach((name, text) -> {
            String pair = text.replaceFirst("network N\\d+", "");
            if (pair.contains(DENSE + "activate ")) {
                alone.put(pair.replace(DENSE + "activate ", "dense 3 "), ADMITTED.contains(name));
            } else if (!pair.matches(".*\\b(maxout|batch_norm|layer_norm|dropout|residual)\\b.*\\n")) {
                dense.put(pair, ADMITTED.contains(name));
            }
        });
        assertEquals(dense, alone);
    }

    @Test
    void everyAdmittedPairTrainsAStep() {
        List<String> names = ADMITTED.stream().filter(PairsTest::trained).toList();
        // in pieces, which compile side by side
        List<List<String>> pieces = IntStream.range(0, PIECES)
                .mapToObj(p -> names.subList(p * names.size() / PIECES, (p + 1) * names.size() / PIECES))
                .toList();
        assertAll(pieces.parallelStream()
                .map(piece -> Generated.from(piece.stream().map(PAIRS::get).collect(Collectors.joining())))
                .toList()
                .stream()
                .flatMap(generated -> generated.networks().stream()
                        .map(name -> () -> train(generated.calls(name), PAIRS.get(name)))));
    }

    /**
     * All but four of five with an activation as a layer of its own: there an activation and a loss meet in the same two
     * formulas as in a dense layer, unless the loss has others behind that activation.
     */
    private static boolean trained(String name) {
        String text = PAIRS.get(name);
        boolean together = Definitions.of(Declaration.Loss.class).stream()
                .filter(loss -> text.contains(" loss " + Definitions.use(loss) + " "))
                .flatMap(loss -> loss.after().stream())
                .anyMatch(after -> text.contains(" " + after.activation() + " "));
        return together || !text.contains(DENSE + "activate ") || Integer.parseInt(name.substring(1)) % 5 == 0;
    }

    private static void train(Calls calls, String pair) {
        double loss = calls.step(new double[] {0.4, -1.3, 2.1, 0.7}, new double[] {0, 1, 0, 1, 0, 0}, 2);
        assertTrue(Double.isFinite(loss), "loss " + loss + " of " + pair);
        for (double weight : Parameters.read(calls.network())) {
            assertTrue(Double.isFinite(weight), "weight " + weight + " of " + pair);
        }
    }
}
