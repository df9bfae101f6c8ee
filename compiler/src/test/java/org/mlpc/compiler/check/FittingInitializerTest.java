package org.mlpc.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.Resolved;
import org.mlpc.compiler.diagnostic.Diagnostic;
import org.mlpc.compiler.diagnostic.DiagnosticCode;
import org.mlpc.compiler.diagnostic.Renderer;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.source.SourceFile;

/** Weights start as the definition of their activation says, where the layer says nothing. */
class FittingInitializerTest {
    private static String network(String activation, String settings) {
        return "network Fitted { input 4  dense hidden 8 " + activation + " " + settings
                + "  dense 1 identity  target y  loss mse  optimizer sgd }\n";
    }

    private static String notation(String text, int layer) {
        return ((Dense) Models.check(text).get(0).layers().get(layer)).weights().notation();
    }

    @ParameterizedTest
    @CsvSource({
        "relu, he_normal",
        "leaky_relu, he_normal",
        "prelu, he_normal",
        "rrelu, he_normal",
        "relu6, he_normal",
        "threshold(threshold = 0), he_normal",
        "selu, lecun_normal",
        "tanh, glorot_uniform",
        "gelu, glorot_uniform",
        "logistic, glorot_uniform"
    })
    void ofTheStandardLibrary(String activation, String initializer) {
        String found = notation(network(activation, ""), 0);
        assertTrue(found.startsWith(initializer + ","), found);
    }

    @Test
    void ofOwnActivationsAndTheirAliases() {
        String own = "activation bent(z) = max(z, 0.1 * z)\n    init narrow(0.5)\n"
                + "initializer narrow(s) = normal(0, s / fan_in)\nactivation crooked = bent\n";
        assertEquals(0.125, deviation(own + network("bent", "")));
        assertEquals(0.125, deviation(own + network("crooked", "")));
        assertEquals(0.5, deviation(own + network("bent", "{ init normal(0, 0.5) }")));
    }

    private static double deviation(String text) {
        return ((org.mlpc.compiler.network.Start.Normal)
                        ((Dense) Models.check(text).get(0).layers().get(0)).weights())
                .deviation();
    }

    @Test
    void resolvedTextsSayItAtTheLayerAndMeanTheSame() {
        Resolved.requireSame(List.of(new SourceFile(
                "model.mlp", "activation bent(z) = max(z, 0.1 * z)\n    init he_uniform\n" + network("bent", ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"init he_norml", "init he_normal init he_normal", "init normal(0)", "init bent"})
    void whatIsWrongIsSaidOnceWhereItStands(String clause) {
        String text = "activation bent(z) = max(z, 0.1 * z)\n    " + clause + "\n" + network("bent", "");
        List<Diagnostic> found = Models.diagnose(text);
        String shown = Renderer.render(found, false);
        assertEquals(1, found.size(), shown);
        assertEquals(2, found.get(0).primary().line(), shown);
    }

    @Test
    void optimizersAreHeldAgainstWhatTheyExpect() {
        String own = "optimizer own(rate = 0.01, decay = 0.9) expects rate <= 1, decay < 1 {\n"
                + "    state v\n    v = decay * v + g\n    w = w - rate * v\n}\n";
        assertEquals(List.of(), warnings(own + trained("own")));
        assertEquals(List.of(), warnings(own + trained("own(1, 0.5)")));
        assertEquals(List.of("2"), warnings(own + trained("own(2)")));
        assertEquals(List.of("1"), warnings(own + trained("own(decay = 1)")));
        assertEquals(List.of("2", "1.5"), warnings(own + trained("own(2, 1.5)")));
        assertEquals(List.of(), warnings(own + trained("own(exponential(2, steps = 100, factor = 0.1))")));
        assertEquals(List.of("own"), warnings(own.replace("rate = 0.01", "rate = 5") + trained("own")));
        Resolved.requireSame(List.of(new SourceFile("model.mlp", own + trained("own"))));
    }

    private static String trained(String optimizer) {
        return network("tanh", "").replace("sgd", optimizer);
    }

    /** The places that are not as expected. */
    private static List<String> warnings(String text) {
        return Models.diagnose(text).stream()
                .map(d -> {
                    assertEquals(DiagnosticCode.LARGE_LEARNING_RATE, d.code(), d::message);
                    return d.primary().text();
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"expects rate", "expects rate + decay < 1", "expects g < 1", "expects speed < 1"})
    void conditionsOfOptimizersAreAboutOneArgument(String clause) {
        String text = "optimizer own(rate = 0.01, decay = 0.9)\n    " + clause
                + " {\n    state v\n    v = decay * v + g\n    w = w - rate * v\n}\n" + trained("own");
        List<Diagnostic> found = Models.diagnose(text);
        String shown = Renderer.render(found, false);
        assertEquals(1, found.size(), shown);
        assertEquals(2, found.get(0).primary().line(), shown);
    }
}
