package org.mlpc.runtime;

/**
 * What a layer draws for every unit of every example of a step. A number is a function of seed, layer, variable, step,
 * row and unit, so that it can be drawn again, in any order; 32 bits are enough and fill vectors.
 */
public final class Draws {
    private Draws() {}

    /**
     * The stream of a layer in one step.
     *
     * @param layer its number, from 1
     * @param variable which of the layer's drawn variables, from 0, at most 15
     * @param step steps taken before
     */
    public static int key(long seed, int layer, int variable, long step) {
        return (int) (RandomStream.u64(seed, RandomStream.DRAW, 16L * layer + variable, step) >>> 32);
    }

    /**
     * Uniform in [0, 1), one of the multiples of 2^-24: the finalizer of MurmurHash3 (A. Appleby, public domain) over a
     * Weyl sequence.
     *
     * @param key of {@link #key}
     * @param index units · row + unit
     */
    public static float uniform(int key, int index) {
        int hash = key + index * 0x9E3779B9;
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return ((hash ^ (hash >>> 16)) >>> 8) * 0x1p-24f;
    }
}
