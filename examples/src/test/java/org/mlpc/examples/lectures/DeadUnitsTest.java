package org.mlpc.examples.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mlpc.examples.Page;
import org.mlpc.runtime.Trainer;

/** Lecture 16: units that no example can move any more. */
class DeadUnitsTest {
    private static final Data SINE = Data.sine(101);
    private static final int UNITS = 32;

    /** The hidden units whose weight and bias no example would change. */
    private static Set<Integer> dead(Running network) {
        Set<Integer> dead = new TreeSet<>();
        for (int unit = 0; unit < UNITS; unit++) {
            dead.add(unit);
        }
        for (double[] row : SINE.rows()) {
            double[] gradient = network.gradient(new double[] {row[0]}, new double[] {row[1]});
            double[] bias = network.part(gradient, "hidden.bias");
            dead.removeIf(unit -> bias[unit] != 0);
        }
        return dead;
    }

    /** The hidden units that say 0 to every example, asked from the layer alone. */
    private static Set<Integer> silent(Running network) {
        Running hidden = Lecture.of("16").network("RectifiedHidden");
        hidden.network().write("hidden.weight", network.read("hidden.weight"));
        hidden.network().write("hidden.bias", network.read("hidden.bias"));
        Set<Integer> silent = new TreeSet<>();
        double[] said = hidden.predict(SINE.x());
        for (int unit = 0; unit < UNITS; unit++) {
            boolean any = false;
            for (int i = unit; i < said.length; i += UNITS) {
                any |= said[i] != 0;
            }
            if (!any) {
                silent.add(unit);
            }
        }
        return silent;
    }

    private static Running trained(String name) {
        Running network = Lecture.of("16").network(name);
        new Trainer(network.network()).train(SINE.dataset());
        return network;
    }

    @Test
    void lecture16UnitsDieAtALargeRate() throws IOException {
        Lecture lecture = Lecture.of("16");
        Page.require(lecture.folder().resolve("sine.csv"), SINE.csv());
        assertEquals(Set.of(), dead(lecture.network("Rectified")));
        Running network = trained("Rectified");
        Set<Integer> dead = dead(network);
        assertEquals(lecture.numbers("relu")[0], dead.size(), dead.toString());
        assertTrue(dead.size() >= 3, dead.toString());
        assertEquals(silent(network), dead);
    }

    @Test
    void lecture16LeakyUnitsDoNotDie() {
        Lecture lecture = Lecture.of("16");
        assertEquals(Set.of(), dead(lecture.network("Leaky")));
        assertEquals(lecture.numbers("leaky_relu")[0], dead(trained("Leaky")).size());
        assertEquals(0, lecture.numbers("leaky_relu")[0]);
    }
}
