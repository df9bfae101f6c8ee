package org.mlpc.compiler.codegen;

import org.mlpc.compiler.network.Activation.Drawn;

/** Spells what is drawn for a unit of an example. */
final class DrawnNumbers {
    private DrawnNumbers() {}

    /** A number between two bounds in JavaPoet's format, with the type of the draws still to be filled in. */
    static String value(Unit unit, Drawn drawn, String key, String index) {
        String uniform = "$T.uniform(" + key + ", " + index + ")";
        double spread = drawn.high() - drawn.low();
        String scaled = spread == 1 ? uniform : unit.real().literal(spread) + " * " + uniform;
        return drawn.low() == 0 ? scaled : unit.real().literal(drawn.low()) + " + " + scaled;
    }
}
