package org.mlpc.compiler.std;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlpc.compiler.generated.Calls;
import org.mlpc.runtime.Network;

/**
 * An activation, a loss and an optimizer that a user writes, and that no library has, are as good as built-in ones: they
 * train, their gradients are right, nothing is computed beside the simplified formulas, nothing is allocated. {@link
 * OwnCopiesTest} shows that there is no other treatment for what is built in.
 */
class UserDefinitionsTest {
    private static final Path FIXTURE = Path.of("src/test/resources/fixtures/user-definitions");
    private static final int EXAMPLES = 64;
    private static final double STEP = 1e-5;

    private static String text(String file) {
        try {
            return Files.readString(FIXTURE.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Calls calls(String network, Precision precision) {
        String model = text("model.mlp").replace("seed 3", "seed 3 " + precision.setting());
        return Generated.from(model).calls(network);
    }

    /** A wave at so many points; it never meets the outputs at the start, where the loss has its kink. */
    private static double[][] wave(int n) {
        double[] x = new double[n];
        double[] t = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) (4.0 * i / n - 2);
            t[i] = (float) (Math.sin(3 * x[i]) + 0.3 * x[i] + 0.1);
        }
        return new double[][] {x, t};
    }

    @ParameterizedTest
    @CsvSource({"Wave, FLOAT32", "Wave, FLOAT64", "Waves, FLOAT32", "Waves, FLOAT64"})
    void theLossFalls(String network, Precision precision) {
        Calls calls = calls(network, precision);
        double[][] wave = wave(EXAMPLES);
        double before = calls.loss(wave[0], wave[1], EXAMPLES);
        for (int step = 0; step < 1_200; step++) {
            int from = step % 4 * 16;
            calls.step(Arrays.copyOfRange(wave[0], from, from + 16), Arrays.copyOfRange(wave[1], from, from + 16), 16);
        }
        double after = calls.loss(wave[0], wave[1], EXAMPLES);
        assertTrue(after < 0.25 * before, before + " became " + after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wave", "Waves"})
    void gradientsAreDifferenceQuotients(String network) {
        Calls calls = calls(network, Precision.FLOAT64);
        double[][] wave = wave(16);
        double[] parameters = Parameters.read(calls.network());
        double[] gradient = new double[parameters.length];
        double loss = calls.gradient(wave[0], wave[1], 16, gradient);
        double largest = 1e-3 * Math.max(1, loss);
        for (double slope : gradient) {
            largest = Math.max(largest, Math.abs(slope));
        }
        for (int k = 0; k < parameters.length; k++) {
            double quotient = (moved(calls, parameters, k, STEP) - moved(calls, parameters, k, -STEP)) / (2 * STEP);
            assertEquals(quotient, gradient[k], 1e-7 * largest, "parameter " + k);
        }
    }

    private static double moved(Calls calls, double[] parameters, int place, double by) {
        double[] moved = parameters.clone();
        moved[place] += by;
        Parameters.write(calls.network(), moved);
        double[][] wave = wave(16);
        return calls.loss(wave[0], wave[1], 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wave", "Waves"})
    void aStepFollowsTheSignOfTheMeanGradient(String network) {
        Calls calls = calls(network, Precision.FLOAT64);
        double[][] wave = wave(16);
        double[] w = Parameters.read(calls.network());
        double[] m = new double[w.length];
        double[] g = new double[w.length];
        double rate = network.equals("Wave") ? 0.005 : 0.002;
        for (int step = 0; step < 10; step++) {
            calls.gradient(wave[0], wave[1], 16, g);
            calls.step(wave[0], wave[1], 16);
            for (int i = 0; i < w.length; i++) {
                m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
                w[i] -= rate * Math.signum(m[i]);
            }
            assertArrayEquals(w, Parameters.read(calls.network()), 1e-15);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // a unit each: 8 in straight lines, one in the body of a loop
        "Wave, 8",
        "Waves, 1"
    })
    void nothingIsComputedBesideTheFormulas(String network, int spelledOut) {
        String java = text(network + ".java");
        String step = java.substring(0, java.indexOf("public float gradient("));
        // z + sin(f z)² / f, and its derivative 1 + 2 sin(f z) cos(f z): no power, no division
        assertEquals(spelledOut + spelledOut, count(step, "[^·] sin\\(|\\(sin\\(|= sin\\("), "sines");
        assertEquals(spelledOut, count(step, "\\* cos\\("), "cosines");
        assertEquals(0, count(step, "pow\\("), "powers");
        assertEquals(1, count(step, "Math\\.max\\("), "larger of two");
        assertEquals(1, count(step, "Math\\.signum\\("), "signs");
        String update =
                java.substring(java.indexOf("for (int i = 0; i < PARAMETERS"), java.indexOf("double loss = lossSum"));
        // three in the formulas, and the mean of the gradients
        assertEquals(4, count(update, " \\* "), "products in " + update);
        assertEquals(0, count(update, " / "), "quotients in " + update);
    }

    private static long count(String java, String pattern) {
        // comments show the formulas, too
        String code = java.replaceAll("(?m)^ *(//|\\*|/\\*).*$", "");
        return Pattern.compile(pattern).matcher(code).results().count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wave", "Waves"})
    void aStepAllocatesNothing(String name) {
        Network network = calls(name, Precision.FLOAT32).network();
        float[] x = new float[16];
        float[] t = new float[16];
        for (int i = 0; i < 16; i++) {
            x[i] = i / 8f - 1;
            t[i] = x[i] * x[i];
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = Long.MAX_VALUE;
        // what a step allocates it allocates in every round
        for (int round = 0; round < 8; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            network.step(x, t, 16);
            network.loss(x, t, 16);
            allocated = Math.min(allocated, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertEquals(0, allocated);
    }
}
