package org.mlpc.runtime;

/** Stand-in with the agreed calls until the real one is merged. */
public final class RandomStream {
    public enum Purpose {
        WEIGHTS,
        SHUFFLE,
        SPLIT
    }

    private RandomStream() {}

    public static long u64(long seed, Purpose purpose, long a, long b) {
        long gamma = 0x9E3779B97F4A7C15L;
        return mix(mix(mix(seed + (purpose.ordinal() + 1) * gamma) + a * gamma) + b * gamma);
    }

    public static void shuffle(int[] order, long seed, Purpose purpose, long a) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = (int) Long.remainderUnsigned(u64(seed, purpose, a, i), i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
