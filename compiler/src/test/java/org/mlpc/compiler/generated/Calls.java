package org.mlpc.compiler.generated;

import org.mlpc.runtime.DoubleNetwork;
import org.mlpc.runtime.Network;

/** The calls of a generated class in doubles; with float32 the values must be floats. */
public interface Calls {
    Network network();

    void fitScale(double[] x, int n);

    double[] outputs(double[] x, int n);

    double loss(double[] x, double[] t, int n);

    double step(double[] x, double[] t, int n);

    double step(double[] x, int[] labels, int n);

    void accumulate(double[] x, double[] t, int n);

    double update(int examples);

    /** The loss, and its gradient in g. */
    double gradient(double[] x, double[] t, int n, double[] g);

    /** Another instance in the same state. */
    Calls copy();

    /** Of a class in float. */
    record Floats(Network network) implements Calls {
        private static float[] floats(double[] values) {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }

        private static void widen(float[] values, double[] doubles) {
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = values[i];
            }
        }

        @Override
        public void fitScale(double[] x, int n) {
            network.fitScale(floats(x), n);
        }

        @Override
        public double[] outputs(double[] x, int n) {
            float[] y = new float[n * network.outputs()];
            network.predict(floats(x), y, n);
            double[] outputs = new double[y.length];
            widen(y, outputs);
            return outputs;
        }

        @Override
        public double loss(double[] x, double[] t, int n) {
            return network.loss(floats(x), floats(t), n);
        }

        @Override
        public double step(double[] x, double[] t, int n) {
            return network.step(floats(x), floats(t), n);
        }

        @Override
        public double step(double[] x, int[] labels, int n) {
            return network.step(floats(x), labels, n);
        }

        @Override
        public void accumulate(double[] x, double[] t, int n) {
            network.accumulate(floats(x), floats(t), n);
        }

        @Override
        public double update(int examples) {
            return network.update(examples);
        }

        @Override
        public double gradient(double[] x, double[] t, int n, double[] g) {
            float[] gradient = new float[g.length];
            double loss = network.gradient(floats(x), floats(t), n, gradient);
            widen(gradient, g);
            return loss;
        }

        @Override
        public Calls copy() {
            return new Floats(network.copy());
        }
    }

    /** Of a class in double. */
    record Doubles(DoubleNetwork exact) implements Calls {
        @Override
        public Network network() {
            return exact;
        }

        @Override
        public void fitScale(double[] x, int n) {
            exact.fitScale(x, n);
        }

        @Override
        public double[] outputs(double[] x, int n) {
            double[] y = new double[n * exact.outputs()];
            exact.predict(x, y, n);
            return y;
        }

        @Override
        public double loss(double[] x, double[] t, int n) {
            return exact.loss(x, t, n);
        }

        @Override
        public double step(double[] x, double[] t, int n) {
            return exact.step(x, t, n);
        }

        @Override
        public double step(double[] x, int[] labels, int n) {
            return exact.step(x, labels, n);
        }

        @Override
        public void accumulate(double[] x, double[] t, int n) {
            exact.accumulate(x, t, n);
        }

        @Override
        public double update(int examples) {
            return exact.updateDouble(examples);
        }

        @Override
        public double gradient(double[] x, double[] t, int n, double[] g) {
            return exact.gradient(x, t, n, g);
        }

        @Override
        public Calls copy() {
            return new Doubles((DoubleNetwork) exact.copy());
        }
    }
}
