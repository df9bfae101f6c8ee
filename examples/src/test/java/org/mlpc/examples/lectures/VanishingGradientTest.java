package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mlpc.examples.Page;
import org.mlpc.examples.chart.Chart;
import org.mlpc.examples.chart.Colour;

/** Lecture 15: the gradient of ten layers, layer by layer, as {@code gradient} gives it. */
class VanishingGradientTest {
    private static final int DEPTH = 10;
    private static final int EXAMPLES = 64;

    /** Norms of ∂L/∂W, first layer first. */
    private static double[] norms(Running network) {
        double[] gradient = network.gradient(x(EXAMPLES), t(EXAMPLES));
        return IntStream.rangeClosed(1, DEPTH)
                .mapToDouble(k -> norm(network.part(gradient, "h" + k + ".weight")))
                .toArray();
    }

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }

    private static double[] x(int examples) {
        Random random = new Random(15);
        return IntStream.range(0, 8 * examples)
                .mapToDouble(k -> 2 * random.nextDouble() - 1)
                .toArray();
    }

    private static double[] t(int examples) {
        double[] x = x(examples);
        return IntStream.range(0, examples)
                .mapToDouble(k -> x[8 * k] * x[8 * k + 1] + x[8 * k + 2])
                .toArray();
    }

    @Test
    void lecture15SigmoidLayersLetTheGradientFadeAndReluLayersDoNot() throws IOException {
        Lecture lecture = Lecture.of("15");
        double[] sigmoid = norms(lecture.network("DeepSigmoid"));
        double[] relu = norms(lecture.network("DeepRelu"));
        Near.require(lecture.numbers("sigmoid: layers 1, 5, 10"), pick(sigmoid), 0.01);
        Near.require(lecture.numbers("relu: layers 1, 5, 10"), pick(relu), 0.01);
        assertTrue(sigmoid[0] < 1e-5 * sigmoid[DEPTH - 1], Arrays.toString(sigmoid));
        assertTrue(relu[0] > 0.1 * relu[DEPTH - 1], Arrays.toString(relu));
        double[] layers = IntStream.rangeClosed(1, DEPTH).asDoubleStream().toArray();
        Page.require(
                lecture.folder().resolve("norms.svg"),
                Chart.over("layer", 1, DEPTH)
                        .logarithmic("norm of ∂L/∂W", 1e-8, 10, 460, 280)
                        .path("ReLU, he_normal", Colour.ORANGE, layers, relu)
                        .path("sigmoid, glorot_uniform", Colour.BLUE, layers, sigmoid)
                        .dots("", Colour.ORANGE, layers, relu)
                        .dots("", Colour.BLUE, layers, sigmoid)
                        .svg());
    }

    private static double[] pick(double[] norms) {
        return new double[] {norms[0], norms[4], norms[9]};
    }

    /** δ of a layer is (Wᵀ δ of the next) ⊙ slope, so its norm is at most 0.25 ‖W‖ times that of the next. */
    @Test
    void lecture15NoLayerPassesMoreThanAQuarterOfItsWeightsNorm() {
        Running network = Lecture.of("15").network("DeepSigmoid");
        double[] gradient = network.gradient(x(1), t(1));
        for (int k = 1; k < DEPTH; k++) {
            // for one example the gradient of the bias is δ
            double own = norm(network.part(gradient, "h" + k + ".bias"));
            double next = norm(network.part(gradient, "h" + (k + 1) + ".bias"));
            double weights = norm(network.read("h" + (k + 1) + ".weight"));
            assertTrue(own > 0 && own <= 0.25 * weights * next, k + ": " + own + " and " + next);
        }
    }
}
