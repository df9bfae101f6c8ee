package org.mlpc.runtime;

import java.util.Locale;

/** Guesses from the data why a training diverged. */
final class LikelyCause {
    /** Values beyond this make the first gradients so large that usual learning rates overshoot. */
    private static final double LARGE = 10;

    /** Examples looked at. */
    private static final int SAMPLE = 10_000;

    private LikelyCause() {}

    /** @param learned whether a step was taken before, so that the learning rate can be the cause */
    static String of(Network network, Dataset data, boolean learned) {
        double[] x = new double[data.features()];
        double[] t = new double[data.targets()];
        double input = 0;
        double target = 0;
        for (int i = 0; i < Math.min(SAMPLE, data.size()); i++) {
            data.input(i, x, 0);
            data.target(i, t, 0);
            for (int feature = 0; feature < x.length; feature++) {
                // categories and transformed numbers are seldom too large inside
                x[feature] = network.signature().kind(feature).isEmpty() ? x[feature] : 0;
            }
            input = Math.max(input, magnitude(x));
            target = Math.max(target, magnitude(t));
        }
        boolean scales = Tensor.any(network.tensors(), Tensor.Role.SCALE);
        String cause = learned
                ? "the learning rate is too large, try a tenth of it"
                : "a formula of the model or a weight that it starts with, since nothing is learned yet";
        if (input > LARGE && !scales) {
            cause += "; or the inputs are not scaled, they reach " + number(input) + " (see `scale standardize`)";
        } else if (target > LARGE) {
            cause += "; or the targets are too large, they reach " + number(target);
        }
        return cause;
    }

    private static double magnitude(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
