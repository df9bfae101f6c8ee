package org.mlpc.compiler.network;

import java.util.List;
import org.mlpc.compiler.source.Span;

/**
 * What a network is fed with. It has two widths: from outside an example is {@link #count()} values, inside, where
 * transforms and one-hot coding have made columns of them, {@link #encoded()}.
 *
 * @param span the {@code input} line
 * @param count values of one example from outside
 * @param features what they are; empty when they have no names
 * @param scale what happens to the numbers among them, after their transforms
 */
public record Inputs(Span span, int count, List<Feature> features, Scale scale) {
    public Inputs {
        features = List.copyOf(features);
    }

    /** What happens to numbers. */
    public sealed interface Scale {
        /**
         * Inputs are used as they are.
         *
         * @param chosen whether the model says so: {@code scale none}
         */
        record None(boolean chosen) implements Scale {}

        /** {@code x' = factor x}, the factor as the user's arithmetic gives it in double. */
        record Factor(Span span, double factor, String written) implements Scale {}

        /** {@code x' = (x - offset) factor} with mean and standard deviation of the training rows. */
        record Standardize(Span span) implements Scale {}

        /** {@code x' = (x - offset) factor} with minimum and range of the training rows. */
        record MinMax(Span span) implements Scale {}
    }

    /** The features' names; empty when they have none. */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** Values of one example inside: the inputs of the first layer. */
    public int encoded() {
        return features.isEmpty()
                ? count
                : features.stream().mapToInt(Feature::columns).sum();
    }

    /** Whether a value becomes something else than itself, scaled: a category is there, or a transform. */
    public boolean coded() {
        return features.stream().anyMatch(f -> !(f.kind() instanceof Feature.Kind.Plain));
    }

    /** Whether offset and factor are fitted on data. */
    public boolean fitted() {
        return numeric() && (scale instanceof Scale.Standardize || scale instanceof Scale.MinMax);
    }

    /** Whether numbers are scaled before the first layer. */
    public boolean scaled() {
        return numeric() && !(scale instanceof Scale.None);
    }

    private boolean numeric() {
        return features.isEmpty() || features.stream().anyMatch(Feature::numeric);
    }
}
