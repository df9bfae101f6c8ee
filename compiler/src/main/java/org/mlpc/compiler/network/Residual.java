package org.mlpc.compiler.network;

import java.util.List;
import java.util.OptionalInt;
import org.mlpc.compiler.source.Span;

/**
 * The end of a {@code residual} block: {@code z = x + what came into the block}. See K. He and others, Deep residual
 * learning for image recognition, CVPR 2016.
 *
 * @param span the line that begins the block
 * @param name {@code layerN}
 * @param units values coming in and going out
 * @param from number of the layer before the block, from 1; 0 when the block begins the network
 */
public record Residual(Span span, String name, int units, int from) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.residual(this);
    }

    @Override
    public String display() {
        return "residual";
    }

    @Override
    public OptionalInt adds() {
        return OptionalInt.of(from);
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
    public List<Parameters> parameters() {
        return List.of();
    }
}
