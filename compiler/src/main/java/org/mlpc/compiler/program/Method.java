package org.mlpc.compiler.program;

import java.util.List;
import java.util.Optional;

/**
 * Statements under a name.
 *
 * @param does what it does, for readers
 * @param parameters whole numbers that it is given
 * @param result the number that it gives back, if it does
 */
public record Method(String name, String does, List<Index> parameters, List<Statement> body, Optional<Access> result) {
    public Method {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }

    /** The same with other statements. */
    public Method with(List<Statement> statements) {
        return new Method(name, does, parameters, statements, result);
    }

    /** Gives nothing back. */
    public Method(String name, String does, List<Index> parameters, List<Statement> body) {
        this(name, does, parameters, body, Optional.empty());
    }
}
