package org.mlpc.compiler.network;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.source.Span;

/**
 * {@code z = max over j of (W[j] x + b[j])}, unit by unit; a tie goes to the first piece. See I. Goodfellow and others,
 * Maxout networks, ICML 2013.
 *
 * @param span the layer's line
 * @param name the user's, or {@code layerN}
 * @param inputs values coming in
 * @param units values going out
 * @param pieces sums that each unit chooses among
 * @param weights how W, pieces × units × inputs, starts
 * @param bias how b, pieces × units, starts, or that there is none
 * @param regularization what keeps W small: of a unit each piece for itself
 * @param frozen whether its numbers stay as they start
 */
public record Maxout(
        Span span,
        String name,
        int inputs,
        int units,
        int pieces,
        Start weights,
        Start bias,
        Regularization regularization,
        boolean frozen)
        implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.maxout(this);
    }

    @Override
    public String display() {
        return "maxout " + units + " pieces " + pieces;
    }

    @Override
    public boolean chooses() {
        return true;
    }

    @Override
    public Activation activation() {
        return Activation.IDENTITY;
    }

    @Override
    public List<Parameters> parameters() {
        List<Parameters> parameters = new ArrayList<>();
        parameters.add(new Parameters("weight", "W", Parameters.WEIGHT, weights, List.of(pieces, units, inputs)));
        if (!(bias instanceof Start.None)) {
            parameters.add(new Parameters("bias", "b", Parameters.BIAS, bias, List.of(pieces, units)));
        }
        return parameters;
    }
}
