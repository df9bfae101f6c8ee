package org.mlpc.compiler.network;

import java.util.List;
import java.util.OptionalDouble;

/** How a tensor starts. */
public sealed interface Start {
    /** In words or mathematics, for comments: {@code he_normal: N(0, √(2 / 784))}. */
    String notation();

    /** The number that all values start as, where they start alike. */
    default OptionalDouble same() {
        return OptionalDouble.empty();
    }

    /** Drawn between two bounds. */
    record Uniform(String notation, double low, double high) implements Start {
        @Override
        public OptionalDouble same() {
            return low == high ? OptionalDouble.of(low) : OptionalDouble.empty();
        }
    }

    /** Drawn around a mean. */
    record Normal(String notation, double mean, double deviation) implements Start {
        @Override
        public OptionalDouble same() {
            return deviation == 0 ? OptionalDouble.of(mean) : OptionalDouble.empty();
        }
    }

    /** Drawn around a mean, and drawn again beyond two deviations. */
    record TruncatedNormal(String notation, double mean, double deviation) implements Start {
        @Override
        public OptionalDouble same() {
            return deviation == 0 ? OptionalDouble.of(mean) : OptionalDouble.empty();
        }
    }

    /** A random matrix whose rows, or columns if it has fewer, are orthogonal and as long as the gain. */
    record Orthogonal(String notation, double gain) implements Start {}

    /** The same number everywhere. */
    record Constant(String notation, double value) implements Start {
        @Override
        public OptionalDouble same() {
            return OptionalDouble.of(value);
        }
    }

    /** There is no such tensor. */
    record None() implements Start {
        @Override
        public String notation() {
            return "none";
        }
    }

    /** Given by the user, row-major. */
    record Explicit(List<Double> values) implements Start {
        public Explicit {
            values = List.copyOf(values);
        }

        @Override
        public OptionalDouble same() {
            boolean one = values.stream().distinct().count() == 1;
            return one ? OptionalDouble.of(values.get(0)) : OptionalDouble.empty();
        }

        @Override
        public String notation() {
            return "as given";
        }
    }
}
