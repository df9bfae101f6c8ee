package org.mlpc.compiler.codegen;

import org.mlpc.compiler.network.Inputs;

/** Spells the scale of the inputs. */
final class ScaleEmitter {
    private ScaleEmitter() {}

    /** The scaled value of an input; its index chooses offset and factor. */
    static String scaled(Unit unit, String value, String index) {
        Inputs inputs = unit.network().inputs();
        if (inputs.fitted()) {
            return "(" + value + " - offset[" + index + "]) * factor[" + index + "]";
        }
        return inputs.scaled() ? value + " * SCALE" : value;
    }
}
