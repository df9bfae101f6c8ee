package org.mlpc.compiler.codegen;

import org.mlpc.compiler.network.Inputs;

/** Spells the scale of the inputs. */
final class ScaleEmitter {
    private ScaleEmitter() {}

    /** Whether the scale is all that happens to the inputs; otherwise it is a part of how they become columns. */
    static boolean alone(Unit unit) {
        return unit.network().inputs().scaled() && !InputEmitter.coded(unit);
    }

    /** The value of an input where the first layer reads it; its index chooses offset and factor. */
    static String scaled(Unit unit, String value, String index) {
        return alone(unit) ? applied(unit, value, index) : value;
    }

    /** The scaled value of a number. */
    static String applied(Unit unit, String value, String index) {
        Inputs inputs = unit.network().inputs();
        if (inputs.fitted()) {
            return "(" + value + " - offset[" + index + "]) * factor[" + index + "]";
        }
        return inputs.scaled() ? value + " * SCALE" : value;
    }
}
