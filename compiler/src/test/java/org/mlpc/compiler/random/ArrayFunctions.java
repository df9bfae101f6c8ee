package org.mlpc.compiler.random;

import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.mlpc.runtime.Elementary;
import org.mlpc.runtime.Network;

/**
 * Compares the functions that a class takes whole arrays through, by vectors, with the runtime's scalar ones, in a JVM of
 * its own: says nothing where all is as it should be.
 */
public final class ArrayFunctions {
    private static final int CHUNK = 1 << 16;

    /** Where one way of computing ends and another begins, and the ends of the range. */
    private static final float[] EDGES = {
        0,
        Float.MIN_VALUE,
        Float.MIN_NORMAL,
        0x1p-25f,
        1 / 3f,
        0.5f,
        1,
        1.5f,
        3.93f,
        9.1f,
        20,
        64,
        80,
        87,
        88,
        0x1.62e42ep6f,
        103.97f,
        104,
        8192,
        0x1p23f,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NaN
    };

    /** A function of one float. */
    interface Scalar {
        float apply(float x);
    }

    /** The runtime's functions by name. */
    static final Map<String, Scalar> SCALAR = new TreeMap<>(Map.of(
            "exp", Elementary::exp,
            "expm1", Elementary::expm1,
            "log", Elementary::log,
            "log1p", Elementary::log1p,
            "tanh", Elementary::tanh,
            "sigmoid", Elementary::sigmoid,
            "softplus", Elementary::softplus,
            "erf", Elementary::erf,
            "sin", Elementary::sin,
            "cos", Elementary::cos));

    private final String name;
    private final Scalar scalar;
    private final Network network;
    /** {@code void (float[] v, int from, int to)}. */
    private final MethodHandle each;
    /** {@code int (float[] v, int from, int to)}: by vectors, as far as they go. */
    private final MethodHandle vectors;

    private ArrayFunctions(String name, Class<?> type) throws ReflectiveOperationException {
        this.name = name;
        this.scalar = SCALAR.get(name);
        this.network = (Network) type.getConstructor().newInstance();
        this.each = handle(type, name + "Each");
        this.vectors = handle(Class.forName(type.getName() + "$Vectors", true, type.getClassLoader()), name);
    }

    private static MethodHandle handle(Class<?> type, String method) throws ReflectiveOperationException {
        Method found = type.getDeclaredMethod(method, float[].class, int.class, int.class);
        found.setAccessible(true);
        return MethodHandles.lookup().unreflect(found);
    }

    /** The folder of the class files, the name of the class, the step from one float to the next, and functions. */
    public static void main(String[] arguments) throws Throwable {
        URL[] folder = {Path.of(arguments[0]).toUri().toURL()};
        try (URLClassLoader classes = new URLClassLoader(folder, ArrayFunctions.class.getClassLoader())) {
            Class<?> type = classes.loadClass(arguments[1]);
            for (int i = 3; i < arguments.length; i++) {
                ArrayFunctions function = new ArrayFunctions(arguments[i], type);
                function.goesAllTheWay();
                function.counted(0);
                function.edges();
                function.counted(WarmVectors.WARM - 500);
                function.edges();
                function.counted(WarmVectors.WARM);
                function.edges();
                function.floats(Long.parseLong(arguments[2]));
                function.allocatesNothing();
            }
        }
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            System.out.println(name + ": " + what);
        }
    }

    private void counted(int values) throws ReflectiveOperationException {
        int functions = WarmVectors.count(network, values);
        require(functions == SCALAR.size(), functions + " functions in the class");
    }

    /** Ordinary values are left to nobody else. */
    private void goesAllTheWay() throws Throwable {
        float[] v = new float[64];
        for (int i = 0; i < v.length; i++) {
            v[i] = 0.01f + i / 8f;
        }
        int end = (int) vectors.invokeExact(v, 0, 64);
        require(end == 64, "vectors stop at " + end);
    }

    /** Edges and their neighbours, alone among ordinary values and all together, in ranges of all lengths and places. */
    private void edges() throws Throwable {
        for (float edge : EDGES) {
            for (int away = -3; away <= 3; away++) {
                float x = Float.intBitsToFloat(Float.floatToRawIntBits(edge) + away);
                for (int place = 0; place < 40; place += 13) {
                    float[] v = new float[40];
                    java.util.Arrays.fill(v, 0.7f);
                    v[place] = place % 2 == 0 ? x : -x;
                    same(v, away + 3, 40 - (away + 3) / 2);
                }
            }
        }
        float[] all = new float[2 * EDGES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i % 2 == 0 ? EDGES[i / 2] : -EDGES[i / 2];
        }
        same(all, 0, all.length);
    }

    private void same(float[] x, int from, int to) throws Throwable {
        float[] y = x.clone();
        each.invokeExact(y, from, to);
        for (int i = 0; i < x.length; i++) {
            compare(x[i], i >= from && i < to ? scalar.apply(x[i]) : x[i], y[i]);
        }
    }

    private void compare(float x, float expected, float found) {
        // floatToIntBits takes every NaN for the same
        if (Float.floatToIntBits(expected) != Float.floatToIntBits(found)) {
            System.out.println(name + " of " + x + ": " + expected + " by itself, " + found + " in an array");
            System.exit(1);
        }
    }

    /** Floats with the bits 0, step, 2 step and so on; of those that are left to StrictMath, which is slow, a part. */
    private void floats(long step) throws Throwable {
        float[] x = new float[CHUNK];
        float[] y = new float[CHUNK];
        for (long first = 0; first < 1L << 32; first += CHUNK * step) {
            boolean strict =
                    (name.equals("sin") || name.equals("cos")) && Math.abs(Float.intBitsToFloat((int) first)) > 8192;
            if (step == 1 && strict && first / CHUNK % 61 != 0) {
                continue;
            }
            for (int i = 0; i < CHUNK; i++) {
                x[i] = Float.intBitsToFloat((int) (first + i * step));
            }
            System.arraycopy(x, 0, y, 0, CHUNK);
            each.invokeExact(y, 0, CHUNK);
            for (int i = 0; i < CHUNK; i++) {
                compare(x[i], scalar.apply(x[i]), y[i]);
            }
        }
    }

    /** Once warm; the virtual machine itself may add some bytes now and then. */
    private void allocatesNothing() throws Throwable {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        float[] v = new float[96];
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 300 && least > 0; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int call = 0; call < 100; call++) {
                java.util.Arrays.fill(v, 0.3f);
                each.invokeExact(v, 0, 96);
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        require(least == 0, least + " bytes for a hundred calls");
    }
}
