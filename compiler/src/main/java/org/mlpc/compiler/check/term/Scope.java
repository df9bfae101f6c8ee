package org.mlpc.compiler.check.term;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mlpc.compiler.expr.Expr;

/**
 * The values that names stand for at one place.
 *
 * @param values by name, in order of their declaration
 * @param definition the declaration whose expression this is; its own name means the built-in function
 */
public record Scope(Map<String, Expr> values, String definition) {
    /** A scope without names. */
    public static Scope empty() {
        return new Scope(Map.of(), "");
    }

    /** The value of a name. */
    public Optional<Expr> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** This scope with one more name. */
    public Scope with(String name, Expr value) {
        Map<String, Expr> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Scope(more, definition);
    }
}
