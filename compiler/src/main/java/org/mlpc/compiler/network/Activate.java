package org.mlpc.compiler.network;

import java.util.List;
import org.mlpc.compiler.source.Span;

/**
 * An activation alone: z is what comes in. Written as {@code activate}, {@code dropout} and {@code layer_norm}.
 *
 * @param span the layer's line
 * @param name {@code layerN}
 * @param display as written
 * @param units values coming in and going out
 * @param activation what becomes of them
 */
public record Activate(Span span, String name, String display, int units, Activation activation) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.activate(this);
    }

    @Override
    public boolean passes() {
        return true;
    }

    @Override
    public int inputs() {
        return units;
    }

    @Override
    public List<Parameters> parameters() {
        return activation.parameters(units);
    }
}
