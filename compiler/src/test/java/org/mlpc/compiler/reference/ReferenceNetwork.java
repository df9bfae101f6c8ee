package org.mlpc.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;

/**
 * A checked network, interpreted in double: no order, no schedule, no rule of the compiler's calculus. It starts from
 * the weights and the scale of a generated class.
 */
public final class ReferenceNetwork {
    private final Network network;
    private final Choices choices = new Choices();
    private final List<ReferenceLayer> layers = new ArrayList<>();
    private final ReferenceOptimizer optimizer;
    private final ReferenceInputs inputs;

    /** The meaning of a network, at the weights and the scale that an instance of its class has now. */
    public ReferenceNetwork(Network network, org.mlpc.runtime.Network instance) {
        this.network = network;
        for (Dense dense : network.layers()) {
            ReferenceLayer layer = new ReferenceLayer(dense, choices);
            double[] weights = instance.read(dense.name() + ".weight");
            for (int o = 0; o < dense.units(); o++) {
                System.arraycopy(weights, o * dense.inputs(), layer.weights[o], 0, dense.inputs());
            }
            if (dense.biased()) {
                System.arraycopy(instance.read(dense.name() + ".bias"), 0, layer.bias, 0, dense.units());
            }
            layers.add(layer);
        }
        optimizer = new ReferenceOptimizer(network.optimizer(), network.parameters());
        inputs = new ReferenceInputs(network, instance);
    }

    /** The outputs of n examples. */
    public double[] outputs(double[] x, int n) {
        double[] outputs = new double[n * network.outputs()];
        for (int b = 0; b < n; b++) {
            System.arraycopy(forward(x, b), 0, outputs, b * network.outputs(), network.outputs());
        }
        return outputs;
    }

    private double[] forward(double[] x, int example) {
        double[] values = inputs.columns(x, example);
        for (ReferenceLayer layer : layers) {
            values = layer.forward(values);
        }
        return values;
    }

    /** The mean loss of n examples, without penalties. */
    public double loss(double[] x, double[] t, int n) {
        double sum = 0;
        for (int b = 0; b < n; b++) {
            sum += weight(row(t, b))
                    * loss(Dual.constants(forward(x, b)), row(t, b)).value();
        }
        return sum / n;
    }

    /** What multiplies an example of these targets. */
    private double weight(double[] t) {
        List<Double> weights = network.classWeights();
        if (weights.isEmpty()) {
            return 1;
        }
        if (t.length == 1) {
            return weights.get(0) * (1 - t[0]) + weights.get(1) * t[0];
        }
        double weight = 0;
        for (int c = 0; c < t.length; c++) {
            weight += weights.get(c) * t[c];
        }
        return weight;
    }

    /** What l1 and l2 add to the loss. */
    public double penalty() {
        return layers.stream().mapToDouble(ReferenceLayer::penalty).sum();
    }

    private double[] row(double[] t, int example) {
        return Arrays.copyOfRange(t, example * network.outputs(), (example + 1) * network.outputs());
    }

    private Dual loss(Dual[] y, double[] t) {
        return Interpreter.evaluate(network.loss().orElseThrow().definition(), named(y, t), choices)[0];
    }

    private Map<String, Dual[]> named(Dual[] y, double[] t) {
        return Map.of("y", y, "t", Dual.constants(t), "units", Dual.constants(network.outputs()));
    }

    /** The gradient of the mean loss of n examples: layers in order, weight, bias, row-major [out, in]. */
    public double[] gradient(double[] x, double[] t, int n) {
        layers.forEach(layer -> {
            Arrays.stream(layer.weightGradient).forEach(row -> Arrays.fill(row, 0));
            Arrays.fill(layer.biasGradient, 0);
        });
        for (int b = 0; b < n; b++) {
            double[] da = lossGradient(forward(x, b), row(t, b));
            double weight = weight(row(t, b));
            for (int u = 0; u < da.length; u++) {
                da[u] *= weight;
            }
            for (int k = layers.size() - 1; k >= 0; k--) {
                da = layers.get(k).backward(da);
            }
        }
        double[] gradient = new double[network.parameters()];
        int next = 0;
        for (ReferenceLayer layer : layers) {
            for (int o = 0; o < layer.weights.length; o++) {
                for (int i = 0; i < layer.weights[o].length; i++) {
                    gradient[next++] = layer.weightGradient[o][i] / n + layer.penaltySlope(layer.weights[o][i]);
                }
            }
            for (int o = 0; o < layer.biases(); o++) {
                gradient[next++] = layer.biasGradient[o] / n;
            }
        }
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = frozen(i) ? 0 : gradient[i];
        }
        return gradient;
    }

    private boolean frozen(int parameter) {
        int next = 0;
        for (ReferenceLayer layer : layers) {
            next += layer.dense.parameters();
            if (parameter < next) {
                return layer.dense.frozen();
            }
        }
        throw new IllegalArgumentException("no parameter " + parameter);
    }

    /** ∂L/∂y of one example. */
    private double[] lossGradient(double[] y, double[] t) {
        Loss loss = network.loss().orElseThrow();
        double[] gradient = new double[y.length];
        if (loss.surrogate()) {
            Dual[] written = Interpreter.evaluate(loss.gradient(), named(Dual.constants(y), t), choices);
            for (int u = 0; u < gradient.length; u++) {
                gradient[u] = written[written.length == 1 ? 0 : u].value();
            }
            return gradient;
        }
        Dual value = loss(Dual.variables(y), t);
        for (int u = 0; u < gradient.length; u++) {
            gradient[u] = value.slope(u);
        }
        return gradient;
    }

    /** One optimizer step; returns the loss before it. */
    public double step(double[] x, double[] t, int n) {
        double loss = loss(x, t, n) + penalty();
        double[] before = parameters();
        double[] after = optimizer.step(before, clipped(gradient(x, t, n)));
        for (int i = 0; i < after.length; i++) {
            after[i] = frozen(i) ? before[i] : after[i];
        }
        parameters(after);
        layers.forEach(ReferenceLayer::shorten);
        return loss;
    }

    private double[] clipped(double[] g) {
        if (network.train().clip().isEmpty()) {
            return g;
        }
        double limit = network.train().clip().get().limit();
        if (!network.train().clip().get().norm()) {
            return Arrays.stream(g)
                    .map(v -> Math.max(-limit, Math.min(limit, v)))
                    .toArray();
        }
        double norm = Math.sqrt(Arrays.stream(g).map(v -> v * v).sum());
        return Arrays.stream(g).map(v -> norm > limit ? v * limit / norm : v).toArray();
    }

    /** Weights and biases in the order of a gradient. */
    public double[] parameters() {
        double[] values = new double[network.parameters()];
        int next = 0;
        for (ReferenceLayer layer : layers) {
            for (double[] row : layer.weights) {
                System.arraycopy(row, 0, values, next, row.length);
                next += row.length;
            }
            System.arraycopy(layer.bias, 0, values, next, layer.biases());
            next += layer.biases();
        }
        return values;
    }

    /** Sets weights and biases, in the order of a gradient. */
    public void parameters(double[] values) {
        int next = 0;
        for (ReferenceLayer layer : layers) {
            for (double[] row : layer.weights) {
                System.arraycopy(values, next, row, 0, row.length);
                next += row.length;
            }
            System.arraycopy(values, next, layer.bias, 0, layer.biases());
            next += layer.biases();
        }
    }

    /** A number for the choices that were made since the last call: the same for the same choices. */
    public long choices() {
        return choices.take();
    }
}
