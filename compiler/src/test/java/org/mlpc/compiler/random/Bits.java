package org.mlpc.compiler.random;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Random;
import org.mlpc.runtime.Network;
import org.mlpc.runtime.Team;

/** Trains classes from a folder in a JVM of its own, and prints the width of its vectors and a hash of each one's weights. */
public final class Bits {
    private static final int STEPS = 50;

    private Bits() {}

    /** The width of the vectors of this JVM, in bytes, as the module of vectors has it or, without it, the loops of C2. */
    private static int width() throws IOException, ReflectiveOperationException {
        String module = "jdk.incubator.vector"; // which is not there when the tests are compiled
        if (ModuleLayer.boot().findModule(module).isPresent()) {
            Object species = Class.forName(module + ".FloatVector")
                    .getField("SPECIES_PREFERRED")
                    .get(null);
            return (Integer) Class.forName(module + ".VectorSpecies")
                    .getMethod("vectorByteSize")
                    .invoke(species);
        }
        return Integer.parseInt(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxVectorSize")
                .getValue());
    }

    /** The folder of the class files, the number of threads, and the names of the classes. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(width());
        URL[] folder = {Path.of(arguments[0]).toUri().toURL()};
        try (URLClassLoader classes = new URLClassLoader(folder, Bits.class.getClassLoader());
                Team team = Team.of(Integer.parseInt(arguments[1]))) {
            for (int i = 2; i < arguments.length; i++) {
                Network network = (Network)
                        classes.loadClass(arguments[i]).getConstructor().newInstance();
                network.use(team);
                // fifty steps are too few to come to vectors by themselves
                WarmVectors.count(network, WarmVectors.WARM);
                System.out.println(arguments[i] + " " + Long.toHexString(hash(network)));
            }
        }
    }

    /** Every fifth batch is a partial one. */
    private static long hash(Network network) {
        Random random = new Random(7);
        int batch = network.batch();
        float[] x = new float[batch * network.features()];
        float[] t = new float[batch * network.targets()];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat() * 2 - 0.7f;
        }
        network.fitScale(x, batch);
        for (int step = 0; step < STEPS; step++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextFloat() * 2 - 0.7f;
            }
            java.util.Arrays.fill(t, 0);
            for (int b = 0; b < batch; b++) {
                t[b * network.targets() + random.nextInt(network.targets())] = 1;
            }
            network.step(x, t, step % 5 == 4 ? (batch + 1) / 2 : batch);
        }
        return StateHash.of(network);
    }
}
