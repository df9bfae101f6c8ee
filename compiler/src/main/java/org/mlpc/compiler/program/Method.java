package org.mlpc.compiler.program;

import java.util.List;

/**
 * Statements under a name.
 *
 * @param does what it does, for readers
 * @param parameters whole numbers that it is given
 */
public record Method(String name, String does, List<Index> parameters, List<Statement> body) {
    public Method {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }
}
