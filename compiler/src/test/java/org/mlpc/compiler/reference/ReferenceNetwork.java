package org.mlpc.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.network.Dense;
import org.mlpc.compiler.network.Inputs;
import org.mlpc.compiler.network.Loss;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.network.Train.Precision;

/**
 * A checked network, interpreted in double: no order, no schedule, no rule of the compiler's calculus. It starts from
 * the weights and the scale of a generated class.
 */
public final class ReferenceNetwork {
    private final Network network;
    private final Choices choices = new Choices();
    private final List<ReferenceLayer> layers = new ArrayList<>();
    private final ReferenceOptimizer optimizer;
    private double[] offset;
    private double[] factor;

    /** The meaning of a network, at the weights and the scale that an instance of its class has now. */
    public ReferenceNetwork(Network network, org.mlpc.runtime.Network instance) {
        this.network = network;
        for (Dense dense : network.layers()) {
            ReferenceLayer layer = new ReferenceLayer(dense, choices);
            double[] weights = instance.read(dense.name() + ".weight");
            for (int o = 0; o < dense.units(); o++) {
                System.arraycopy(weights, o * dense.inputs(), layer.weights[o], 0, dense.inputs());
            }
            System.arraycopy(instance.read(dense.name() + ".bias"), 0, layer.bias, 0, dense.units());
            layers.add(layer);
        }
        optimizer = new ReferenceOptimizer(network.optimizer(), network.parameters());
        scale(instance);
    }

    private void scale(org.mlpc.runtime.Network instance) {
        offset = new double[network.inputs().count()];
        factor = new double[network.inputs().count()];
        if (network.inputs().fitted()) {
            offset = instance.read("scale.offset");
            factor = instance.read("scale.factor");
            return;
        }
        double constant = network.inputs().scale() instanceof Inputs.Scale.Factor f ? f.factor() : 1;
        Arrays.fill(factor, network.train().precision() == Precision.FLOAT32 ? (float) constant : constant);
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
        int width = network.inputs().count();
        double[] values = new double[width];
        for (int i = 0; i < width; i++) {
            values[i] = (x[example * width + i] - offset[i]) * factor[i];
        }
        for (ReferenceLayer layer : layers) {
            values = layer.forward(values);
        }
        return values;
    }

    /** The mean loss of n examples. */
    public double loss(double[] x, double[] t, int n) {
        double sum = 0;
        for (int b = 0; b < n; b++) {
            sum += loss(Dual.constants(forward(x, b)), row(t, b)).value();
        }
        return sum / n;
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
            for (int k = layers.size() - 1; k >= 0; k--) {
                da = layers.get(k).backward(da);
            }
        }
        double[] gradient = new double[network.parameters()];
        int next = 0;
        for (ReferenceLayer layer : layers) {
            for (double[] row : layer.weightGradient) {
                for (double value : row) {
                    gradient[next++] = value / n;
                }
            }
            for (double value : layer.biasGradient) {
                gradient[next++] = value / n;
            }
        }
        return gradient;
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
        double loss = loss(x, t, n);
        parameters(optimizer.step(parameters(), gradient(x, t, n)));
        return loss;
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
            System.arraycopy(layer.bias, 0, values, next, layer.bias.length);
            next += layer.bias.length;
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
            System.arraycopy(values, next, layer.bias, 0, layer.bias.length);
            next += layer.bias.length;
        }
    }

    /** A number for the choices that were made since the last call: the same for the same choices. */
    public long choices() {
        return choices.take();
    }
}
