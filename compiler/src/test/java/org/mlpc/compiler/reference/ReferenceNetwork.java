package org.mlpc.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.network.Layer;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Residual;

/**
 * A checked network, interpreted in double: no order, no schedule, no rule of the compiler's calculus. It starts from
 * the weights and the scale of a generated class.
 */
public final class ReferenceNetwork {
    private final Network network;
    private final Choices choices = new Choices();
    private final List<ReferenceLayer> layers = new ArrayList<>();
    private final ReferenceOptimizer optimizer;
    private long steps;
    private final ReferenceInputs inputs;

    /** The meaning of a network, at the weights and the scale that an instance of its class has now. */
    public ReferenceNetwork(Network network, org.mlpc.runtime.Network instance) {
        this.network = network;
        for (Layer layer : network.layers()) {
            ReferenceLayer reference =
                    ReferenceLayer.of(layer, layers.size() + 1, network.train().seed(), choices);
            for (int i = 0; i < layer.parameters().size(); i++) {
                String tensor = layer.name() + "." + layer.parameters().get(i).tensor();
                reference.parameters[i] = instance.read(tensor);
            }
            layers.add(reference);
        }
        optimizer = new ReferenceOptimizer(network.optimizer(), network.parameters());
        inputs = new ReferenceInputs(network, instance);
    }

    /** The outputs of n examples. */
    public double[] outputs(double[] x, int n) {
        double[] outputs = new double[n * network.outputs()];
        double[][] rows = forward(x, n, new Moment(false, steps));
        for (int b = 0; b < n; b++) {
            System.arraycopy(rows[b], 0, outputs, b * network.outputs(), network.outputs());
        }
        return outputs;
    }

    private double[][] forward(double[] x, int n, Moment moment) {
        double[][] values = new double[n][];
        for (int b = 0; b < n; b++) {
            values[b] = inputs.columns(x, b);
        }
        List<double[][]> all = new ArrayList<>();
        all.add(values);
        for (ReferenceLayer layer : layers) {
            if (layer instanceof ReferenceResidual residual) {
                residual.skip = all.get(((Residual) layer.layer).from());
            }
            all.add(layer.forward(all.get(all.size() - 1), moment));
        }
        return all.get(all.size() - 1);
    }

    /** The mean loss of n examples after training, without penalties. */
    public double loss(double[] x, double[] t, int n) {
        return loss(x, t, n, new Moment(false, steps));
    }

    /** The mean loss of n examples in training, without penalties. */
    public double trainingLoss(double[] x, double[] t, int n) {
        return loss(x, t, n, new Moment(true, steps));
    }

    private double loss(double[] x, double[] t, int n, Moment moment) {
        double sum = 0;
        double[][] outputs = forward(x, n, moment);
        for (int b = 0; b < n; b++) {
            sum += weight(row(t, b))
                    * loss(Dual.constants(outputs[b]), row(t, b)).value();
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
        layers.forEach(ReferenceLayer::clear);
        double[][] outputs = forward(x, n, new Moment(true, steps));
        double[][] da = new double[n][];
        for (int b = 0; b < n; b++) {
            da[b] = lossGradient(outputs[b], row(t, b));
            double weight = weight(row(t, b));
            for (int u = 0; u < da[b].length; u++) {
                da[b][u] *= weight;
            }
        }
        backward(da);
        double[] gradient = new double[network.parameters()];
        int next = 0;
        for (ReferenceLayer layer : layers) {
            for (double[] tensor : layer.meanGradients(n)) {
                System.arraycopy(tensor, 0, gradient, next, tensor.length);
                next += tensor.length;
            }
        }
        return gradient;
    }

    private void backward(double[][] last) {
        double[][][] deltas = new double[layers.size() + 1][][];
        deltas[layers.size()] = last;
        for (int k = layers.size(); k >= 1; k--) {
            ReferenceLayer layer = layers.get(k - 1);
            double[][] dx = layer.backward(deltas[k]);
            deltas[k - 1] = deltas[k - 1] == null ? dx : ReferenceResidual.sum(dx, deltas[k - 1]);
            if (layer.layer instanceof Residual r) {
                deltas[r.from()] =
                        deltas[r.from()] == null ? deltas[k] : ReferenceResidual.sum(deltas[r.from()], deltas[k]);
            }
        }
    }

    private boolean frozen(int parameter) {
        int next = 0;
        for (ReferenceLayer layer : layers) {
            next += layer.layer.size();
            if (parameter < next) {
                return layer.layer.frozen();
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
        double loss = trainingLoss(x, t, n) + penalty();
        double[] before = parameters();
        double[] after = optimizer.step(before, clipped(gradient(x, t, n)));
        for (int i = 0; i < after.length; i++) {
            after[i] = frozen(i) ? before[i] : after[i];
        }
        parameters(after);
        layers.forEach(ReferenceLayer::shorten);
        layers.forEach(layer -> layer.follow(n));
        steps++;
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

    /** All numbers of the layers in the order of a gradient. */
    public double[] parameters() {
        double[] values = new double[network.parameters()];
        int next = 0;
        for (ReferenceLayer layer : layers) {
            for (double[] tensor : layer.parameters) {
                System.arraycopy(tensor, 0, values, next, tensor.length);
                next += tensor.length;
            }
        }
        return values;
    }

    /** Sets all numbers of the layers, in the order of a gradient. */
    public void parameters(double[] values) {
        int next = 0;
        for (ReferenceLayer layer : layers) {
            for (double[] tensor : layer.parameters) {
                System.arraycopy(values, next, tensor, 0, tensor.length);
                next += tensor.length;
            }
        }
    }

    /** A number for the choices that were made since the last call: the same for the same choices. */
    public long choices() {
        return choices.take();
    }
}
