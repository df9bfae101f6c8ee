package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.runtime.Tensor;

/** Lectures 1 to 7: what can be worked out by hand comes out of generated classes, in double and in float. */
class ByHandTest {
    private static Running network(Lecture lecture, String name, boolean inFloat) {
        return inFloat ? lecture.inFloat(name) : lecture.network(name);
    }

    private static double[] join(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(DoubleStream::of).toArray();
    }

    private static double[] pick(double[] values, int... indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lecture01SharesAreThoseOfTheSoftmax(boolean inFloat) {
        Lecture lecture = Lecture.of("01");
        Running shares = network(lecture, "Shares", inFloat);
        Near.require(lecture.numbers("softmax(-1, 2, 1)"), shares.predict(-1, 2, 1), shares.tolerance());
    }

    @Test
    void lecture02ParametersAreCountedPerLayer() {
        Lecture lecture = Lecture.of("02");
        List<Tensor> tensors = lecture.network("Iris443").network().tensors();
        for (String layer : List.of("hidden", "output")) {
            int count = tensors.stream()
                    .filter(t -> t.role() == Tensor.Role.PARAMETER && t.name().startsWith(layer + "."))
                    .mapToInt(Tensor::size)
                    .sum();
            assertEquals(lecture.numbers(layer)[0], count, layer);
        }
        assertEquals(
                lecture.numbers("together")[0],
                lecture.network("Iris443").network().parameters());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lecture03XorNeedsNoTraining(boolean inFloat) {
        Lecture lecture = Lecture.of("03");
        Running xor = network(lecture, "XorByHand", inFloat);
        double[] exact = join(
                lecture.numbers("(0,0)"), lecture.numbers("(0,1)"), lecture.numbers("(1,0)"), lecture.numbers("(1,1)"));
        Near.require(exact, xor.predict(0, 0, 0, 1, 1, 0, 1, 1), xor.tolerance());
    }

    private static final double[] POINTS_X = {0.5, 2.5};
    private static final double[] POINTS_Y = {0.2, 0.9};

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lecture04ErrorsOfOneNeuron(boolean inFloat) {
        Lecture lecture = Lecture.of("04");
        Running neuron = network(lecture, "Neuron", inFloat);
        double[][] places = {{0.5, 0}, {-0.1, 0}, {0.94, -0.94}, {1.42, -1.73}, {1.65, -2.08}, {1.78, -2.27}};
        List<String> names = List.of(
                "L(0.5, 0)", "L(-0.1, 0)", "L(0.94, -0.94)", "L(1.42, -1.73)", "L(1.65, -2.08)", "L(1.78, -2.27)");
        double[] found = new double[places.length];
        double[] exact = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            neuron.network().write("output.weight", new double[] {places[i][0]});
            neuron.network().write("output.bias", new double[] {places[i][1]});
            found[i] = neuron.loss(POINTS_X, POINTS_Y);
            exact[i] = lecture.numbers(names.get(i))[0];
        }
        Near.require(exact, found, neuron.tolerance());
        if (!inFloat) {
            // the smallest would be lost beside the largest
            assertEquals(exact[5], found[5], 1e-12 * exact[5]);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lecture05TheNeuronWalksDownhill(boolean inFloat) {
        Lecture lecture = Lecture.of("05");
        Running neuron = network(lecture, "Descent", inFloat);
        int done = 0;
        for (String label : List.of("1 epoch", "10 epochs", "100 epochs", "1000 epochs")) {
            int epochs = Integer.parseInt(label.split(" ")[0]);
            for (; done < epochs; done++) {
                neuron.step(POINTS_X, POINTS_Y);
            }
            double[] place = join(neuron.read("output.weight"), neuron.read("output.bias"));
            Near.require(lecture.numbers(label), place, neuron.tolerance());
        }
        if (!inFloat) {
            // squares of differences of 1e-6 keep ten of the sixteen digits
            double exact = lecture.numbers("L after 1000 epochs")[0];
            assertEquals(exact, neuron.loss(POINTS_X, POINTS_Y), 1e-9 * exact);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lecture06BackpropagationThroughThreeTwoOne(boolean inFloat) {
        Lecture lecture = Lecture.of("06");
        double[] x = {1, 0, 1};
        double[] t = {1};
        Running net = network(lecture, "ThreeTwoOne", inFloat);
        double tolerance = net.tolerance();
        Near.require(
                lecture.numbers("I4, I5"),
                network(lecture, "HiddenSums", inFloat).predict(x),
                tolerance);
        Near.require(
                lecture.numbers("O4, O5"),
                network(lecture, "HiddenOutputs", inFloat).predict(x),
                tolerance);
        Near.require(
                lecture.numbers("I6"), network(lecture, "OutputSum", inFloat).predict(x), tolerance);
        Near.require(lecture.numbers("O6"), net.predict(x), tolerance);

        double[] gradient = net.gradient(x, t);
        double[] hidden = net.part(gradient, "hidden.bias");
        Near.require(lecture.numbers("Err6"), new double[] {-net.part(gradient, "output.bias")[0]}, tolerance);
        Near.require(lecture.numbers("Err4"), new double[] {-hidden[0]}, tolerance);
        Near.require(lecture.numbers("Err5"), new double[] {-hidden[1]}, tolerance);

        net.step(x, t);
        double[] weights = net.read("hidden.weight");
        Near.require(lecture.numbers("w46, w56"), net.read("output.weight"), tolerance);
        Near.require(lecture.numbers("w14, w24, w34"), pick(weights, 0, 1, 2), tolerance);
        Near.require(lecture.numbers("w15, w25, w35"), pick(weights, 3, 4, 5), tolerance);
        Near.require(lecture.numbers("bias 6"), net.read("output.bias"), tolerance);
        Near.require(lecture.numbers("bias 4, bias 5"), net.read("hidden.bias"), tolerance);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lecture07TwoOutputsComplainTogether(boolean inFloat) {
        Lecture lecture = Lecture.of("07");
        double[] x = {0.05, 0.10};
        double[] t = {0.01, 0.99};
        Running net = network(lecture, "TwoTwoTwo", inFloat);
        double tolerance = net.tolerance();
        double[] gradient = net.gradient(x, t);
        double[] dw2 = net.part(gradient, "output.weight");
        double[] db2 = net.part(gradient, "output.bias");
        Near.require(lecture.numbers("a1"), new double[] {dw2[0] / db2[0], dw2[1] / db2[0]}, tolerance);
        double[] y = net.predict(x);
        Near.require(lecture.numbers("y"), y, tolerance);
        double[] z2 = Arrays.stream(y).map(a -> Math.log(a / (1 - a))).toArray();
        Near.require(lecture.numbers("z2"), z2, tolerance);
        Near.require(lecture.numbers("L"), new double[] {net.loss(x, t)}, tolerance);
        Near.require(lecture.numbers("dL/dW2"), dw2, tolerance);
        Near.require(lecture.numbers("dL/dW1"), net.part(gradient, "hidden.weight"), tolerance);
        net.step(x, t);
        Near.require(lecture.numbers("W2 after a step"), net.read("output.weight"), tolerance);
        Near.require(lecture.numbers("W1 after a step"), net.read("hidden.weight"), tolerance);
    }
}
