package org.mlpc.compiler.codegen;

import org.mlpc.compiler.codegen.text.Symbols;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Optimizer.Argument;

/** The names of what an optimizer keeps between steps. */
final class OptimizerFields {
    private OptimizerFields() {}

    /** What callers say to an argument: its value, or what multiplies its schedule. */
    static String method(Argument argument) {
        String java = wish(argument);
        return TakenNames.taken(java) ? java + "_" : java;
    }

    private static String wish(Argument argument) {
        return JavaNames.lowerCamel(argument.name()) + (argument.schedule().isPresent() ? "Multiplier" : "");
    }

    /** The field of an argument: its value, or what multiplies its schedule. */
    static String field(Argument argument) {
        return Symbols.argument(wish(argument));
    }

    /** The array of a state, or the field of a scalar. */
    static String state(String name) {
        return Symbols.state(JavaNames.lowerCamel(name));
    }
}
