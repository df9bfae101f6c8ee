package org.mlpc.compiler.codegen;

import java.util.HashSet;
import java.util.Set;
import org.mlpc.compiler.network.JavaNames;
import org.mlpc.compiler.network.Optimizer;
import org.mlpc.compiler.network.Optimizer.Argument;

/** The names of what an optimizer keeps between steps. */
final class OptimizerFields {
    private OptimizerFields() {}

    /** The field of an argument; of a scheduled one the name of its value. */
    static String argument(String name) {
        String java = JavaNames.lowerCamel(name);
        return ClassMembers.taken(java) ? java + "_" : java;
    }

    /** The field of an argument: its value, or what multiplies its schedule. */
    static String field(Argument argument) {
        String java = argument(argument.name()) + (argument.schedule().isPresent() ? "Multiplier" : "");
        return ClassMembers.taken(java) ? java + "_" : java;
    }

    /** The array of a state, or the field of a scalar. */
    static String state(String name) {
        String java = JavaNames.lowerCamel(name);
        return ClassMembers.taken(java) ? java + "State" : java;
    }

    /** The fields of arguments, states and scalars. */
    static Set<String> fields(Optimizer optimizer) {
        Set<String> fields = new HashSet<>();
        optimizer.arguments().forEach(a -> fields.add(field(a)));
        optimizer.states().forEach(s -> fields.add(state(s.name())));
        optimizer.scalars().forEach(s -> fields.add(state(s.name())));
        return fields;
    }
}
