package org.mlpc.runtime;

import java.util.function.ToDoubleBiFunction;

/** Objectives whose minima are known; each counts how often it is evaluated. */
final class Landscape implements Objective {
    private final int size;
    private final ToDoubleBiFunction<double[], double[]> valueAndGradient;
    int evaluations;

    Landscape(int size, ToDoubleBiFunction<double[], double[]> valueAndGradient) {
        this.size = size;
        this.valueAndGradient = valueAndGradient;
    }

    /** Σ 100 (x[i+1] - x[i]²)² + (1 - x[i])², least at (1, 1, …). */
    static Landscape rosenbrock(int size) {
        return new Landscape(size, (x, g) -> {
            double value = 0;
            java.util.Arrays.fill(g, 0);
            for (int i = 0; i + 1 < x.length; i++) {
                double a = x[i + 1] - x[i] * x[i];
                double b = 1 - x[i];
                value += 100 * a * a + b * b;
                g[i] += -400 * a * x[i] - 2 * b;
                g[i + 1] += 200 * a;
            }
            return value;
        });
    }

    /** Σ ½ k (x[i] - 1)² with curvatures k from 1 to the condition, evenly spaced in the logarithm. */
    static Landscape quadratic(int size, double condition) {
        return new Landscape(size, (x, g) -> {
            double value = 0;
            for (int i = 0; i < x.length; i++) {
                double k = StrictMath.pow(condition, i / (x.length - 1.0));
                value += 0.5 * k * (x[i] - 1) * (x[i] - 1);
                g[i] = k * (x[i] - 1);
            }
            return value;
        });
    }

    /** log cosh (x - 3) + log cosh (y + 2) + 0.05 (x y)²: straight far away, so that steps must be lengthened. */
    static Landscape logCosh() {
        return new Landscape(2, (x, g) -> {
            double product = x[0] * x[1];
            g[0] = Math.tanh(x[0] - 3) + 0.1 * product * x[1];
            g[1] = Math.tanh(x[1] + 2) + 0.1 * product * x[0];
            return logCosh(x[0] - 3) + logCosh(x[1] + 2) + 0.05 * product * product;
        });
    }

    private static double logCosh(double x) {
        return Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x))) - Math.log(2);
    }

    /** (x² - 1)², concave between ±0.57, least at -1 and 1. */
    static Landscape doubleWell() {
        return new Landscape(1, (x, g) -> {
            double a = x[0] * x[0] - 1;
            g[0] = 4 * a * x[0];
            return a * a;
        });
    }

    /** |x|, which has no gradient where it is least. */
    static Landscape kink() {
        return new Landscape(1, (x, g) -> {
            g[0] = Math.signum(x[0]);
            return Math.abs(x[0]);
        });
    }

    /** (x + 0.001)² up to 0, and no number beyond. */
    static Landscape cliff() {
        return new Landscape(1, (x, g) -> {
            g[0] = x[0] > 0 ? Double.NaN : 2 * (x[0] + 0.001);
            return x[0] > 0 ? Double.NaN : (x[0] + 0.001) * (x[0] + 0.001);
        });
    }

    /** ½ mean squared error of a 1-6-1 tanh network that learns a sine from 21 points; weights w1, b1, w2, b2. */
    static Landscape network() {
        int units = 6;
        return new Landscape(3 * units + 1, (w, g) -> {
            java.util.Arrays.fill(g, 0);
            double loss = 0;
            for (int n = 0; n <= 20; n++) {
                double x = (n - 10) * 0.3;
                double[] a = new double[units];
                double y = w[3 * units];
                for (int u = 0; u < units; u++) {
                    a[u] = Math.tanh(w[u] * x + w[units + u]);
                    y += w[2 * units + u] * a[u];
                }
                double error = (y - Math.sin(x)) / 21;
                loss += 0.5 * 21 * error * error;
                g[3 * units] += error;
                for (int u = 0; u < units; u++) {
                    double dz = error * w[2 * units + u] * (1 - a[u] * a[u]);
                    g[u] += dz * x;
                    g[units + u] += dz;
                    g[2 * units + u] += error * a[u];
                }
            }
            return loss;
        });
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double valueAndGradient(double[] w, double[] g) {
        evaluations++;
        return valueAndGradient.applyAsDouble(w, g);
    }
}
