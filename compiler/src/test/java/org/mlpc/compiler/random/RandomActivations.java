package org.mlpc.compiler.random;

import java.util.ArrayList;
import java.util.List;
import org.mlpc.compiler.generated.Models;
import org.mlpc.compiler.network.Activation;
import org.mlpc.compiler.network.Layer;

/** Activations drawn from a seed, resolved and not simplified: expressions for the tests of the calculus. */
public final class RandomActivations {
    private RandomActivations() {}

    /** Activations of one unit, then activations over a vector. */
    public static List<Activation> draw(long seed, int count) {
        Choice choice = new Choice(seed);
        StringBuilder text = new StringBuilder();
        StringBuilder layers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            boolean vector = i % 2 == 1;
            RandomExpressions expressions = new RandomExpressions(choice, "z", vector, List.of(), List.of("tanh"));
            String body = choice.of(expressions.linear(4), expressions.bounded(3));
            text.append("activation f")
                    .append(i)
                    .append(vector ? "(z[]) = z + " : "(z) = ")
                    .append(body)
                    .append('\n');
            layers.append("dense 3 f").append(i).append('\n');
        }
        List<Activation> activations = new ArrayList<>();
        for (Layer layer : Models.check(text + "network N { input 1\n" + layers + "}")
                .get(0)
                .layers()) {
            activations.add(layer.activation());
        }
        return activations;
    }
}
