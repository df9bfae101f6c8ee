package org.mlpc.runtime;

/** Whether this JVM can take sums by vectors of {@code jdk.incubator.vector}. */
public final class Vectorized {
    private static final boolean READY = find();

    private Vectorized() {}

    /**
     * Whether it can: it has the module, and the processor multiplies and adds in one step. If not, a notice says so once,
     * and generated classes use loops that give the same bits.
     */
    public static boolean ready() {
        return READY;
    }

    private static boolean find() {
        if (!Fma.HARDWARE) {
            return false;
        }
        boolean found = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (!found) {
            System.getLogger("org.mlpc")
                    .log(
                            System.Logger.Level.INFO,
                            "training without vectors, with the same results; start java with"
                                    + " --add-modules jdk.incubator.vector to be several times as fast");
        }
        return found;
    }
}
