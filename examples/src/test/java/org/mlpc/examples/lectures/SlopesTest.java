package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mlpc.compiler.calculus.Evaluator;
import org.mlpc.compiler.check.Checker;
import org.mlpc.compiler.check.definition.SlopeRange;
import org.mlpc.compiler.check.library.StandardDefinitions;
import org.mlpc.compiler.diagnostic.Diagnostics;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.parse.Parser;
import org.mlpc.compiler.source.SourceFile;
import org.mlpc.examples.Page;
import org.mlpc.examples.chart.Chart;
import org.mlpc.examples.chart.Colour;

/** Lecture 10: how steep activations get, as the compiler finds it in their definitions. */
class SlopesTest {
    private static Map<String, Activation> activations() {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile model = new SourceFile("slopes.mlp", Lecture.of("10").read("slopes.mlp"));
        Network network = Checker.check(
                        new StandardDefinitions(Parser::parse), List.of(Parser.parse(model, diagnostics)), diagnostics)
                .networks()
                .get(0);
        Map<String, Activation> activations = new HashMap<>();
        network.layers().forEach(layer -> activations.put(layer.name(), layer.activation()));
        return activations;
    }

    @Test
    void lecture10RangesOfDerivativesAreThoseOfTheTable() {
        Map<String, Activation> activations = activations();
        assertEquals(5, activations.size());
        activations.forEach((name, activation) -> {
            SlopeRange range = SlopeRange.of(activation).orElseThrow();
            Near.require(Lecture.of("10").numbers(name), new double[] {range.least(), range.greatest()}, 1e-12);
        });
    }

    @Test
    void lecture10TheSlopesAreDrawn() throws IOException {
        Map<String, Activation> activations = activations();
        Chart chart = Chart.over("z", -5, 5).linear("da/dz", -0.1, 1.2, 460, 260);
        Map<String, Colour> colours = new LinkedHashMap<>();
        colours.put("relu", Colour.GREEN);
        colours.put("tanh", Colour.ORANGE);
        colours.put("sigmoid", Colour.BLUE);
        double[] zs = IntStream.rangeClosed(0, 1000)
                .mapToDouble(k -> (k - 500) / 100.0)
                .toArray();
        colours.forEach((name, colour) -> {
            Activation activation = activations.get(name);
            double[] slopes = Arrays.stream(zs)
                    .map(z -> {
                        double a = Evaluator.scalar(activation.definition(), Map.of("z", z));
                        return Evaluator.scalar(SlopeRange.derivative(activation), Map.of("z", z, "a", a));
                    })
                    .toArray();
            chart.curve(name, colour, zs, slopes);
        });
        Page.require(Lecture.of("10").folder().resolve("slopes.svg"), chart.svg());
    }

    @Test
    void lecture10TheBoundsOfTheLectureHold() {
        Map<String, Double> bounds = Map.of("sigmoid", 0.25, "tanh", 1.0, "relu", 1.0, "leaky_relu", 1.0);
        Map<String, Activation> activations = activations();
        bounds.forEach((name, bound) -> {
            double steepest = SlopeRange.of(activations.get(name)).orElseThrow().steepest();
            assertTrue(steepest <= bound, name + " reaches " + steepest);
        });
    }
}
