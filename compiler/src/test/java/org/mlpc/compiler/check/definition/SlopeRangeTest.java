package org.mlpc.compiler.check.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.compiler.syntax.ModelFile;

class SlopeRangeTest {
    private static Activation activation(String use) {
        String text = "activation wave(z) = sin(3 * z)\nnetwork N { input 1  dense 3 " + use + "  dense 1 identity }";
        Diagnostics diagnostics = new Diagnostics();
        ModelFile model = Parser.parse(new SourceFile("model.mlp", text), diagnostics);
        return Checker.check(new StandardDefinitions(Parser::parse), List.of(model), diagnostics)
                .networks()
                .get(0)
                .layers()
                .get(0)
                .activation();
    }

    @ParameterizedTest
    @CsvSource({
        "identity, 1, 1",
        "linear(slope = -3), -3, -3",
        "sigmoid, 0, 0.25",
        "tanh, 0, 1",
        "relu, 0, 1",
        "leaky_relu, 0.01, 1",
        "leaky_relu(alpha = 0.1), 0.1, 1",
        "softplus, 0, 1",
        "step, 0, 0",
        "wave, -3, 3"
    })
    void rangesAreTheKnownOnes(String use, double least, double greatest) {
        SlopeRange range = SlopeRange.of(activation(use)).orElseThrow();
        assertEquals(least, range.least(), 1e-12);
        assertEquals(greatest, range.greatest(), 1e-12);
        assertEquals(Math.max(Math.abs(least), Math.abs(greatest)), range.steepest(), 1e-12);
    }

    /** Between the points of the grid: z Φ(z) has its steepest point at √2, with the slope Φ(√2) + √2 φ(√2). */
    @Test
    void aSummitBetweenThePointsIsFound() {
        SlopeRange range = SlopeRange.of(activation("gelu")).orElseThrow();
        assertEquals(1.128904145185155, range.greatest(), 1e-12);
        assertEquals(1 - 1.128904145185155, range.least(), 1e-12);
    }

    @Test
    void unitsThatSeeEachOtherHaveNoSlopeOfTheirOwn() {
        assertEquals(Optional.empty(), SlopeRange.of(activation("softmax")));
    }
}
