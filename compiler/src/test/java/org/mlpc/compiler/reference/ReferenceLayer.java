package org.mlpc.compiler.reference;

import java.util.HashMap;
import java.util.Map;
import org.mlpc.compiler.expr.Expr;
import org.mlpc.compiler.expr.Extent;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Activation.SlopeKind;
import org.mlpc.compiler.network.Dense;

/** A dense layer by textbook loops, one example at a time: z = W x + b, a = f(z). */
final class ReferenceLayer {
    final Dense dense;
    /** A row for each unit. */
    final double[][] weights;

    final double[] bias;
    final double[][] weightGradient;
    final double[] biasGradient;
    private final Choices choices;
    private double[] x;
    private double[] z;
    private double[] a;

    ReferenceLayer(Dense dense, Choices choices) {
        this.dense = dense;
        this.choices = choices;
        weights = new double[dense.units()][dense.inputs()];
        bias = new double[dense.units()];
        weightGradient = new double[dense.units()][dense.inputs()];
        biasGradient = new double[dense.units()];
    }

    /** How many biases there are: one for each unit, or none. */
    int biases() {
        return dense.biased() ? bias.length : 0;
    }

    /** What the weights add to the loss. */
    double penalty() {
        double penalty = 0;
        for (double[] row : weights) {
            for (double w : row) {
                penalty += dense.regularization().l1() * Math.abs(w)
                        + dense.regularization().l2() * w * w;
            }
        }
        return dense.frozen() ? 0 : penalty;
    }

    /** The derivative of the penalty by one weight. */
    double penaltySlope(double w) {
        return dense.regularization().l1() * Math.signum(w)
                + 2 * dense.regularization().l2() * w;
    }

    /** Shortens each unit's weights to the longest that they may be. */
    void shorten() {
        double most = dense.regularization().maxNorm();
        for (double[] row : weights) {
            double norm = Math.sqrt(java.util.Arrays.stream(row).map(w -> w * w).sum());
            if (!dense.frozen() && most > 0 && norm > most) {
                for (int i = 0; i < row.length; i++) {
                    row[i] *= most / norm;
                }
            }
        }
    }

    /** The outputs for an input, which both are remembered for {@link #backward}. */
    double[] forward(double[] input) {
        x = input;
        z = new double[dense.units()];
        for (int o = 0; o < z.length; o++) {
            z[o] = bias[o];
            for (int i = 0; i < x.length; i++) {
                z[o] += weights[o][i] * x[i];
            }
        }
        a = activation();
        return a;
    }

    private double[] activation() {
        Expr definition = dense.activation().definition();
        double[] outputs = new double[z.length];
        if (dense.activation().extent() == Extent.VECTOR) {
            Dual[] values = Interpreter.evaluate(definition, Map.of("z", Dual.constants(z)), choices);
            for (int u = 0; u < outputs.length; u++) {
                outputs[u] = values[values.length == 1 ? 0 : u].value();
            }
            return outputs;
        }
        for (int u = 0; u < outputs.length; u++) {
            outputs[u] = Interpreter.evaluate(definition, Map.of("z", Dual.constants(z[u])), choices)[0].value();
        }
        return outputs;
    }

    /** Adds ∂L/∂W and ∂L/∂b of the last input, given ∂L/∂a, and returns ∂L/∂x. */
    double[] backward(double[] da) {
        double[] dz = dense.activation().extent() == Extent.VECTOR ? throughAll(da) : throughEach(da);
        double[] dx = new double[x.length];
        for (int o = 0; o < dz.length; o++) {
            biasGradient[o] += dz[o];
            for (int i = 0; i < x.length; i++) {
                weightGradient[o][i] += dz[o] * x[i];
                dx[i] += weights[o][i] * dz[o];
            }
        }
        return dx;
    }

    private double[] throughEach(double[] da) {
        Activation activation = dense.activation();
        double[] dz = new double[da.length];
        for (int u = 0; u < dz.length; u++) {
            double slope;
            if (activation.slopeKind() == SlopeKind.SURROGATE) {
                Map<String, Dual[]> at = Map.of("z", Dual.constants(z[u]), "a", Dual.constants(a[u]));
                slope = Interpreter.evaluate(activation.slope(), at, choices)[0].value();
            } else {
                slope =
                        Interpreter.evaluate(activation.definition(), Map.of("z", Dual.variables(z[u])), choices)[0]
                                .slope(0);
            }
            dz[u] = da[u] * slope;
        }
        return dz;
    }

    /** Through the whole Jacobian: ∂L/∂z_v = Σ_u ∂L/∂a_u ∂a_u/∂z_v. */
    private double[] throughAll(double[] da) {
        Activation activation = dense.activation();
        double[] dz = new double[da.length];
        if (activation.slopeKind() == SlopeKind.SURROGATE) {
            Map<String, Dual[]> at = new HashMap<>();
            at.put("z", Dual.constants(z));
            at.put("a", Dual.constants(a));
            at.put("da", Dual.constants(da));
            Dual[] values = Interpreter.evaluate(activation.slope(), at, choices);
            for (int v = 0; v < dz.length; v++) {
                dz[v] = values[values.length == 1 ? 0 : v].value();
            }
            return dz;
        }
        Dual[] jacobian = Interpreter.evaluate(activation.definition(), Map.of("z", Dual.variables(z)), choices);
        for (int u = 0; u < dz.length; u++) {
            for (int v = 0; v < dz.length; v++) {
                dz[v] += da[u] * jacobian[u].slope(v);
            }
        }
        return dz;
    }
}
