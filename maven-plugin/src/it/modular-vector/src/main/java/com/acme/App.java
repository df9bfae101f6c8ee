package com.acme;

import java.lang.reflect.Field;
import java.util.Arrays;

public final class App {
    private static final int EXAMPLES = 32;

    private App() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Net net = new Net();
        float[] x = new float[EXAMPLES * Net.FEATURES];
        float[] t = new float[EXAMPLES];
        for (int i = 0; i < x.length; i++) {
            x[i] = (i * 37 % 101) / 101f;
        }
        for (int step = 0; step < 10; step++) {
            net.step(x, t, EXAMPLES);
        }
        float[] y = new float[EXAMPLES];
        net.predict(x, y, EXAMPLES);
        Field vectors = Net.class.getDeclaredField("VECTORS");
        vectors.setAccessible(true);
        System.out.println(net.getClass().getModule() + ", vectors " + vectors.getBoolean(null));
        System.out.println(Arrays.toString(y));
    }
}
