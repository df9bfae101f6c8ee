package org.mlpc.examples.lectures;

import java.util.Arrays;
import org.mlpc.runtime.DoubleNetwork;
import org.mlpc.runtime.Network;

/** A generated class at work, in doubles whatever its precision; an array holds whole examples. */
interface Running {
    Network network();

    /** The outputs of every example in x. */
    double[] predict(double... x);

    /** The mean loss. */
    double loss(double[] x, double[] t);

    /** The gradient, in the order of the tensors. */
    double[] gradient(double[] x, double[] t);

    /** One step of the optimizer. */
    void step(double[] x, double[] t);

    /** How far an answer may be from the exact one, as a share of the largest. */
    double tolerance();

    static Running of(Network network) {
        return network instanceof DoubleNetwork exact ? new Doubles(exact) : new Floats(network);
    }

    /** How many examples an array holds. */
    default int count(double[] x) {
        return x.length / network().features();
    }

    /** A tensor's values. */
    default double[] read(String tensor) {
        return network().read(tensor);
    }

    /** The part of a gradient that belongs to a tensor. */
    default double[] part(double[] gradient, String tensor) {
        int from = 0;
        for (var t : network().tensors()) {
            if (t.name().equals(tensor)) {
                return Arrays.copyOfRange(gradient, from, from + t.size());
            }
            from += t.size();
        }
        throw new AssertionError("no tensor " + tensor + " in " + network().tensors());
    }

    /** In double. */
    record Doubles(DoubleNetwork network) implements Running {
        @Override
        public double[] predict(double... x) {
            double[] y = new double[count(x) * network.outputs()];
            network.predict(x, y, count(x));
            return y;
        }

        @Override
        public double loss(double[] x, double[] t) {
            return network.loss(x, t, count(x));
        }

        @Override
        public double[] gradient(double[] x, double[] t) {
            double[] g = new double[network.parameters()];
            network.gradient(x, t, count(x), g);
            return g;
        }

        @Override
        public void step(double[] x, double[] t) {
            network.step(x, t, count(x));
        }

        @Override
        public double tolerance() {
            return 1e-12;
        }
    }

    /** In float. */
    record Floats(Network network) implements Running {
        private static float[] narrow(double[] values) {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }

        private static double[] widen(float[] values) {
            double[] doubles = new double[values.length];
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = values[i];
            }
            return doubles;
        }

        @Override
        public double[] predict(double... x) {
            float[] y = new float[count(x) * network.outputs()];
            network.predict(narrow(x), y, count(x));
            return widen(y);
        }

        @Override
        public double loss(double[] x, double[] t) {
            return network.loss(narrow(x), narrow(t), count(x));
        }

        @Override
        public double[] gradient(double[] x, double[] t) {
            float[] g = new float[network.parameters()];
            network.gradient(narrow(x), narrow(t), count(x), g);
            return widen(g);
        }

        @Override
        public void step(double[] x, double[] t) {
            network.step(narrow(x), narrow(t), count(x));
        }

        @Override
        public double tolerance() {
            return 1e-5;
        }
    }
}
