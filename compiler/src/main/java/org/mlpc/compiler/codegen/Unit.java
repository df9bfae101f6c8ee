package org.mlpc.compiler.codegen;

import java.util.Set;
import org.mlpc.compiler.codegen.vector.Kernels;
import org.mlpc.compiler.network.Network;
import org.mlpc.compiler.schedule.Schedule;

/**
 * What all emitters of one class share.
 *
 * @param schedule what is spelled
 * @param real the precision
 * @param imports what the code uses by bare names
 * @param scratch arrays the code works in
 * @param formulas the equations for its comments
 * @param kernels methods with vectors
 * @param rows methods that add rows
 * @param always whether what is spelled runs with vectors only
 */
record Unit(
        Schedule schedule,
        Real real,
        Imports imports,
        Scratch scratch,
        Formulas formulas,
        Kernels kernels,
        RowKernels rows,
        boolean always) {
    static Unit of(Schedule schedule) {
        Real real = Real.of(schedule.order().network().train().precision());
        Scratch scratch = new Scratch(real.type());
        return new Unit(
                schedule,
                real,
                new Imports(),
                scratch,
                new Formulas(schedule),
                new Kernels(),
                new RowKernels(real),
                false);
    }

    /** The same class where it learns a batch layer by layer. */
    Unit batched() {
        Schedule layers = schedule.batched().orElseThrow();
        return new Unit(layers, real, imports, scratch, new Formulas(layers), kernels, rows, true);
    }

    Network network() {
        return schedule.order().network();
    }

    /** The weight of a class, in Java. */
    String classWeight(int unit) {
        return real.literal(network().classWeights().get(unit));
    }

    String type() {
        return real.type();
    }

    String array() {
        return real.type() + "[]";
    }

    Set<String> functions() {
        return imports.elementary();
    }

    /** The runtime's fused multiply-add is used by affine layers in float. */
    void affine() {
        if (real == Real.FLOAT) {
            imports.elementary().add("fma");
        }
    }

    /** The constant that says where trained parameters end. */
    String trained() {
        return schedule.trained() == network().parameters() ? "PARAMETERS" : "TRAINED";
    }
}
