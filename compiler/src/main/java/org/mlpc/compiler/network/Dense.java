package org.mlpc.compiler.network;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.source.Span;

/**
 * {@code z = W x + b}, then an activation.
 *
 * @param span the layer's line
 * @param name the user's, or {@code layerN}
 * @param inputs values coming in
 * @param units values going out
 * @param activation what becomes of z
 * @param weights how W, units × inputs, starts
 * @param bias how b starts, or that there is none
 * @param regularization what keeps W small
 * @param frozen whether its numbers stay as they start
 */
public record Dense(
        Span span,
        String name,
        int inputs,
        int units,
        Activation activation,
        Start weights,
        Start bias,
        Regularization regularization,
        boolean frozen)
        implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dense(this);
    }

    @Override
    public String display() {
        return "dense " + units + " " + activation.display();
    }

    /** Whether there is a b. */
    public boolean biased() {
        return !(bias instanceof Start.None);
    }

    @Override
    public List<Parameters> parameters() {
        List<Parameters> parameters = new ArrayList<>();
        parameters.add(new Parameters("weight", "W", Parameters.WEIGHT, weights, List.of(units, inputs)));
        if (biased()) {
            parameters.add(new Parameters("bias", "b", Parameters.BIAS, bias, List.of(units)));
        }
        parameters.addAll(activation.parameters(units));
        return parameters;
    }
}
