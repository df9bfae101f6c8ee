package org.mlpc.compiler.std;

import java.util.List;
import org.mlpc.compiler.schedule.CodeTarget;

/**
 * A shape that the scheduler gives a kernel form of its own.
 *
 * @param name begins the names of its networks
 * @param target what its code may use
 * @param inputs of the network
 * @param units of its hidden layer
 * @param outputs of the network
 * @param batch examples of a step
 */
record Form(String name, CodeTarget target, int inputs, int units, int outputs, int batch) {
    /** Forms of plain Java: one example after the other; layers of straight lines between loops; loops. */
    static final List<Form> PLAIN = List.of(
            new Form("Example", CodeTarget.JAVA, 4, 8, 3, 16),
            new Form("Straight", CodeTarget.JAVA, 30, 12, 3, 7),
            new Form("Loops", CodeTarget.JAVA, 20, 40, 3, 7));

    /** Forms with vectors: across examples, across units, and with remainders of both. Small batches have none. */
    static final List<Form> VECTOR = List.of(
            new Form("Small", CodeTarget.VECTOR, 4, 8, 3, 32),
            new Form("Narrow", CodeTarget.VECTOR, 64, 32, 10, 32),
            new Form("Wide", CodeTarget.VECTOR, 100, 130, 5, 50));

    /** A network of this form. */
    String network(String suffix, String activation, String optimizer) {
        return "network " + name + suffix + " { input " + inputs + "  dense " + units + " " + activation + "  dense "
                + outputs + " identity { init normal(0, 0.1) }\nloss half_squared_error  optimizer " + optimizer
                + "  train { batch " + batch + " } }";
    }
}
