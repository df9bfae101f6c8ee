package com.acme;

public final class App {
    private App() {}

    public static void main(String[] args) {
        Net net = new Net();
        float[] y = new float[1];
        net.predict(new float[] {0, 1}, y);
        System.out.println(net.getClass().getModule() + ", " + net.getClass().getInterfaces()[0].getModule());
        System.out.println(y[0] > 0 && y[0] < 1);
    }
}
