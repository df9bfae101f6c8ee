package org.mlpc.runtime;

/**
 * Random numbers that are a function of what they are for, not of how many were drawn before: {@code u64(seed, purpose,
 * a, b) = mix(mix(mix(seed + purpose · γ) + a · γ) + b · γ)}, with γ the golden ratio's 64 bits and mix the finalizer of
 * SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 *
 * <p>{@code a} names a stream within its purpose, {@code b} counts within the stream. Numbers with different arguments
 * are independent for every practical purpose, so adding a layer changes no shuffle. Not for cryptography.
 */
final class RandomStream {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** Purpose of starting weights: a is the tensor, b the value. Its number is part of every result, as are the others. */
    static final int WEIGHTS = 1;

    /** Purpose of the order of the examples: a is the epoch. */
    static final int SHUFFLE = 2;

    /** Purpose of the choice of the validation examples. */
    static final int SPLIT = 3;

    /** Purpose of what layers draw in training: a is layer and variable, b the step. */
    static final int DRAW = 4;

    private RandomStream() {}

    /** 64 random bits. */
    static long u64(long seed, int purpose, long a, long b) {
        return mix(mix(mix(seed + purpose * GAMMA) + a * GAMMA) + b * GAMMA);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1): one of the 2^24 multiples of 2^-24, so that float and double programs draw the same. */
    static float uniform(long seed, int purpose, long a, long b) {
        return (u64(seed, purpose, a, b) >>> 40) * 0x1p-24f;
    }

    /**
     * Standard normal, by the method of G. E. P. Box and M. E. Muller (1958) from the uniform numbers at 2k and 2k + 1.
     * Its size is at most √(48 ln 2) = 5.77.
     */
    static double normal(long seed, int purpose, long a, long k) {
        // 1 - u is in (0, 1], so that the logarithm is finite
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - (double) uniform(seed, purpose, a, 2 * k)));
        return radius * Trigonometric.cos(2 * StrictMath.PI * uniform(seed, purpose, a, 2 * k + 1));
    }

    /**
     * Brings the elements into a random order, each with the same probability: Fisher-Yates from the last element down,
     * its whole numbers by the method of D. Lemire, "Fast random integer generation in an interval" (ACM Transactions on
     * Modeling and Computer Simulation 29, 2019). The counter b starts at 0 and advances with every number drawn.
     */
    static void shuffle(int[] order, long seed, int purpose, long a) {
        long b = 0;
        for (int last = order.length - 1; last > 0; last--) {
            long choices = last + 1L;
            long product = (u64(seed, purpose, a, b++) >>> 32) * choices;
            // low 32 bits under 2^32 mod choices would favour some elements: drawn again
            while ((product & 0xFFFFFFFFL) < (1L << 32) % choices) {
                product = (u64(seed, purpose, a, b++) >>> 32) * choices;
            }
            int chosen = (int) (product >>> 32);
            int element = order[last];
            order[last] = order[chosen];
            order[chosen] = element;
        }
    }
}
