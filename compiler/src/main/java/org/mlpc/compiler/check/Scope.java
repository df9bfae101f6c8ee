package org.mlpc.compiler.check;

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
record Scope(Map<String, Expr> values, String definition) {
    /** A scope without names. */
    static Scope empty() {
        return new Scope(Map.of(), "");
    }

    /** The value of a name. */
    Optional<Expr> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** This scope with one more name. */
    Scope with(String name, Expr value) {
        Map<String, Expr> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Scope(more, definition);
    }
}
