package org.mlpc.compiler.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.compiler.generated.Subject;
import org.mlpc.runtime.Network;

/** A network that runs leaves nothing for the garbage collector. */
@Tag("sampled")
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<Subject> inFloat() {
        return RandomSuite.learners().stream()
                .filter(s -> !s.exact())
                .filter(s -> !powers(s))
                .toList();
    }

    /** StrictMath's pow, which some powers are left to, leaves small arrays behind on some JDKs. */
    private static boolean powers(Subject subject) {
        return subject.source().contains("Elementary.pow;");
    }

    @Tag("thorough")
    @Test
    void ratesAlongACosineAreAmongTheNetworks() {
        assertTrue(inFloat().stream().anyMatch(s -> s.source().matches("(?s).*requireScheduled\\([^;]*cos\\(.*")));
    }

    @ParameterizedTest
    @MethodSource("inFloat")
    void aWarmStepAllocatesNothing(Subject subject) {
        Calls calls = RandomSuite.ready(subject);
        Network network = calls.network();
        Examples examples = Examples.draw(subject.meant(), 15, Math.min(3, network.batch()));
        float[] x = floats(examples.x());
        float[] t = floats(examples.t());
        float[] y = new float[network.outputs() * examples.n()];
        long thread = Thread.currentThread().getId();
        long allocated = Long.MAX_VALUE;
        // what a step allocates it allocates in every round; the first initialise classes, and the virtual machine
        // itself may add some bytes to any of them
        for (int round = 0; round < 8; round++) {
            long before = THREADS.getThreadAllocatedBytes(thread);
            network.step(x, t, examples.n());
            network.loss(x, t, examples.n());
            network.predict(x, y, examples.n());
            network.predict(x, y);
            allocated = Math.min(allocated, THREADS.getThreadAllocatedBytes(thread) - before);
        }
        assertEquals(0, allocated, subject::text);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
