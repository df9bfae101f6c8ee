package org.mlpc.compiler.std;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.mlpc.compiler.random.WarmVectors;
import org.mlpc.runtime.Network;

/** Trains the classes of a folder in a JVM of its own, and prints how many bytes a warm step of each one allocates. */
public final class WarmSteps {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Each so manyth step is one with a partial batch. */
    private static final int PARTIAL = 8;

    /** Steps of a round: few, since before C2 has compiled it, a step with vectors is slow. */
    private static final int STEPS = 2 * PARTIAL;

    /** So many rounds one after the other without a byte are no chance. */
    private static final int ROUNDS = 5;

    private WarmSteps() {}

    /** The folder of the class files, and the seconds after which a class that still allocates is given up. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.replace(".class", ""))
                    .sorted()
                    .toList();
        }
        URL[] urls = {folder.toUri().toURL()};
        try (URLClassLoader classes = new URLClassLoader(urls, WarmSteps.class.getClassLoader())) {
            for (String name : names) {
                Network network =
                        (Network) classes.loadClass(name).getConstructor().newInstance();
                // so that batches go by vectors at once, and not after a quarter of a second's examples
                WarmVectors.count(network, WarmVectors.WARM);
                System.out.println(name + " " + bytes(step(network), Integer.parseInt(arguments[1])));
            }
        }
    }

    /**
     * The bytes that a warm step allocates: 0 after five rounds of 16 steps, one after the other, without any, else the
     * mean of the best round before the time is over. What a step allocates it allocates in every round; but until C2
     * has compiled it, vector code allocates, too.
     */
    static double bytes(IntConsumer step, int seconds) {
        long thread = Thread.currentThread().getId();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long least = Long.MAX_VALUE;
        int none = 0;
        while (none < ROUNDS && System.nanoTime() < end) {
            long before = THREADS.getThreadAllocatedBytes(thread);
            for (int k = 0; k < STEPS; k++) {
                step.accept(k);
            }
            long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
            none = allocated == 0 ? none + 1 : 0;
            least = Math.min(least, allocated);
        }
        return none == ROUNDS ? 0 : Math.max(least, 1) / (double) STEPS;
    }

    private static IntConsumer step(Network network) {
        Random random = new Random(7);
        int batch = network.batch();
        float[] x = new float[batch * network.features()];
        float[] t = new float[batch * network.targets()];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat() * 2 - 0.7f;
        }
        for (int i = 0; i < t.length; i++) {
            t[i] = random.nextFloat();
        }
        return k -> network.step(x, t, k % PARTIAL == PARTIAL - 1 ? (batch + 1) / 2 : batch);
    }
}
