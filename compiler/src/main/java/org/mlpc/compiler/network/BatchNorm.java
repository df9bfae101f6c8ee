package org.mlpc.compiler.network;

import java.util.List;
import org.mlpc.compiler.source.Span;

/**
 * {@code z = γ (x - μ) / √(σ² + ε) + β}, unit by unit, with mean and variance of the batch in training and their running
 * averages afterwards. See S. Ioffe and C. Szegedy, Batch normalization, ICML 2015; momentum, ε and the unbiased running
 * variance are those of PyTorch's {@code BatchNorm1d}.
 *
 * @param span the layer's line
 * @param name {@code layerN}
 * @param units values coming in and going out
 */
public record BatchNorm(Span span, String name, int units) implements Layer {
    /** How far a batch moves the running averages. */
    public static final double MOMENTUM = 0.1;

    /** Keeps a unit without spread from a division by 0. */
    public static final double EPSILON = 1e-5;

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.batchNorm(this);
    }

    @Override
    public String display() {
        return "batch_norm";
    }

    @Override
    public int inputs() {
        return units;
    }

    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public boolean normalizes() {
        return true;
    }

    @Override
    public boolean trainsDifferently() {
        return true;
    }

    @Override
    public List<Parameters> parameters() {
        Start one = new Start.Constant("1", 1);
        Start zero = new Start.Constant("0", 0);
        return List.of(
                new Parameters("weight", "gamma", Parameters.WEIGHT, one, List.of(units)),
                new Parameters("bias", "beta", Parameters.BIAS, zero, List.of(units)));
    }
}
