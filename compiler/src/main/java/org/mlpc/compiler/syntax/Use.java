package org.mlpc.compiler.syntax;

import java.util.List;
import java.util.Optional;
import org.mlpc.compiler.source.Span;

/**
 * A declaration called by name, such as {@code leaky_relu(alpha = 0.1)}; without brackets it has no arguments.
 *
 * @param span name and arguments
 * @param name what is called
 * @param arguments positional ones first as written; the checker refuses other orders
 */
public record Use(Span span, Name name, List<Argument> arguments) {
    public Use {
        arguments = List.copyOf(arguments);
    }

    /** One argument, named or by position. */
    public record Argument(Span span, Optional<Name> name, Term value) {}
}
