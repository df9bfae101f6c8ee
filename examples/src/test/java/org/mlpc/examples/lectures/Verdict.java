package org.mlpc.examples.lectures;

import java.util.Arrays;

/** What the shape of two learning curves says. */
enum Verdict {
    /** The training loss itself stays high. */
    UNDER_FIT,
    /** The training loss falls while the validation loss climbs away from its lowest point. */
    OVER_FIT,
    /** Both fall, and stay together. */
    GOOD_FIT;

    /**
     * Judges.
     *
     * @param training the loss of each epoch
     * @param validation the same on examples that are held out
     * @param spread the loss of always guessing the mean
     */
    static Verdict of(double[] training, double[] validation, double spread) {
        if (end(training) > spread / 3) {
            return UNDER_FIT;
        }
        return end(validation) > 1.25 * lowest(validation) ? OVER_FIT : GOOD_FIT;
    }

    /** Where a curve ends: the mean of its last tenth. */
    static double end(double[] curve) {
        return Arrays.stream(curve, curve.length - curve.length / 10, curve.length)
                .average()
                .orElseThrow();
    }

    /** The lowest point of a curve. */
    static double lowest(double[] curve) {
        return Arrays.stream(curve).min().orElseThrow();
    }
}
