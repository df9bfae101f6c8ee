package org.mlpc.compiler.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Activation.Drawn;
import org.mlpc.compiler.network.Activation.SlopeKind;
import org.mlpc.compiler.network.Layer;
import org.mlpc.runtime.Draws;

/** The activation of a layer, by dual numbers. */
final class ReferenceActivation {
    private final Layer layer;
    private final Activation activation;
    private final int number;
    private final long seed;
    private final Choices choices;
    private final int learned;
    /** z, and what is learned, of each unit. */
    private double[][] at;

    private double[] a;

    ReferenceActivation(Layer layer, int number, long seed, Choices choices) {
        this.layer = layer;
        this.activation = layer.activation();
        this.number = number;
        this.seed = seed;
        this.choices = choices;
        this.learned = activation.learned().size();
    }

    /** What one example draws. */
    Map<String, double[]> draw(Moment moment, int row) {
        Map<String, double[]> drawn = new HashMap<>();
        List<Drawn> all = activation.drawn();
        for (int v = 0; moment.training() && v < all.size(); v++) {
            double[] values = new double[layer.units()];
            int key = Draws.key(seed, number, v, moment.step());
            for (int u = 0; u < values.length; u++) {
                double share = Draws.uniform(key, layer.units() * row + u);
                values[u] = all.get(v).low() + (all.get(v).high() - all.get(v).low()) * share;
            }
            drawn.put(all.get(v).variable(), values);
        }
        return drawn;
    }

    /** The outputs of one example. */
    double[] forward(double[] z, double[][] parameters, Map<String, double[]> drawn) {
        remember(z, parameters);
        a = new double[z.length];
        boolean training = drawn.size() == activation.drawn().size();
        var definition = training ? activation.definition() : activation.inference();
        for (int u = 0; u < z.length; u++) {
            if (activation.extent() == Extent.VECTOR && u > 0) {
                break;
            }
            Dual[] values = Interpreter.evaluate(definition, named(u, drawn, false), choices);
            for (int k = 0; k < (activation.extent() == Extent.VECTOR ? z.length : 1); k++) {
                a[u + k] = values[values.length == 1 ? 0 : k].value();
            }
        }
        return a;
    }

    private void remember(double[] z, double[][] parameters) {
        at = new double[1 + learned][];
        at[0] = z;
        for (int i = 0; i < learned; i++) {
            at[1 + i] = parameters[parameters.length - learned + i];
        }
    }

    /** The variables at one unit, or at all of them where they see each other. */
    private Map<String, Dual[]> named(int unit, Map<String, double[]> drawn, boolean variable) {
        boolean all = activation.extent() == Extent.VECTOR;
        int width = all ? at[0].length : 1;
        double[] flat = new double[width * at.length];
        for (int i = 0; i < at.length; i++) {
            for (int u = 0; u < width; u++) {
                flat[i * width + u] = at[i][all ? u : unit];
            }
        }
        Dual[] duals = variable ? Dual.variables(flat) : Dual.constants(flat);
        Map<String, Dual[]> named = new HashMap<>();
        for (int i = 0; i < at.length; i++) {
            String name = i == 0 ? "z" : activation.learned().get(i - 1).variable();
            named.put(name, java.util.Arrays.copyOfRange(duals, i * width, (i + 1) * width));
        }
        drawn.forEach((name, values) -> named.put(name, all ? Dual.constants(values) : Dual.constants(values[unit])));
        return named;
    }

    /** ∂L/∂z of one example, given ∂L/∂a; the gradients of what is learned grow. */
    double[] backward(double[] da, Map<String, double[]> drawn, double[][] gradients) {
        double[] dz = new double[da.length];
        boolean all = activation.extent() == Extent.VECTOR;
        for (int u = 0; u < (all ? 1 : da.length); u++) {
            Dual[] outputs = Interpreter.evaluate(activation.definition(), named(u, drawn, true), choices);
            int width = all ? da.length : 1;
            for (int out = 0; out < width; out++) {
                Dual output = outputs[outputs.length == 1 ? 0 : out];
                for (int v = 0; v < width; v++) {
                    dz[u + v] += da[u + out] * output.slope(v);
                    for (int i = 1; i <= learned; i++) {
                        gradients[gradients.length - learned + i - 1][u + v] +=
                                da[u + out] * output.slope(i * width + v);
                    }
                }
            }
        }
        return activation.slopeKind() == SlopeKind.SURROGATE ? surrogate(da, drawn) : dz;
    }

    private double[] surrogate(double[] da, Map<String, double[]> drawn) {
        boolean all = activation.extent() == Extent.VECTOR;
        double[] dz = new double[da.length];
        for (int u = 0; u < (all ? 1 : da.length); u++) {
            Map<String, Dual[]> named = named(u, drawn, false);
            named.put("a", all ? Dual.constants(a) : Dual.constants(a[u]));
            named.put("da", Dual.constants(da));
            Dual[] values = Interpreter.evaluate(activation.slope(), named, choices);
            for (int v = 0; v < (all ? da.length : 1); v++) {
                double slope = values[values.length == 1 ? 0 : v].value();
                dz[u + v] = all ? slope : da[u] * slope;
            }
        }
        return dz;
    }

    /** Goes back to the values of an example that went through before. */
    void at(double[] z, double[][] parameters, double[] output) {
        remember(z, parameters);
        a = output;
    }
}
